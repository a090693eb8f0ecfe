/// The edges of a place in a drawing.
struct Box: Hashable {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  /// A place around a point.
  static func around(_ x: Double, _ y: Double, _ half: Double) -> Box {
    Box(left: x - half, top: y - half, right: x + half, bottom: y + half)
  }

  /// The place of a line of small text with its left end at `x` and its middle at `y`.
  static func text(_ width: Double, x: Double, middle y: Double) -> Box {
    Box(left: x, top: y - 7, right: x + width, bottom: y + 7)
  }

  /// The base line of the text that fills the place.
  var baseline: Double { bottom - 3 }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func holds(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }
}

/// Finds places for labels near their points, so that none covers another; the same each time.
///
/// Places are tried in rings around a point, from the nearest on. Of the free places in a ring the
/// one is taken that covers the fewest lines.
struct LabelPlacer {
  /// What no label leaves.
  let bounds: Box
  private var taken: [Box] = []
  private var lines: [Box] = []
  private static let radii: [Double] = [
    11, 16, 23, 33, 45, 60, 80, 105, 135, 170, 210, 260, 320, 400,
  ]
  private static let directions: [(x: Double, y: Double)] = [
    (0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7), (1, 0), (-1, 0), (0, -1), (0, 1),
    (0.92, -0.38), (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38), (0.38, -0.92), (0.38, 0.92),
    (-0.38, -0.92), (-0.38, 0.92),
  ]

  init(bounds: Box) { self.bounds = bounds }

  /// Marks a place that no label may cover.
  mutating func take(_ box: Box) { taken.append(box) }

  /// Marks a place that labels avoid where they can.
  mutating func avoid(_ box: Box) { lines.append(box) }

  /// Marks the places along a line, to be avoided.
  mutating func avoid(from a: (x: Double, y: Double), to b: (x: Double, y: Double)) {
    let pieces = max(1, min(60, Int(max(abs(b.x - a.x), abs(b.y - a.y)) / 8)))
    for piece in 0...pieces {
      let share = Double(piece) / Double(pieces)
      avoid(.around(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, 1.5))
    }
  }

  /// Takes the first free place for a text as wide as `width`, at most so many rings away.
  mutating func place(_ width: Double, x: Double, y: Double, rings: Int = .max) -> Box? {
    for radius in Self.radii.prefix(rings) {
      let boxes = Self.directions.map { direction in
        Box.text(
          width, x: x + direction.x * radius - width * Self.share(left: direction.x),
          middle: y + direction.y * (radius + 6))
      }
      if let box = best(of: boxes) {
        take(box)
        return box
      }
    }
    return nil
  }

  /// How much of a text lies to the left of where it is put.
  private static func share(left direction: Double) -> Double {
    direction == 0 ? 0.5 : direction < 0 ? 1 : 0
  }

  /// The free place among some that covers the fewest lines, the first of these.
  func best(of boxes: [Box]) -> Box? {
    let free = boxes.filter { box in bounds.holds(box) && !taken.contains { $0.overlaps(box) } }
    let costs = free.map { box in lines.count { $0.overlaps(box) } }
    guard let least = costs.min(), let index = costs.firstIndex(of: least) else { return nil }
    return free[index]
  }
}
