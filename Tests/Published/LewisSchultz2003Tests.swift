import Games
import Testing

/// Crisis signalling after Lewis and Schultz, "Revealing preferences" (2003), in which Jo,
/// "Nonuniqueness of the equilibrium in Lewis and Schultz's model" (2011), found several
/// equilibria.
@Suite struct LewisSchultz2003Tests {
  /// V_A = V_B = 1, W_A = −1.9, W_B = −2.8, a = −1.2, S_A = C_B = 0: resistance with probability
  /// 0.2964518 and 0.8740314 in the replication files of Crisman-Cox and Gibilisco, "Estimating
  /// signaling games in international relations" (2019); the third, which is unstable, was
  /// computed.
  @Test func `three equilibria of crisis signalling`() throws {
    let model = try CrisisSignalling(setting: [
      "V_A": 1, "V_B": 1, "W_A": -1.9, "W_B": -2.8, "a": -1.2, "S_A": 0, "C_B": 0,
    ])
    let solution = try #require(model.solution())
    #expect(solution.isComplete)
    let found = solution.equilibria.compactMap { $0["probability of resistance when challenged"] }
    #expect(found.count == 3)
    for (found, expected) in zip(found, [0.2964518, 0.4724232, 0.8740314]) {
      #expect(abs(found - expected) < 5e-8)
    }
  }
}
