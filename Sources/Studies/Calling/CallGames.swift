import Games
import Quantities
import Reading
import Record

/// Makes games of demands: numbers of the file by draw, and the reading of intent as prior.
struct CallGames: Sendable {
  /// No belief is taken as smaller: what is impossible could not be learned (Lindley 1985).
  static let leastBelief = 1e-4

  let sheet: CallSheet
  let isEarnest: [Bool]
  /// Belief in each hypothesis by draw.
  let priors: [[Double]]
  let table: NumberTable

  init(
    _ subject: Case, _ sheet: CallSheet, _ posterior: IntentPosterior, seed: UInt64, threads: Int
  ) async throws {
    self.sheet = sheet
    isEarnest = subject.hypotheses.map { $0.isEarnest == true }
    priors = posterior.draws.map(Self.bounded)
    table = try await sheet.numbers.table(count: priors.count, seed: seed, threads: threads)
    if let problem = sheet.numbers.problem(in: table) {
      throw MissingSheet(sheet: .demands, problems: [problem])
    }
  }

  static func bounded(_ beliefs: [Double]) -> [Double] {
    let raised = beliefs.map { max($0, leastBelief) }
    let sum = raised.reduce(0, +)
    return raised.map { $0 / sum }
  }

  /// A demand in one draw.
  func game(_ demand: CallSheet.Demand, draw: Int) -> CallGame {
    game(demand, prior: priors[draw]) { table[$0, draw] }
  }

  /// A demand with a belief and with its numbers.
  func game(
    _ demand: CallSheet.Demand, prior: [Double], _ value: (CaseNumber) -> Double
  ) -> CallGame {
    CallGame(
      types: types(demand.stakes, prior, value), value: value(demand.value),
      price: value(demand.price), faked: value(demand.faked), mistaken: value(demand.mistaken))
  }

  /// A statement in one draw, as a demand that is met by saying it; what is said is heard.
  func game(_ stakes: CallSheet.Stakes, prior: [Double], draw: Int) -> CallGame {
    CallGame(types: types(stakes, prior) { table[$0, draw] })
  }

  private func types(
    _ stakes: CallSheet.Stakes, _ prior: [Double], _ value: (CaseNumber) -> Double
  ) -> [CallGame.TypeValues] {
    prior.indices.map {
      CallGame.TypeValues(
        prior: prior[$0], cost: value(stakes.cost[$0]), benefit: value(stakes.benefit[$0]),
        worth: value(stakes.worth[$0]), isEarnest: isEarnest[$0])
    }
  }
}
