import Quantities
import Testing

@testable import Games

@Suite struct `Lemke and Howson` {
  @Test(
    arguments: [
      (SampleGames.matchingPennies, [[0.5, 0.5, 0.5, 0.5]]),
      (SampleGames.prisonersDilemma, [[0, 1, 0, 1]]),
      // Von Stengel 2007 (Algorithmic Game Theory, chapter 3), example 3.3.
      (
        "NFG 1 R \"\" { \"A\" \"B\" } { 3 2 } 3 3 2 2 0 3 3 2 5 6 6 1",
        [
          [0.8, 0.2, 0, 2.0 / 3, 1.0 / 3], [0, 1.0 / 3, 2.0 / 3, 1.0 / 3, 2.0 / 3],
          [1, 0, 0, 1, 0],
        ]
      ),
    ] as [(String, [[Double]])])
  func `finds all equilibria of small published games`(text: String, expected: [[Double]]) throws {
    let outcome = LemkeHowson().solve(try Game(NormalForm(nfg: text)), limits: Limits())
    #expect(outcome.assessments.count == expected.count)
    for profile in expected {
      #expect(outcome.assessments.contains { isClose($0.behaviour, profile) })
    }
  }

  @Test func `bluffs one third in stripped-down poker`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let outcome = LemkeHowson().solve(game, limits: Limits())
    let expected = [1, 0, 2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3]
    #expect(outcome.assessments.count == 1)
    #expect(outcome.assessments.allSatisfy { isClose($0.behaviour, expected) })
    #expect(outcome.assessments.allSatisfy { isClose($0.certificate.payoffs[0], 1.0 / 3) })
  }

  @Test func `values Kuhn poker at minus one eighteenth`() throws {
    let outcome = LemkeHowson().solve(try KuhnPoker.game(), limits: Limits())
    #expect(!outcome.assessments.isEmpty)
    #expect(outcome.stop == .finished)
    for assessment in outcome.assessments {
      #expect(isClose(assessment.certificate.payoffs[0], -1.0 / 18))
    }
  }

  @Test func `finds an odd number of equilibria in random games, each within rounding`() throws {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<150 {
      let counts = [1 + generator.below(7), 1 + generator.below(7)]
      let form = try NormalForm.drawn(counts, &generator)
      let outcome = LemkeHowson(mostStarts: .max).solve(try Game(form), limits: Limits())
      #expect(outcome.assessments.count % 2 == 1, "round \(round)")
      #expect(outcome.stop == .finished)
      #expect(outcome.assessments.allSatisfy { $0.certificate.isNash(within: 1e-12) })
    }
  }

  @Test func `finds all equilibria where coordination leaves none out of reach`() throws {
    // With equal payoffs on the diagonal and none elsewhere, every set of strategies has its own.
    let form = try NormalForm(
      nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 3 3 } 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0 1 1")
    let outcome = LemkeHowson().solve(try Game(form), limits: Limits())
    #expect(outcome.assessments.count == 7)
  }

  @Test func `ends on random games full of ties`() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<150 {
      let counts = [1 + generator.below(6), 1 + generator.below(6)]
      let payoffs = (0..<2 * counts[0] * counts[1]).map { _ in Number(generator.below(3)) }
      let form = try NormalForm.table(counts, payoffs)
      let outcome = LemkeHowson().solve(try Game(form), limits: Limits())
      #expect(!outcome.assessments.isEmpty)
      #expect(outcome.stop == .finished)
    }
  }

  @Test func `needs no scale and no origin`() throws {
    for stake in ["1e-12", "1e12", "1e250"] {
      let form = try NormalForm(
        nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } \(stake) -1 0 0 0 0 -\(stake) 1")
      let outcome = LemkeHowson().solve(try Game(form), limits: Limits())
      #expect(!outcome.assessments.isEmpty && outcome.stop == .finished)
    }
    let form = try NormalForm(
      nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } 1000001 7 1000000 8 1000000 8 1000001 7")
    let outcome = LemkeHowson().solve(try Game(form), limits: Limits())
    #expect(outcome.assessments.count == 1)
    #expect(outcome.assessments.allSatisfy { isClose($0.behaviour, [0.5, 0.5, 0.5, 0.5]) })
  }

  @Test func `mixes evenly in rock, paper, scissors and larger games like it`() throws {
    // Each strategy beats the half of the others that comes before it in a circle.
    for count in [3, 5, 15, 31] {
      let payoffs = (0..<count * count).flatMap { profile -> [Number] in
        let lead = (profile % count - profile / count + count) % count
        let gain = lead == 0 ? 0 : lead * 2 < count ? 1 : -1
        return [Number(gain), Number(-gain)]
      }
      let form = try NormalForm.table([count, count], payoffs)
      let outcome = LemkeHowson().solve(try Game(form), limits: Limits())
      let even = [Double](repeating: 1 / Double(count), count: 2 * count)
      #expect(outcome.assessments.count == 1)
      #expect(outcome.assessments.allSatisfy { isClose($0.behaviour, even) })
    }
  }

  @Test func `stops at the number that is wanted`() throws {
    let form = try NormalForm(
      nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 3 2 } 3 3 2 2 0 3 3 2 5 6 6 1")
    let outcome = LemkeHowson().solve(try Game(form), limits: Limits(mostEquilibria: 1))
    #expect(outcome.assessments.count == 1)
  }

  @Test func `says what it cannot solve`() throws {
    let company = try Game(NormalForm(nfg: SampleGames.threePlayers))
    #expect(
      LemkeHowson().solve(company, limits: Limits()).stop
        == .notApplicable("the game has 3 players; expected 2"))
    #expect(LemkeHowson(cap: 100).applicability(to: try KuhnPoker.game()) != .applicable)
  }
}

/// Whether a profile has these probabilities to rounding.
func isClose(_ profile: BehaviourProfile, _ expected: [Double]) -> Bool {
  profile.probabilities.count == expected.count
    && zip(profile.probabilities, expected).allSatisfy { isClose($0, $1, absolute: 1e-10) }
}

extension NormalForm {
  /// A two-player game from the payoffs of both in each profile.
  static func table(_ counts: [Int], _ payoffs: [Number]) throws -> NormalForm {
    let profiles = counts.reduce(1, *)
    return try NormalForm(
      players: counts.indices.map { "P\($0 + 1)" },
      strategies: counts.map { count in (0..<count).map { "s\($0 + 1)" } },
      numbers: counts.indices.flatMap { player in
        (0..<profiles).map { payoffs[$0 * counts.count + player] }
      })
  }

  /// A game with payoffs drawn from 0...1.
  static func drawn(_ counts: [Int], _ generator: inout SeededGenerator) throws -> NormalForm {
    let count = counts.reduce(counts.count, *)
    return try table(counts, (0..<count).map { _ in Number(generator.uniform()) ?? .zero })
  }
}
