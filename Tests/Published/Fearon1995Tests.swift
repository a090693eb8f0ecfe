import Games
import Testing

/// Bargaining in the shadow of war after Fearon, "Rationalist explanations for war" (1995).
@Suite struct Fearon1995Tests {
  /// Known cost 0.2 of the proposer, cost uniform on 0...0.6 of the other: U(y) = (p + y)(0.6 −
  /// y)/0.6 + (p − 0.2)y/0.6 is largest at y = (0.6 − 0.2)/2, and y/0.6 = 1/3 of the types fight.
  @Test(arguments: [0.05, 0.3, 0.5, 0.79])
  func `demand and risk of war under private costs`(p: Double) throws {
    let model = try Ultimatum(setting: ["p": p, "c_A": 0.2, "low": 0, "high": 0.6])
    let equilibrium = try #require(model.solution()?.equilibria.first)
    #expect(abs((equilibrium["demand"] ?? 0) - (p + 0.2)) < 1e-12)
    #expect(abs((equilibrium["probability of war"] ?? 0) - 1.0 / 3) < 1e-12)
  }

  /// Discount factor 0.9, probability of winning from 0.3 to 0.6, cost 0.2: δp₂ − p₁ = 0.24 is
  /// above c_B(1 − δ)² = 0.002, so that the declining state attacks.
  @Test func `preventive war`() throws {
    let model = try PreventiveWar(setting: ["delta": 0.9, "p1": 0.3, "p2": 0.6, "c_B": 0.2])
    let solution = try #require(model.solution())
    #expect(abs((solution["shift of power that B cannot be paid for"] ?? 0) - 0.24) < 1e-12)
    #expect(abs((solution["cost of war that would make up for it"] ?? 0) - 0.002) < 1e-12)
    #expect(solution.equilibria.map { $0["probability of war"] } == [1])
  }

  /// Without the shift of power there is a deal that both prefer to war.
  @Test func `no preventive war without a shift of power`() throws {
    let solution = try #require(try PreventiveWar(setting: ["p1": 0.3, "p2": 0.3]).solution())
    #expect(solution.equilibria.map { $0["probability of war"] } == [0])
  }
}
