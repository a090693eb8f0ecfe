/// All fixed points of a function on an interval of positive numbers, isolated by interval
/// arithmetic.
///
/// Subdivision (Moore 1966; Neumaier 1990). A box is dropped where its image cannot meet it, or
/// where the mean-value form excludes a fixed point; it holds exactly one where the slope's
/// enclosure leaves out 1 and the signs at its ends differ. If the enclosures are right, no fixed
/// point is missed and none is counted twice; boxes too narrow to decide are reported, not guessed.
struct RootIsolation {
  /// Encloses the function over a box.
  let image: (Interval) -> Interval
  /// Encloses its slope over a box.
  let slope: (Interval) -> Interval

  /// What was found.
  struct Result {
    /// One enclosure per fixed point, in order.
    var roots: [Interval] = []
    /// Boxes that may hold none, one or several, because of a tangency or a limit.
    var undecided: [Interval] = []
  }

  private struct Box {
    let range: Interval
    /// Whether the function lies above the diagonal at each end.
    let isAbove: (lower: Bool, upper: Bool)
  }

  /// Looks in `range`, where the function is known to lie above the diagonal at the lower and below
  /// it at the upper end.
  func fixedPoints(in range: Interval, counter: inout StepCounter) -> Result {
    var result = Result()
    var boxes = [Box(range: range, isAbove: (true, false))]
    while let box = boxes.popLast() {
      guard counter.step(), counter.steps < 20_000 else {
        result.undecided.append(box.range)
        continue
      }
      examine(box, &boxes, &result)
    }
    result.roots.sort { $0.lower < $1.lower }
    result.undecided.sort { $0.lower < $1.lower }
    return result
  }

  private func examine(_ box: Box, _ boxes: inout [Box], _ result: inout Result) {
    let hasOppositeEnds = box.isAbove.lower != box.isAbove.upper
    guard hasOppositeEnds || image(box.range).intersection(box.range) != nil else { return }
    let excess = slope(box.range) - Interval(1)
    if !excess.containsZero {
      if hasOppositeEnds { result.roots.append(narrowed(box)) }
      return
    }
    if !hasOppositeEnds, isExcludedByMeanValue(box.range, excess) { return }
    guard box.range.width > 1e-10 * box.range.upper, let cut = certainCut(box.range) else {
      return result.undecided.append(box.range)
    }
    boxes.append(
      Box(
        range: Interval(cut.place, box.range.upper), isAbove: (cut.isAbove, box.isAbove.upper)))
    boxes.append(
      Box(
        range: Interval(box.range.lower, cut.place), isAbove: (box.isAbove.lower, cut.isAbove)))
  }

  private func isExcludedByMeanValue(_ range: Interval, _ excess: Interval) -> Bool {
    let middle = Interval(range.middle())
    return !(image(middle) - middle + excess * (range - middle)).containsZero
  }

  /// A place inside where the function certainly lies above or below the diagonal.
  private func certainCut(_ range: Interval) -> (place: Double, isAbove: Bool)? {
    for share in [0.5, 0.45, 0.56, 0.38, 0.63] {
      let place = range.middle(share)
      guard place > range.lower, place < range.upper else { continue }
      if let isAbove = isAbove(at: place) { return (place, isAbove) }
    }
    return nil
  }

  private func isAbove(at place: Double) -> Bool? {
    let gap = image(Interval(place)) - Interval(place)
    return gap.containsZero ? nil : gap.lower > 0
  }

  /// Bisects as long as the signs are certain.
  private func narrowed(_ box: Box) -> Interval {
    var range = box.range
    for _ in 0..<1_200 {
      let middle = range.middle()
      guard middle > range.lower, middle < range.upper, let above = isAbove(at: middle) else {
        break
      }
      range =
        above == box.isAbove.lower
        ? Interval(middle, range.upper) : Interval(range.lower, middle)
    }
    return range
  }
}
