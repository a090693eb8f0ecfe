import Games
import Quantities

/// The same ladders as finite games, solved by the engine: in a few draws, evenly spread.
struct DeterCheck: Sendable {
  /// One draw, without or with a commitment.
  struct Line: Sendable {
    let draw: Int
    let isCommitted: Bool
    let challengerTypes: Int
    let defenderTypes: Int
    /// `nil` where the engine's certificate was refused.
    let comparison: FiniteDeterrence.Comparison?
  }

  private static let sampleCount = 8

  let lines: [Line]

  init(_ draws: DeterDraws, threads: Int, progress: ProgressHandler?) async throws {
    let count = min(Self.sampleCount, draws.all.count)
    lines = try await concurrentMap(
      2 * count, threads: threads, stage: "check", progress: progress
    ) { line in
      let (number, draw) = draws.all[line / 2 * draws.all.count / count]
      return try Line(number, draw.ladder, isCommitted: line % 2 == 1)
    }
  }

  /// Whether every game agrees with the crossings.
  var agrees: Bool { lines.allSatisfy { $0.comparison?.agrees == true } }
}

extension DeterCheck.Line {
  init(_ draw: Int, _ ladder: DeterrenceLadder, isCommitted: Bool) throws {
    let game = FiniteDeterrence(ladder, ladder.described(isCommitted: isCommitted))
    self.draw = draw
    self.isCommitted = isCommitted
    challengerTypes = game.challengerTypes
    defenderTypes = game.defenderTypes
    comparison = try game.comparison()
  }
}
