import Quantities
import Testing

@testable import Games

@Suite struct `Sweeps and thresholds` {
  @Test func `show the challenge begin where the benefit exceeds belief times cost`() async throws {
    let game = try deterrence()
    let ensemble = try Ensemble(game)
    let axes = [
      ParameterDraws.Axis(parameter: 0, from: 0...4, count: 9),
      ParameterDraws.Axis(parameter: 2, from: 0...1, count: 5),
    ]
    let sweep = try await ensemble.sweep(over: axes, draws: .best(game), threads: 2)
    #expect(sweep.points.count == 45)
    #expect(sweep.points[6].coordinates == [0.5, 0.25])
    for point in sweep.points {
      let (benefit, belief) = (point.coordinates[0], point.coordinates[1])
      // A tie goes to the first action, which is to wait.
      #expect(point.findings.outcomes[0].lowest.mean == (benefit > 4 * belief ? 0 : 1))
    }
  }

  @Test func `use the same draws at every point`() async throws {
    let game = try deterrence(.uniform(low: 0, high: 4))
    let axes = [ParameterDraws.Axis(parameter: 2, values: [0.25, 0.5, 0.75])]
    let draws = ParameterDraws.seeded(game, count: 64, seed: 9)
    let grid = draws.over(axes)
    #expect(grid.count == 192)
    for draw in 0..<64 {
      for point in 0..<3 {
        let values = grid.values(ofDraw: point * 64 + draw)
        #expect(values[0] == draws.values(ofDraw: draw)[0])
        #expect(values[2] == axes[0].values[point])
      }
    }
    let sweep = try await Ensemble(game).sweep(over: axes, draws: draws, threads: 2)
    // The challenge comes where b > 4q: in 3/4, 1/2 and 1/4 of the draws.
    let peace = sweep.points.map { $0.findings.outcomes[0].lowest.mean }
    #expect(peace == [0.25, 0.5, 0.75])
    #expect(sweep.points.map(\.findings.drawCount) == [64, 64, 64])
  }

  @Test func `bracket the threshold of deterrence`() async throws {
    let game = try deterrence()
    let search = try await Ensemble(game).thresholds(
      of: game.parameter(named: "benefit"), in: 0...10)
    #expect(search.thresholds.count == 1)
    let threshold = try #require(search.thresholds.first)
    // b = q·k = 0.4 · 4, where waiting and challenging are worth the same.
    #expect(threshold.bracket.contains(1.6))
    #expect(threshold.bracket.upperBound - threshold.bracket.lowerBound <= 2e-8)
    #expect(threshold.below.inSome == ["status quo"])
    #expect(threshold.above.inEvery == ["response", "yielded"])
    #expect(search.first == threshold.below)
    #expect(!search.isCut)
  }

  @Test func `find every change of a game with several`() async throws {
    // The stag hunt and beyond: hunting alone pays x. Below 0 and above 4 other equilibria vanish.
    var tree = try ParametricGameTree(
      players: ["A", "B"], parameters: [Parameter("x", .number(3))])
    let first = try tree.move(at: tree.root, by: "A", in: "a", actions: ["stag", "hare"])
    let stag = try tree.move(at: first[0], by: "B", in: "b", actions: ["stag", "hare"])
    let hare = try tree.move(at: first[1], by: "B", in: "b", actions: ["stag", "hare"])
    try tree.end(at: stag[0], outcome: "both stag", payoffs: ["4", "4"])
    try tree.end(at: stag[1], outcome: "apart", payoffs: ["0", "x"])
    try tree.end(at: hare[0], outcome: "apart", payoffs: ["x", "0"])
    try tree.end(at: hare[1], outcome: "both hare", payoffs: ["x", "x"])
    let game = try tree.frozen()
    let search = try await Ensemble(game, method: .allExtreme)
      .thresholds(of: 0, in: -2...6, change: .equilibria)
    let middles = search.thresholds.map { ($0.bracket.lowerBound + $0.bracket.upperBound) / 2 }
    #expect(middles.count == 2)
    #expect(zip(middles, [0, 4]).allSatisfy { isClose($0, $1, absolute: 1e-8) })
    #expect(search.thresholds.map(\.below.equilibriumCount) == [1, 3])
    #expect(search.thresholds.map(\.above.equilibriumCount) == [3, 1])
  }

  @Test(arguments: [
    -1e308...1e308, 1...1.0000000000000004, 2...2,
    -Double.leastNonzeroMagnitude...Double.leastNonzeroMagnitude,
  ])
  func `take ranges of any width`(range: ClosedRange<Double>) async throws {
    let values = ParameterDraws.Axis(parameter: 0, from: range, count: 17).values
    #expect(values.first == range.lowerBound && values.last == range.upperBound)
    #expect(values == values.sorted())
    let search = try await Ensemble(deterrence()).thresholds(of: 0, in: range)
    #expect(search.thresholds.allSatisfy { range.contains($0.bracket.lowerBound) })
  }

  @Test func `name the nearest parameter`() throws {
    #expect(throws: ParametricGameError.unknownParameter("benefits", nearest: "benefit")) {
      try deterrence().parameter(named: "benefits")
    }
  }
}
