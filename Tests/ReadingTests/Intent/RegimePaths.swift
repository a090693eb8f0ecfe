import RealModule

/// The regime model by enumeration of every path: slow, and nothing else.
struct RegimePaths {
  var filtered: [[Double]] = []
  var predicted: [[Double]] = []
  var smoothed: [[Double]] = []
  /// log P(evidence up to each week).
  var evidence: [Double] = []
  /// P(state in the week after the last).
  var next: [Double] = []

  /// Enumerates all paths for log emissions, week × state.
  init(prior: [Double], logs: [[Double]], hazard: Double) {
    let (weeks, states) = (logs.count, prior.count)
    smoothed = [[Double]](repeating: [], count: weeks)
    for end in 0..<weeks {
      let paths = Self.paths(length: end + 1, states: states)
      let before = paths.map { Self.log(of: $0, prior, logs, hazard, seen: end) }
      let after = paths.map { Self.log(of: $0, prior, logs, hazard, seen: end + 1) }
      predicted.append(Self.marginal(paths, before, week: end, states))
      filtered.append(Self.marginal(paths, after, week: end, states))
      evidence.append(Self.sum(after))
      guard end == weeks - 1 else { continue }
      for week in 0..<weeks { smoothed[week] = Self.marginal(paths, after, week: week, states) }
    }
    let paths = Self.paths(length: weeks + 1, states: states)
    let all = paths.map { Self.log(of: $0, prior, logs, hazard, seen: weeks) }
    next = Self.marginal(paths, all, week: weeks, states)
  }

  private static func paths(length: Int, states: Int) -> [[Int]] {
    (0..<length).reduce([[]]) { paths, _ in
      paths.flatMap { path in (0..<states).map { path + [$0] } }
    }
  }

  private static func log(
    of path: [Int], _ prior: [Double], _ logs: [[Double]], _ hazard: Double, seen: Int
  ) -> Double {
    var sum = Double.log(prior[path[0]])
    for week in path.indices {
      if week > 0 {
        let isSame = path[week] == path[week - 1]
        sum += Double.log(isSame ? 1 - hazard : hazard / Double(prior.count - 1))
      }
      if week < seen { sum += logs[week][path[week]] }
    }
    return sum
  }

  private static func marginal(
    _ paths: [[Int]], _ logs: [Double], week: Int, _ states: Int
  ) -> [Double] {
    let total = sum(logs)
    var result = [Double](repeating: 0, count: states)
    for (path, log) in zip(paths, logs) { result[path[week]] += Double.exp(log - total) }
    return result
  }

  private static func sum(_ logs: [Double]) -> Double {
    let largest = logs.max() ?? 0
    return largest + Double.log(logs.reduce(0) { $0 + Double.exp($1 - largest) })
  }
}
