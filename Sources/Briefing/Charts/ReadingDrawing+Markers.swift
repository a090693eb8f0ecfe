import Quantities

extension ReadingDrawing {
  private static let rowHeight = 18.0

  /// Height of the rows of numbers above the first panel.
  var badgesHeight: Double {
    Double((markers.map(\.row).max() ?? -1) + 1) * Self.rowHeight
  }

  /// Faint lines at the months and dotted lines at the markers, over a height of the drawing.
  func verticals(_ drawing: inout Drawing, top: Double, bottom: Double) {
    guard let time else { return }
    drawing.timeGrid(time, top: top, bottom: bottom)
    for place in markers { drawing.line(place.x, top, place.x, bottom, style: "marker") }
  }

  /// Numbers of the markers, with stems down to `bottom`.
  func badges(_ drawing: inout Drawing, top: Double, bottom: Double) {
    for (index, place) in markers.enumerated() {
      let y = top + Double(place.row) * Self.rowHeight + PlacedMarker.radius
      drawing.line(place.x, y, place.x, bottom, style: "marker")
      badge(index, &drawing, place.x, y)
    }
  }

  /// The list of what the numbers stand for; gives back where it ends.
  func markerKey(_ drawing: inout Drawing, top: Double) -> Double {
    var y = top
    for (index, marker) in markers.map(\.marker).enumerated() {
      let lines = TextMetrics.wrap("\(Dates.short(marker.day)): \(marker.label)", width - 26)
      badge(index, &drawing, 9, y + 8)
      drawing.text(lines, x: 24, top: y + 1, style: "s")
      y += max(Self.rowHeight + 1, Double(lines.count) * TextMetrics.lineHeight + 4)
    }
    return y
  }

  private func badge(_ index: Int, _ drawing: inout Drawing, _ x: Double, _ y: Double) {
    drawing.circle(x, y, radius: PlacedMarker.radius, style: "badge")
    drawing.text("\(index + 1)", x: x, y: y + 4, .middle, style: "s")
  }
}

/// A marker with the place of its number: in the first row in which it touches no other.
struct PlacedMarker {
  let marker: ReadingChart.Marker
  let x: Double
  let row: Int

  /// Radius of the circle around a number.
  static let radius = 8.0

  /// The markers in order of day; none without an axis of time.
  static func place(_ markers: [ReadingChart.Marker], on time: TimeScale?) -> [PlacedMarker] {
    guard let time else { return [] }
    let room = radius + 1
    var ends: [Double] = []
    return sorted(markers).map { marker in
      let x = time.x(marker.day)
      let row = ends.firstIndex { $0 <= x - room } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = x + room
      return PlacedMarker(marker: marker, x: x, row: row)
    }
  }

  private static func sorted(_ markers: [ReadingChart.Marker]) -> [ReadingChart.Marker] {
    markers.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }
}
