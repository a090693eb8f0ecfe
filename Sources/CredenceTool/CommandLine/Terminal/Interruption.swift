@preconcurrency import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C into a cancellation; a second one ends the program at once.
final class Interruption: Sendable {
  /// 128 + SIGINT, as shells expect.
  static let exitCode: Int32 = 130

  private let count: Mutex<Int>
  private let source: any DispatchSourceSignal

  init(_ cancel: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    count = Mutex(0)
    source.setEventHandler { [weak self] in
      guard let self, raise() == 1 else { _exit(Interruption.exitCode) }
      cancel()
    }
    source.resume()
  }

  /// Whether Ctrl-C was pressed.
  var isRaised: Bool { count.withLock { $0 > 0 } }

  private func raise() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
