/// What one plan is worth to each type t of the challenger: `level` + t·`slope`.
struct PayoffLine: Hashable, Sendable {
  let level: Double
  let slope: Double
  /// The rung at which the plan begins; -1 for none.
  let start: Int

  /// Nothing at all.
  static let quiet = PayoffLine(level: 0, slope: 0, start: -1)

  func value(at type: Double) -> Double { level + type * slope }

  /// The least type, from 0, above which the line lies over a height; infinite where none does.
  func crossing(of height: Double) -> Double {
    if level > height { return 0 }
    return slope > 0 ? max(0, (height - level) / slope) : .infinity
  }
}

/// A stretch of types that make the same choice.
struct ChoiceSegment: Hashable, Sendable {
  let from: Double
  let to: Double
  let line: PayoffLine

  var length: Double { to - from }

  /// How much of it lies above a type.
  func length(above type: Double) -> Double { max(0, to - max(from, type)) }
}

/// The best of some lines for every type in 0...1: the upper envelope, from left to right.
///
/// Of equal lines the first counts. The number of lines times that of segments in steps.
func upperEnvelope(of lines: [PayoffLine]) -> [ChoiceSegment] {
  guard var current = best(of: lines, at: 0) else { return [] }
  var segments: [ChoiceSegment] = []
  var start = 0.0
  while let (end, next) = overtaking(current, among: lines, from: start), end < 1 {
    if end > start { segments.append(ChoiceSegment(from: start, to: end, line: current)) }
    (start, current) = (end, next)
  }
  segments.append(ChoiceSegment(from: start, to: 1, line: current))
  return segments
}

/// The highest line at a type; of several, the first of the steepest.
private func best(of lines: [PayoffLine], at type: Double) -> PayoffLine? {
  guard var best = lines.first else { return nil }
  for line in lines.dropFirst() {
    let (new, old) = (line.value(at: type), best.value(at: type))
    if new > old || (new == old && line.slope > best.slope) { best = line }
  }
  return best
}

/// Where the next steeper line rises above the current one, and which; of several, the steepest.
private func overtaking(
  _ current: PayoffLine, among lines: [PayoffLine], from start: Double
) -> (Double, PayoffLine)? {
  var found: (place: Double, line: PayoffLine)?
  for line in lines where line.slope > current.slope {
    let place = max(start, (current.level - line.level) / (line.slope - current.slope))
    let isFirst =
      found.map { place < $0.place || (place == $0.place && line.slope > $0.line.slope) } ?? true
    if isFirst { found = (place, line) }
  }
  return found
}
