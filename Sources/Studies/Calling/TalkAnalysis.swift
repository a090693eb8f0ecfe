import Games
import Quantities
import Reading
import Record

/// What each claim tells, since whoever makes it must want to: likelihood ratios from equilibria.
///
/// The belief before is that of deeds alone: a belief that words had shaped already would count them twice.
struct TalkAnalysis: Sendable {
  /// In the order of the case's propositions; entries for an audience before the one for all others.
  let claims: [SolvedClaim]
  /// Whether deeds were enough for a belief; otherwise the case's priors were taken.
  let restsOnDeeds: Bool

  /// Solves the claims of a case; `deeds` is the belief before them, in the first draws of the games.
  init(
    _ subject: Case, _ games: CallGames, deeds: IntentPosterior, threads: Int
  ) async throws {
    restsOnDeeds = deeds.restsOnEvidence
    let entries = Self.entries(subject, games.sheet)
    claims = try await concurrentMap(entries.count, threads: threads) {
      SolvedClaim(entries[$0], games, priors: deeds.draws.map(CallGames.bounded))
    }
  }

  /// A claim to an audience, or to all without an entry.
  struct Entry: Sendable {
    let proposition: Int
    let audience: String?
    let stakes: CallSheet.Stakes
    let why: String
    /// Number of affirmations of the target in the record.
    let count: Int
  }

  private static func entries(_ subject: Case, _ sheet: CallSheet) -> [Entry] {
    let said = subject.targetStatements.filter { $0.stance == .affirm }
    return subject.propositions.indices.flatMap { index -> [Entry] in
      let id = subject.propositions[index].id
      let made = said.filter { $0.proposition == id }
      let own = sheet.talk.filter { $0.proposition == id }
      let named = Set(own.compactMap(\.audience))
      var entries = own.map { talk in
        Entry(
          proposition: index, audience: talk.audience, stakes: talk.stakes, why: talk.why,
          count: made.count {
            talk.audience == nil ? !named.contains($0.audience) : $0.audience == talk.audience
          })
      }
      if !own.contains(where: { $0.audience == nil }) {
        entries.append(
          Entry(
            proposition: index, audience: nil, stakes: sheet.free, why: "",
            count: made.count { !named.contains($0.audience) }))
      }
      let isSpokenOf = subject.targetStatements.contains { $0.proposition == id }
      return isSpokenOf || !own.isEmpty ? entries : []
    }
  }
}

/// A claim to an audience in all draws.
struct SolvedClaim: Sendable {
  let entry: TalkAnalysis.Entry
  /// Whether saying it costs anybody anything.
  let isCostly: Bool
  /// Likelihood ratio of the claim, earnest against others, where it tells least and most.
  let least: Spread?
  let most: Spread?
  /// The chance that each type makes the claim relative to the mean of all, where it tells least.
  let relative: [Spread?]
  /// The probability that each type makes the claim, where it tells most.
  let saying: [Spread?]
  /// The share of draws in which every equilibrium pools.
  let pooling: Double

  init(_ entry: TalkAnalysis.Entry, _ games: CallGames, priors: [[Double]]) {
    self.entry = entry
    var least: [ClaimAnswer] = []
    var most: [ClaimAnswer] = []
    var (pooling, isCostly) = (0, false)
    for (draw, prior) in priors.enumerated() {
      let game = games.game(entry.stakes, prior: prior, draw: draw)
      let equilibria = game.equilibria()
      let answers = equilibria.map(ClaimAnswer.init)
      isCostly = isCostly || game.types.contains { $0.cost != 0 }
      if equilibria.allSatisfy(\.kind.isPooling) { pooling += 1 }
      if let one = answers.min(by: { $0.strength < $1.strength }) { least.append(one) }
      if let one = answers.max(by: { $0.strength < $1.strength }) { most.append(one) }
    }
    self.isCostly = isCostly
    self.least = Spread(finite: least.map(\.ratio))
    self.most = Spread(finite: most.map(\.ratio))
    let types = games.isEarnest.indices
    relative = types.map { type in Spread(finite: least.map { $0.relative[type] }) }
    saying = types.map { type in Spread(finite: most.map { $0.saying[type] }) }
    self.pooling = Double(pooling) / Double(priors.count)
  }

  /// Whether the claim moves nothing in the middle 90% of draws, in the equilibrium where it tells least.
  var movesNothing: Bool {
    guard let least else { return true }
    return least.low == 1 && least.high == 1
  }
}

/// What a claim tells in one equilibrium.
struct ClaimAnswer: Sendable {
  /// The probability that each type makes it.
  let saying: [Double]
  /// That of earnest types over that of the others; 1 where nobody makes it.
  let ratio: Double
  /// How far the ratio is from 1, either way.
  var strength: Double { max(ratio, 1 / ratio) }
  /// The probability of each type over the mean of all; 1 for each where nobody makes it.
  let relative: [Double]

  /// A ratio further from 1 counts as this: errors of coding bound what any report can tell.
  private static let largest = 100.0

  init(_ equilibrium: CallEquilibrium) {
    let types = equilibrium.game.types
    saying = equilibrium.meeting
    let meeting = equilibrium.meeting
    func chance(_ isCounted: (CallGame.TypeValues) -> Bool) -> Double {
      let counted = zip(types, meeting).filter { isCounted($0.0) }
      let mass = counted.reduce(0) { $0 + $1.0.prior }
      return counted.reduce(0) { $0 + $1.0.prior * $1.1 } / mass
    }
    let (earnest, others) = (chance { $0.isEarnest }, chance { !$0.isEarnest })
    ratio =
      equilibrium.kind.isPooling
      ? 1 : min(max(earnest / max(others, 1e-300), 1 / Self.largest), Self.largest)
    let mean = chance { _ in true }
    relative = meeting.map { equilibrium.kind.isPooling ? 1 : $0 / mean }
  }
}
