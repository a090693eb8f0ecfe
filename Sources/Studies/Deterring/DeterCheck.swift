import Games

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

  init(_ draws: DeterDraws) throws {
    let count = min(Self.sampleCount, draws.all.count)
    lines = try (0..<count).flatMap { sample in
      let (number, draw) = draws.all[sample * draws.all.count / count]
      return try [false, true].map { isCommitted in
        try Line(number, draw.ladder, isCommitted: isCommitted)
      }
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
