public import Quantities

/// What an ensemble finds at every point of a grid over some of the parameters.
public struct Sweep: Hashable, Sendable {
  /// A point of the grid.
  public struct Point: Hashable, Sendable {
    /// The values of the axes' parameters, in the order of the axes.
    public let coordinates: [Double]
    /// What was found there.
    public let findings: EnsembleFindings
  }

  /// The axes; the values of the last change fastest from point to point.
  public let axes: [ParameterDraws.Axis]
  /// The points of the grid.
  public let points: [Point]
}

extension Ensemble {
  /// Solves the same draws at every point of a grid; any finding can then be read off as a result.
  ///
  /// `draws` are those of the other parameters: `.best` for one game a point, `.seeded` for an ensemble with
  /// common random numbers. The number of draws is that of the points times that of the draws.
  /// - Throws: `CancellationError` when the surrounding task is cancelled.
  public func sweep(
    over axes: [ParameterDraws.Axis], draws: ParameterDraws, threads: Int,
    progress: ProgressHandler? = nil
  ) async throws -> Sweep {
    let result = try await solve(draws.over(axes), threads: threads, progress: progress)
    let points = result.findingsByPoint().enumerated().map { index, findings in
      Sweep.Point(coordinates: result.draws.coordinates(ofPoint: index), findings: findings)
    }
    return Sweep(axes: axes, points: points)
  }
}
