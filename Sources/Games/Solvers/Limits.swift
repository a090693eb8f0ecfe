public import Quantities

/// How long a solver may work, and what it is to find.
public struct Limits: Sendable {
  /// When to stop, or `nil` for no limit of time.
  public var deadline: ContinuousClock.Instant?
  /// Whether to stop now for any other reason; by default, whether the surrounding task is cancelled.
  public var isCancelled: @Sendable () -> Bool
  /// The most equilibria that are wanted.
  public var mostEquilibria: Int
  /// The largest regret of an equilibrium, as a share of the game's scale.
  public var tolerance: Double
  /// Told of progress from time to time.
  public var progress: ProgressHandler?

  /// Limits; without any, a solver works until it is done or its task is cancelled.
  ///
  /// The time is counted from now.
  public init(
    time: Duration? = nil, mostEquilibria: Int = .max,
    tolerance: Double = Certificate.defaultTolerance, progress: ProgressHandler? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) {
    deadline = time.map { ContinuousClock.now.advanced(by: $0) }
    self.mostEquilibria = mostEquilibria
    self.tolerance = tolerance
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Why to stop now, or `nil` to go on; asks the clock, so not for every step of a tight loop.
  public func stop() -> StopReason? {
    if isCancelled() { return .cancelled }
    if let deadline, ContinuousClock.now >= deadline { return .timeLimit }
    return nil
  }
}

/// Counts the steps of a solver, and looks at its limits now and then.
public struct StepCounter: Sendable {
  /// Steps until now.
  public private(set) var steps = 0
  /// Why to stop, once there is a reason.
  public private(set) var stop: StopReason?
  private let limits: Limits
  private let mask: Int

  /// Between two looks at the limits there are `interval` steps, rounded up to a power of two.
  public init(_ limits: Limits, interval: Int = 256) {
    self.limits = limits
    var power = 1
    while power < interval { power <<= 1 }
    mask = power - 1
  }

  /// Counts one step; false once the limits say stop.
  public mutating func step() -> Bool {
    if stop == nil, steps & mask == 0 { stop = limits.stop() }
    steps += 1
    return stop == nil
  }
}
