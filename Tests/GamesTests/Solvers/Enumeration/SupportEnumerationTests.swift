import Quantities
import Testing

@testable import Games

@Suite struct `Support enumeration` {
  private static func game(_ sizes: [Int], _ payoffs: [Int]) throws -> Game {
    let players = sizes.indices.map { "\"P\($0 + 1)\"" }.joined(separator: " ")
    let counts = sizes.map(String.init).joined(separator: " ")
    let numbers = payoffs.map(String.init).joined(separator: " ")
    return try Game(NormalForm(nfg: "NFG 1 R \"\" { \(players) } { \(counts) } \(numbers)"))
  }

  private static func drawn(_ sizes: [Int], _ generator: inout SeededGenerator) throws -> Game {
    let count = sizes.reduce(1, *) * sizes.count
    return try game(sizes, (0..<count).map { _ in generator.below(100_003) })
  }

  private static func rounded(_ outcome: SolverOutcome) -> Set<[Double]> {
    Set(outcome.assessments.map { $0.behaviour.probabilities.map { ($0 * 1e8).rounded() } })
  }

  @Test func `finds the mixed equilibrium of three who want company`() throws {
    // Each is indifferent exactly where the others' chances of one place sum to 1: all at 1/2.
    let game = try Game(NormalForm(nfg: SampleGames.threePlayers))
    let outcome = SupportEnumeration().solve(game, limits: Limits())
    #expect(outcome.completeness == .all)
    let half: Set<[Double]> = [[Double](repeating: 5e7, count: 6)]
    #expect(Self.rounded(outcome).isSuperset(of: half))
    #expect(outcome.assessments.count == 3)
  }

  @Test func `finds the nine equilibria of the game of McKelvey and McLennan`() throws {
    // McKelvey and McLennan 1997: nine equilibria, two of them totally mixed.
    let payoffs = [9, 8, 12, 0, 0, 0, 0, 0, 0, 9, 8, 2, 0, 0, 0, 3, 4, 6, 3, 4, 6, 0, 0, 0]
    let outcome = SupportEnumeration().solve(try Self.game([2, 2, 2], payoffs), limits: Limits())
    #expect(outcome.completeness == .all)
    #expect(outcome.assessments.count == 9)
    let mixed = outcome.assessments.filter { $0.behaviour.probabilities.allSatisfy { $0 > 1e-9 } }
    #expect(mixed.count == 2)
  }

  @Test func `agrees with vertex enumeration where no game is degenerate`() throws {
    var generator = SeededGenerator(seed: 17)
    for size in 1...4 {
      for _ in 0..<6 {
        let game = try Self.drawn([size, size], &generator)
        let outcome = SupportEnumeration().solve(game, limits: Limits())
        let expected = ExtremeEquilibria().solve(game, limits: Limits())
        #expect(Self.rounded(outcome) == Self.rounded(expected))
        #expect(outcome.completeness == .some)
      }
    }
  }

  @Test(arguments: [[2, 2, 2], [2, 3, 2], [2, 2, 2, 2]])
  func `finds an odd number in games that are not degenerate`(sizes: [Int]) throws {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<(sizes.count == 3 ? 12 : 3) {
      let game = try Self.drawn(sizes, &generator)
      let outcome = SupportEnumeration().solve(game, limits: Limits())
      #expect(outcome.completeness == .all)
      #expect(outcome.assessments.count % 2 == 1)
      let pure = PureEnumeration().solve(game, limits: Limits())
      #expect(Self.rounded(outcome).isSuperset(of: Self.rounded(pure)))
    }
  }

  @Test func `says that a continuum is not decided`() throws {
    let game = try Self.game([2, 2, 2], [Int](repeating: 1, count: 24))
    let outcome = SupportEnumeration().solve(game, limits: Limits())
    #expect(outcome.completeness == .some)
    #expect(outcome.assessments.count >= 8)
    #expect(outcome.refused.isEmpty)
  }

  @Test func `stops at the number that is wanted`() throws {
    let game = try Game(NormalForm(nfg: SampleGames.threePlayers))
    let outcome = SupportEnumeration().solve(game, limits: Limits(mostEquilibria: 1))
    #expect(outcome.assessments.count == 1)
    #expect(outcome.completeness == .some)
  }

  @Test func `refuses more supports than its cap`() throws {
    let outcome = SupportEnumeration().solve(try KuhnPoker.game(), limits: Limits())
    #expect(
      outcome.stop
        == .notApplicable("there would be more than 32768 combinations of supports"))
  }
}
