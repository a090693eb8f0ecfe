import Quantities
import Testing

@testable import Games

@Suite struct `Extreme equilibria` {
  private static func form(_ rows: Int, _ columns: Int, _ payoffs: String) throws -> NormalForm {
    try NormalForm(nfg: "NFG 1 R \"\" { \"A\" \"B\" } { \(rows) \(columns) } \(payoffs)")
  }

  private static func profiles(_ set: EquilibriumSet) -> [[Double]] {
    sorted(set.equilibria.map { set.profile($0).strategies.flatMap { $0 } })
  }

  private static func sorted(_ profiles: [[Double]]) -> [[Double]] {
    let rounded = profiles.map { $0.map { ($0 * 1e9).rounded() / 1e9 + 0 } }
    return rounded.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func agree(_ found: [[Double]], _ expected: [[Double]]) -> Bool {
    found.count == expected.count
      && zip(found.joined(), expected.joined()).allSatisfy { isClose($0, $1, absolute: 2e-9) }
  }

  @Test
  func `of the degenerate example of Avis, Rosenberg, Savani and von Stengel are three`() throws {
    // Avis and others 2010, game (8): an edge of equilibria and one by itself.
    let form = try Self.form(3, 2, "3 3 2 2 0 3 3 3 5 6 6 1")
    let set = try ExtremeEquilibria().equilibria(of: form)
    let third = 1.0 / 3
    let expected: [[Double]] = [
      [0, third, 2 * third, third, 2 * third], [1, 0, 0, 2 * third, third], [1, 0, 0, 1, 0],
    ]
    #expect(Self.agree(Self.profiles(set), expected))
    #expect(set.isComplete)
    #expect(Set(set.components.map(\.equilibria.count)) == [1, 2])
    let edge = try #require(set.components.first { $0.equilibria.count == 2 })
    #expect(edge.subsets.map { [$0.first.count, $0.second.count] } == [[1, 2]])
  }

  @Test func `of job-market signalling are three`() throws {
    // Watson 2013, exercise 29.6: separating, and an edge that pools on no education.
    let game = try Game(efg: SampleGames.watson)
    let outcome = ExtremeEquilibria().solve(game, limits: Limits())
    #expect(outcome.completeness == .all)
    let payoffs = outcome.assessments.map(\.certificate.payoffs).sorted { $0[0] < $1[0] }
    let expected: [[Double]] = [[4, 4], [4, 4], [14.0 / 3, 6]]
    #expect(Self.agree(payoffs, expected))
    let set = try ExtremeEquilibria().equilibria(of: game)
    #expect(Set(set.components.map(\.equilibria.count)) == [1, 2])
  }

  @Test func `of the battle of the sexes are three`() throws {
    let set = try ExtremeEquilibria().equilibria(of: Self.form(2, 2, "3 2 0 0 0 0 2 3"))
    #expect(Self.agree(Self.profiles(set), [[0, 1, 0, 1], [0.6, 0.4, 0.4, 0.6], [1, 0, 1, 0]]))
    #expect(set.components.count == 3)
  }

  @Test func `make an edge round a corner two Nash subsets of one component`() throws {
    // Each is indifferent while the other plays his first strategy, and prefers his own first otherwise.
    let set = try ExtremeEquilibria().equilibria(of: Self.form(2, 2, "1 1 1 1 1 1 0 0"))
    #expect(Self.agree(Self.profiles(set), [[0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 1, 0]]))
    #expect(set.components.count == 1)
    let subsets = set.components[0].subsets.map { [$0.first.count, $0.second.count] }
    #expect(Set(subsets) == [[1, 2], [2, 1]])
  }

  @Test func `of a game in which nothing matters are all pairs of pure strategies`() throws {
    let payoffs = [String](repeating: "7 7", count: 12 * 9).joined(separator: " ")
    let set = try ExtremeEquilibria().equilibria(of: Self.form(12, 9, payoffs))
    #expect(set.equilibria.count == 108)
    #expect(set.isComplete)
    #expect(set.components.map(\.subsets.count) == [1])
  }

  @Test(arguments: [21, 22, 23, 24] as [UInt64])
  func `are those that trying every system of tight inequalities finds`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let (rows, columns) = (1 + generator.below(4), 1 + generator.below(4))
      let span = [2, 3, 9][generator.below(3)]
      let payoffs = (0..<2 * rows * columns).map { _ in "\(generator.below(span))" }
      let form = try Self.form(rows, columns, payoffs.joined(separator: " "))
      let set = try ExtremeEquilibria().equilibria(of: form)
      let expected = Self.sorted(BimatrixBruteForce.extremeEquilibria(form))
      #expect(Self.agree(Self.profiles(set), expected), "\(payoffs)")
      #expect(set.isComplete)
    }
  }

  @Test(arguments: 1...5)
  func `are odd in number where the game is not degenerate`(size: Int) throws {
    var generator = SeededGenerator(seed: 400 + UInt64(size))
    for _ in 0..<40 {
      let payoffs = (0..<2 * size * size).map { _ in "\(generator.below(1_000_003))" }
      let form = try Self.form(size, size, payoffs.joined(separator: " "))
      let set = try ExtremeEquilibria().equilibria(of: form)
      #expect(set.equilibria.count % 2 == 1)
      #expect(set.components.count == set.equilibria.count)
    }
  }

  @Test func `of random trees are equilibria, and hold all pure ones`() throws {
    var random = RandomGames(seed: 61)
    random.depth = 4
    var count = 0
    for _ in 0..<80 {
      let game = try random.next()
      guard ExtremeEquilibria(cap: 150).applicability(to: game) == .applicable else { continue }
      let outcome = ExtremeEquilibria().solve(game, limits: Limits())
      #expect(outcome.completeness == .all && outcome.refused.isEmpty)
      let found = Set(outcome.assessments.map { $0.behaviour.rounded })
      for pure in PureEnumeration().solve(game, limits: Limits()).assessments {
        #expect(found.contains(pure.behaviour.rounded))
      }
      count += outcome.assessments.count
    }
    #expect(count > 100)
  }

  @Test func `see ties that sums in double precision hide`() throws {
    // 0.1 + 0.2 is 0.3, but not in doubles.
    let game = try Game(
      efg: """
        EFG 2 R "" { "A" "B" } ""
        p "" 1 1 "" { "two steps" "one step" } 1 "" { 0.1 0 }
        p "" 2 1 "" { "on" } 2 "" { 0.2 0 }
        t "" 3 "" { 0 0 }
        p "" 2 1 "" { "on" } 4 "" { 0.2 0 }
        t "" 5 "" { 0 0 }
        """)
    #expect(game.payoff(player: 0, terminal: 0) == game.payoff(player: 0, terminal: 1))
    let tied = try Game(
      efg: """
        EFG 2 R "" { "A" "B" } ""
        p "" 1 1 "" { "two steps" "one step" } 0
        p "" 2 1 "" { "on" } 1 "" { 0.1 0 }
        t "" 2 "" { 0.2 0 }
        p "" 2 1 "" { "on" } 0
        t "" 3 "" { 0.3 0 }
        """)
    #expect(tied.payoff(player: 0, terminal: 0) != tied.payoff(player: 0, terminal: 1))
    #expect(try ExtremeEquilibria().equilibria(of: tied).equilibria.count == 2)
  }

  @Test func `hold for payoffs of very different size`() throws {
    let form = try Self.form(2, 2, "1e12 1e-12 0 0 0 0 1e-12 1e12")
    let set = try ExtremeEquilibria().equilibria(of: form)
    #expect(set.equilibria.count == 3)
    #expect(set.isComplete)
    let mixed = try #require(
      set.equilibria.map(set.profile).first {
        $0.strategies[0][0] > 0.5 && $0.strategies[1][0] < 0.5
      })
    #expect(isClose(mixed.strategies[1][0] * 1e24, 1, absolute: 1e-9))
  }

  @Test func `stop at the number that is wanted`() throws {
    let game = try Game(efg: SampleGames.watson)
    let outcome = ExtremeEquilibria().solve(game, limits: Limits(mostEquilibria: 2))
    #expect(outcome.assessments.count == 2)
    #expect(outcome.completeness == .some)
    #expect(outcome.stop == .tooMany("there are more than 2 equilibria"))
  }

  @Test func `are given up where their faces would not fit into memory`() throws {
    // Every mixture of ten thousand strategies is an equilibrium.
    let payoffs = [String](repeating: "0 0", count: 10_000).joined(separator: " ")
    let set = try ExtremeEquilibria().equilibria(of: Self.form(1, 10_000, payoffs))
    #expect(
      set.stop == .tooMany("the vertices of a face need more memory than is allowed"))
    #expect(!set.isComplete && set.components.isEmpty)
  }

  @Test func `are sought in games of two players only`() throws {
    let game = try Game(NormalForm(nfg: SampleGames.threePlayers))
    #expect(
      ExtremeEquilibria().solve(game, limits: Limits()).stop
        == .notApplicable("the game does not have two players"))
    #expect(throws: GameError.self) { try ExtremeEquilibria().equilibria(of: game) }
  }
}

extension BehaviourProfile {
  /// Probabilities without their rounding errors.
  fileprivate var rounded: [Double] { probabilities.map { ($0 * 1e9).rounded() } }
}
