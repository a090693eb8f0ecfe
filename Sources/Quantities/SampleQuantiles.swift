/// The middle of a sample: half of the values lie on either side; `nil` for none.
public func median(_ values: some Sequence<Double>) -> Double? {
  quantile(sorted: values.sorted(), at: 0.5)
}

/// The value at the share `share` of a sample in ascending order; `nil` for none.
///
/// The i-th of n values stands at the share (i - 1/2) / n, with straight lines between; before the
/// first and after the last stand these (definition 5 of Hyndman and Fan 1996, Hazen's). Draws of a
/// stratified sequence are centred in intervals in just this way. Equals `weightedQuantile` with
/// equal weights. NaN for a share outside 0...1.
public func quantile(sorted values: [Double], at share: Double) -> Double? {
  guard let first = values.first, let last = values.last else { return nil }
  guard share >= 0, share <= 1 else { return .nan }
  let position = share * Double(values.count) - 0.5
  guard position > 0 else { return first }
  guard position < Double(values.count - 1) else { return last }
  let index = Int(position)
  return between(values[index], values[index + 1], position - Double(index))
}

/// The value at the share `share` of the weight of a sample; `nil` where there is no weight.
///
/// In ascending order each value stands at the share of the weight below it plus half of its own, with
/// straight lines between; before the first and after the last stand these. Values without weight
/// play no part. Weights are finite and not negative, one for each value. NaN for a share outside
/// 0...1. Sorts: n log n.
public func weightedQuantile(values: [Double], weights: [Double], at share: Double) -> Double? {
  precondition(values.count == weights.count, "\(values.count) values, \(weights.count) weights")
  let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
  guard let first = order.first, let last = order.last else { return nil }
  guard share >= 0, share <= 1 else { return .nan }
  let target = share * order.reduce(0) { $0 + weights[$1] }
  var (below, previous, previousPlace) = (0.0, first, -Double.infinity)
  for index in order {
    let place = below + 0.5 * weights[index]
    if place >= target {
      guard previousPlace.isFinite else { return values[index] }
      let fraction = (target - previousPlace) / (place - previousPlace)
      return between(values[previous], values[index], fraction)
    }
    below += weights[index]
    (previous, previousPlace) = (index, place)
  }
  return values[last]
}

/// How many equally weighted draws are worth as much as these: (sum w)^2 / sum w^2 (Kish 1965).
///
/// From 1, where one draw has all the weight, to their number; 0 where there is no weight.
@inlinable
public func effectiveSampleSize(_ weights: some Collection<Double>) -> Double {
  // Scaled by the largest, so that squares neither overflow nor vanish.
  guard let largest = weights.max(), largest > 0 else { return 0 }
  var (sum, squares) = (0.0, 0.0)
  for weight in weights {
    let scaled = weight / largest
    sum += scaled
    squares += scaled * scaled
  }
  return sum * sum / squares
}

/// A point on the straight line from one value to another, exact at both ends.
private func between(_ low: Double, _ high: Double, _ fraction: Double) -> Double {
  low == high ? low : low * (1 - fraction) + high * fraction
}
