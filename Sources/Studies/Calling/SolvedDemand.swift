import Games
import Quantities

/// A demand in all draws: which equilibria there are, and what follows in the best and the worst of them.
struct SolvedDemand: Sendable {
  /// What follows from an equilibrium.
  struct Answer: Hashable, Sendable {
    let kind: CallKind
    /// What the caller gets beyond acting on its belief without the demand.
    let gain: Double
    let exploitation: Double
    /// Belief in the earnest hypotheses after either sight; not a number where it never comes.
    let earnestIfMet: Double
    let earnestIfRefused: Double
    /// The probability that each type meets the demand.
    let meeting: [Double]

    init(_ equilibrium: CallEquilibrium) {
      kind = equilibrium.kind
      gain = equilibrium.gain
      exploitation = equilibrium.exploitation
      meeting = equilibrium.meeting
      let types = equilibrium.game.types
      func earnest(_ belief: [Double]?) -> Double {
        guard let belief else { return .nan }
        return zip(types, belief).reduce(0) { $1.0.isEarnest ? $0 + $1.1 : $0 }
      }
      earnestIfMet = earnest(equilibrium.beliefIfMet)
      earnestIfRefused = earnest(equilibrium.beliefIfRefused)
    }
  }

  /// What one draw has.
  struct Draw: Sendable {
    /// Belief in the earnest hypotheses before.
    let earnest: Double
    /// Cost to the earnest and the least cost to the others, as shares of what trust is worth to them.
    let costs: (earnest: Double, other: Double)
    /// What follows if the caller announces that it will trust where the demand looks met, and only there.
    let announced: Answer
    /// Whether doing as announced is then best for it, after either sight.
    let isKept: (ifRefused: Bool, ifMet: Bool)
    /// Kinds of equilibrium that there are.
    let kinds: Set<CallKind>
    /// The equilibria in which the caller does best and worst; `nil` where none was found.
    let best: Answer?
    let worst: Answer?
    /// What the caller loses if a type that exploits trust meets the demand and is trusted.
    let ifGamed: Double

    init(_ game: CallGame, _ equilibria: [CallEquilibrium]) {
      let answers = equilibria.map(Answer.init)
      let played = game.announced
      announced = Answer(played)
      isKept = played.isKept
      kinds = Set(answers.map(\.kind))
      best = answers.max { $0.gain < $1.gain }
      worst = answers.min { $0.gain < $1.gain }
      earnest = game.types.reduce(0) { $1.isEarnest ? $0 + $1.prior : $0 }
      func share(_ type: CallGame.TypeValues) -> Double {
        type.cost / (type.benefit * game.clarity)
      }
      costs = (
        game.types.lazy.filter(\.isEarnest).map(share).max() ?? .nan,
        game.types.lazy.filter { !$0.isEarnest }.map(share).min() ?? .nan
      )
      let exploited = game.types.filter { $0.worth < 0 }
      let mass = exploited.reduce(0) { $0 + $1.prior }
      ifGamed = exploited.reduce(0) { $0 - $1.prior * $1.worth } / mass - game.value
    }
  }

  let demand: CallSheet.Demand
  let draws: [Draw]
  /// How many draws the engine and the closed form agree in, and how many the engine left unsolved.
  let agreeing: Int
  let unsolved: Int
  let largestRegret: Double
  /// The share of draws in which the earnest meet it and nobody else does, if the caller announces what follows.
  let tells: Double
  /// The share of draws in which it tells and doing as announced is then best for the caller.
  let holds: Double
  /// The share of draws in which all types do the same, as announced, and in which the earnest alone refuse.
  let pools, reverses: Double
  /// Of the draws in which it tells, the share in which trust does not pay though it looks met, and in which
  /// it pays though it looks refused.
  let distrusts, trustsAnyway: Double
  /// Number of draws with an equilibrium.
  private let solved: Int
  /// Of these, how many have some equilibrium of a kind, and how many no other.
  private let someOf, onlyOf: [CallKind: Int]

  /// Solves a demand in all draws; linear in their number.
  init(_ demand: CallSheet.Demand, _ games: CallGames, types: [String]) async throws {
    let calls = games.priors.indices.map { games.game(demand, draw: $0) }
    let solved = try await CallEnsemble(calls, types: types, threads: 1)
    self.demand = demand
    let draws = zip(calls, solved.equilibria).map(Draw.init)
    self.draws = draws
    let count = Double(max(1, draws.count))
    let telling = draws.filter { $0.announced.kind == .separating }
    let tellingCount = Double(max(1, telling.count))
    tells = Double(telling.count) / count
    holds = Double(telling.count { $0.isKept.ifMet && $0.isKept.ifRefused }) / count
    pools = Double(draws.count { $0.announced.kind.isPooling }) / count
    reverses = Double(draws.count { $0.announced.kind == .reversed }) / count
    distrusts = Double(telling.count { !$0.isKept.ifMet }) / tellingCount
    trustsAnyway = Double(telling.count { !$0.isKept.ifRefused }) / tellingCount
    self.solved = draws.count { $0.best != nil }
    someOf = Self.counted { kind in draws.count { $0.kinds.contains(kind) } }
    onlyOf = Self.counted { kind in draws.count { $0.kinds == [kind] } }
    agreeing = solved.agreeingCount
    unsolved = solved.unsolvedCount
    largestRegret = solved.largestRegret
  }

  private static func counted(_ count: (CallKind) -> Int) -> [CallKind: Int] {
    Dictionary(uniqueKeysWithValues: CallKind.allCases.map { ($0, count($0)) })
  }

  /// The share of draws in which some equilibrium is of a kind.
  func some(_ kind: CallKind) -> Double { share(someOf[kind]) }

  /// The share of draws in which every equilibrium is of a kind.
  func every(_ kind: CallKind) -> Double { share(onlyOf[kind]) }

  private func share(_ count: Int?) -> Double {
    solved == 0 ? 0 : Double(count ?? 0) / Double(solved)
  }

  /// A number of each draw over the draws.
  func spread(_ value: (Draw) -> Double?) -> Spread? {
    Spread(finite: draws.map { value($0) ?? .nan })
  }

  /// The share of draws from which on a demand counts as a test.
  static let leastShare = 0.5

  /// Whether its answer would tell in most draws.
  var isTest: Bool { tells >= Self.leastShare }
}
