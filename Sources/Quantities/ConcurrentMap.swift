/// Told of the progress of long work: the stage, how many parts are done, and how many there are.
public typealias ProgressHandler = @Sendable (_ stage: String, _ done: Int, _ total: Int) -> Void

/// Results of `body` for 0..<count in order, computed by at most `threads` tasks at a time.
///
/// The result does not depend on `threads`: each part is a pure function of its index. Stops with
/// `CancellationError` when the surrounding task is cancelled.
public func concurrentMap<Value: Sendable>(
  _ count: Int, threads: Int, stage: String = "", progress: ProgressHandler? = nil,
  _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
  var results = [Value?](repeating: nil, count: count)
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var next = 0
    func start() {
      let index = next
      next += 1
      group.addTask {
        try Task.checkCancellation()
        return (index, try await body(index))
      }
    }
    while next < min(count, max(1, threads)) { start() }
    var done = 0
    while let (index, value) = try await group.next() {
      results[index] = value
      done += 1
      progress?(stage, done, count)
      if next < count { start() }
    }
  }
  return results.compactMap { $0 }
}
