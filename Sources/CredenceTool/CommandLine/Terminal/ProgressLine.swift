import Foundation
import Synchronization

/// One line on standard error that says how far long work is, shown after a second and only on a terminal.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant?
    var isShown = false
    var isFinished = false
  }

  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  private let start = ContinuousClock.now
  private let isWanted = Console.showsProgress
  private let state = Mutex(State())

  /// Told of progress from any task.
  func update(_ stage: String, _ done: Int, _ total: Int) {
    guard !stage.isEmpty, total > 0 else { return }
    show("\(stage): \(Int(Double(done) / Double(total) * 100))%", unlessShownFor: .zero)
  }

  /// Runs work that may not tell how far it is, and shows how long it has taken while it tells nothing.
  func waiting<Value: Sendable>(
    for stage: String, _ work: () async throws -> Value
  ) async rethrows -> Value {
    let clock = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: ProgressLine.patience)
        let seconds = (ContinuousClock.now - start).components.seconds
        show("\(stage): \(seconds) s", unlessShownFor: ProgressLine.patience)
      }
    }
    defer {
      clock.cancel()
      finish()
    }
    return try await work()
  }

  /// Shows a line once the work has taken a while, unless another was shown a moment ago.
  private func show(_ text: String, unlessShownFor pause: Duration) {
    let now = ContinuousClock.now
    guard isWanted, now - start > ProgressLine.patience else { return }
    state.withLock { state in
      if let last = state.lastShown, now - last < max(pause, ProgressLine.interval) { return }
      guard !state.isFinished else { return }
      state.lastShown = now
      state.isShown = true
      try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text)".utf8))
    }
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      guard state.isShown else { return }
      state.isShown = false
      try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }
  }
}
