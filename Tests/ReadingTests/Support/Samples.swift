/// Kolmogorov's distance between a sample and the uniform distribution on 1/steps, 2/steps, … 1.
func distanceFromUniform(_ values: [Double], steps: Int) -> Double {
  (1...steps).map { step in
    let bound = Double(step) / Double(steps)
    return abs(Double(values.count { $0 <= bound + 1e-12 }) / Double(values.count) - bound)
  }.max() ?? 1
}

extension Sequence {
  /// The results of `transform`, one after the other.
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var results: [Value] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
