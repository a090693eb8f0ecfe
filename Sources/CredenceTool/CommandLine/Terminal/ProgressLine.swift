import Foundation
import Synchronization

/// One line on standard error that says how far long work is, shown after a second and only on a terminal.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant?
    var isShown = false
  }

  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  private let start = ContinuousClock.now
  private let isWanted = Console.showsProgress
  private let state = Mutex(State())

  /// Told of progress from any task.
  func update(_ stage: String, _ done: Int, _ total: Int) {
    guard isWanted, !stage.isEmpty, total > 0 else { return }
    let now = ContinuousClock.now
    guard now - start > ProgressLine.patience else { return }
    state.withLock { state in
      if let last = state.lastShown, now - last < ProgressLine.interval { return }
      state.lastShown = now
      state.isShown = true
      let line = "\r\u{1B}[K\(stage): \(done * 100 / total)%"
      try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
    }
  }
}
