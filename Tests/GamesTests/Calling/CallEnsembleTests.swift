import Games
import Quantities
import Testing

@Suite("Demands, solved by the engine")
struct CallEnsembleTests {
  @Test("Engine and closed form have the same equilibria", arguments: [2, 3, 4])
  func agreement(types: Int) async throws {
    var random = RandomCalls(seed: UInt64(types))
    let calls = (0..<(types == 4 ? 60 : 400)).map { _ in
      random.call(types: types, earnest: 1, noise: 0.2)
    }
    let solved = try await CallEnsemble(
      calls, types: (0..<types).map { "type \($0)" }, threads: 2)
    #expect(solved.unsolvedCount == 0)
    #expect(solved.agreeingCount == calls.count)
    #expect(solved.largestRegret < 1e-9)
  }

  @Test("The engine's payoffs are those of the formulas")
  func payoffs() throws {
    var random = RandomCalls(seed: 9)
    let names = ["one", "two", "three"]
    let tree = try CallTree(types: names)
    for _ in 0..<50 {
      let call = random.call(types: 3)
      let game = try tree.game.game(at: tree.values(of: call))
      let values = (0..<game.informationSets.count).flatMap { _ -> [Double] in
        let share = random.number(0, 1)
        return [1 - share, share]
      }
      let profile = tree.equilibrium(call, behaviour: values)
      let certificate = try Assessment(BehaviourProfile(values), in: game).certificate
      #expect(abs(certificate.payoffs[1] - profile.payoffOfCaller) < 1e-12)
      let target = (0..<3).reduce(0) { $0 + call.types[$1].prior * profile.payoff(ofType: $1) }
      #expect(abs(certificate.payoffs[0] - target) < 1e-12)
    }
  }

  @Test("Without noise both have the same answers too")
  func withoutNoise() async throws {
    var random = RandomCalls(seed: 12)
    let calls = (0..<300).map { _ in random.call(types: 3, noise: 0) }
    let solved = try await CallEnsemble(calls, types: ["a", "b", "c"], threads: 2)
    for (call, found) in zip(calls, solved.equilibria) {
      #expect(Set(found.map(\.kind)) == call.kinds)
    }
  }
}
