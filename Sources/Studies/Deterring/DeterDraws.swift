import Games
import Quantities
import Record

/// What follows in one draw of the assumptions.
struct DeterDraw: Sendable {
  let ladder: DeterrenceLadder
  /// With the responses as described, without and with a public commitment to all of them.
  let bare, bound: DeterrenceOutcome
  /// With the best affordable responses, without and with a commitment.
  let best, bestBound: DeterrenceOutcome
  let responses, responsesBound: [BestResponse]
  /// For each rung, how a larger response works.
  let spirals: [SpiralRisk?]
  /// For each rung, sizes needed at `DeterDraws.credibilities`: for all types, and for most of them.
  let sizesForAll, sizesForMost: [[Double]]

  init(_ ladder: DeterrenceLadder) {
    self.ladder = ladder
    let described = ladder.described()
    bare = ladder.outcome(described)
    bound = ladder.outcome(ladder.described(isCommitted: true))
    best = ladder.outcome(ladder.best())
    bestBound = ladder.outcome(ladder.best(isCommitted: true))
    responses = ladder.bestResponses()
    responsesBound = ladder.bestResponses(isCommitted: true)
    spirals = ladder.spiralRisks(factor: DeterDraws.largerBy, described)
    sizesForAll = ladder.requiredSizes(credibilities: DeterDraws.credibilities, described)
    sizesForMost = ladder.requiredSizes(
      credibilities: DeterDraws.credibilities, upToType: DeterDraws.mostTypes, described)
  }

  /// The probability of any escalation if nothing ever answered it.
  var unanswered: Double {
    ladder.outcome(.init(sizes: ladder.rungs.map { _ in 0 })).escalation
  }
}

/// What follows in many draws.
struct DeterDraws: Sendable {
  /// Probabilities of a response, in the challenger's eyes, for which a size is worked out.
  static let credibilities = (0...10).map { Double($0) / 10 }
  /// The share of types that are to be deterred where not all are.
  static let mostTypes = 0.9
  /// By what factor a response is made larger to see whether that provokes.
  static let largerBy = 1.5
  private static let chunk = 256

  /// The draws whose numbers make a ladder, with their numbers in the sequence.
  let all: [(number: Int, draw: DeterDraw)]
  /// Number of draws, those left out included.
  let count: Int
  let seed: UInt64

  /// Works out `count` draws, the same on any number of threads.
  init(
    _ sheet: DeterSheet, count: Int, seed: UInt64, threads: Int, progress: ProgressHandler?
  ) async throws {
    let points = SobolDraws(count: count, seed: seed)
    let chunks = (count + Self.chunk - 1) / Self.chunk
    let parts = try await concurrentMap(
      chunks, threads: threads, stage: "draws", progress: progress
    ) { chunk in
      (chunk * Self.chunk..<min(count, (chunk + 1) * Self.chunk)).compactMap { number in
        let uniforms = sheet.numbers.assumptions.indices.map {
          points.uniform(draw: number, dimension: $0)
        }
        return sheet.ladder(sheet.numbers.values(at: uniforms)).map { (number, DeterDraw($0)) }
      }
    }
    all = parts.flatMap(\.self)
    self.count = count
    self.seed = seed
  }

  /// A value of every draw.
  func values(_ value: (DeterDraw) -> Double) -> [Double] { all.map { value($0.draw) } }

  /// The share of draws in which something holds.
  func share(_ holds: (DeterDraw) -> Bool) -> Double {
    all.isEmpty ? 0 : Double(all.count { holds($0.draw) }) / Double(all.count)
  }

  /// The middle of a value over the draws, with its 5% and 95% points.
  func spread(_ value: (DeterDraw) -> Double?) -> Spread? {
    Spread(all.compactMap { value($0.draw) })
  }
}
