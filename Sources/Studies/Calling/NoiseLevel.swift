import Games
import Quantities

/// How a demand fares where its answer is seen with less or more error than assumed.
struct NoiseLevel: Sendable {
  /// Multiples of the assumed chances of error.
  static let multiples = [0, 0.1, 0.5, 1, 2]

  /// Position of the demand in the file.
  let demand: Int
  let multiple: Double
  /// The share of draws in which only the earnest meet it, if the caller announces what follows.
  let tells: Double
  /// The share of draws in which it tells and doing as announced is then best for the caller.
  let separating: Double
  /// The share of draws with an equilibrium in which all types meet the demand.
  let allMeet: Double
  /// Belief in the earnest hypotheses after it looks met, if the caller announces what follows.
  let earnestIfMet: Spread?

  /// All demands at all multiples, by the closed form.
  static func all(_ games: CallGames, threads: Int) async throws -> [NoiseLevel] {
    try await concurrentMap(games.sheet.demands.count, threads: threads) { demand in
      multiples.map { NoiseLevel(games, demand, $0) }
    }.flatMap(\.self)
  }

  private init(_ games: CallGames, _ demand: Int, _ multiple: Double) {
    let count = min(games.priors.count, CallAnalysis.fewerDraws)
    var beliefs: [Double] = []
    var (tells, separating, allMeet) = (0, 0, 0)
    for draw in 0..<count {
      let game = games.game(games.sheet.demands[demand], draw: draw)
      let seen = game.seen(
        faked: min(game.faked * multiple, 0.49), mistaken: min(game.mistaken * multiple, 0.49))
      let played = seen.announced
      let (announced, isKept) = (SolvedDemand.Answer(played), played.isKept)
      let kinds = Set(seen.equilibria().map(\.kind))
      beliefs.append(announced.earnestIfMet)
      if announced.kind == .separating { tells += 1 }
      if announced.kind == .separating, isKept.ifMet, isKept.ifRefused { separating += 1 }
      if kinds.contains(.allMeet) { allMeet += 1 }
    }
    self.demand = demand
    self.multiple = multiple
    self.tells = Double(tells) / Double(count)
    self.separating = Double(separating) / Double(count)
    self.allMeet = Double(allMeet) / Double(count)
    earnestIfMet = Spread(finite: beliefs)
  }
}
