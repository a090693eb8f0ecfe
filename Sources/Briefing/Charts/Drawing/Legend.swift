/// Samples with their meaning, set one after the other and wrapped to the width.
struct Legend {
  /// One sample: its text, and how to draw it with its left end at x and its middle at y.
  struct Entry {
    let text: String
    let sampleWidth: Double
    let draw: (inout Drawing, Double, Double) -> Void

    /// Words without a sample.
    static func words(_ text: String) -> Entry {
      Entry(text: text, sampleWidth: 0) { _, _, _ in }
    }

    /// Where the text begins, from the left end of the entry.
    var textX: Double { sampleWidth > 0 ? sampleWidth + 6 : 0 }
  }

  let entries: [Entry]
  let x: Double
  let room: Double
  private static let lineHeight = 18.0

  /// Draws all entries below `top` and gives back where they end.
  func draw(_ drawing: inout Drawing, top: Double) -> Double {
    var x = self.x
    var y = top
    for entry in entries {
      let lines = TextMetrics.wrap(entry.text, room - entry.textX)
      let width = entry.textX + TextMetrics.widest(lines)
      if x > self.x, x + width > self.x + room {
        x = self.x
        y += Self.lineHeight
      }
      entry.draw(&drawing, x, y + 8)
      drawing.text(lines, x: x + entry.textX, top: y + 1, style: "s")
      y += Double(lines.count - 1) * TextMetrics.lineHeight
      x += width + 16
    }
    return entries.isEmpty ? top : y + Self.lineHeight
  }
}
