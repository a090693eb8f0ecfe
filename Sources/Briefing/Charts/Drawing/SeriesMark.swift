/// The look of a series: a class for colour and dash, and a shape of its own.
struct SeriesMark {
  /// Position of the series; looks repeat after six.
  let index: Int

  var style: String { "s\(index % 6 + 1)" }

  /// Draws the shape of the series around a point.
  func draw(_ drawing: inout Drawing, _ x: Double, _ y: Double, radius: Double = 4) {
    let style = "mark \(style)"
    switch index % 6 {
    case 0: drawing.circle(x, y, radius: radius, style: style)
    case 1: drawing.rect(x - radius, y - radius, radius * 2, radius * 2, style: style)
    case 2: polygon(&drawing, x, y, [(0, -1.2), (1.2, 0.9), (-1.2, 0.9)], radius)
    case 3: polygon(&drawing, x, y, [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)], radius)
    case 4: polygon(&drawing, x, y, [(0, 1.2), (1.2, -0.9), (-1.2, -0.9)], radius)
    default: drawing.circle(x, y, radius: radius, style: style + " hollow")
    }
  }

  /// A short line with the shape in its middle, for legends.
  func sample(_ drawing: inout Drawing, _ x: Double, _ y: Double) {
    drawing.line(x, y, x + 28, y, style: "series \(style)")
    draw(&drawing, x + 14, y)
  }

  private func polygon(
    _ drawing: inout Drawing, _ x: Double, _ y: Double, _ corners: [(Double, Double)],
    _ radius: Double
  ) {
    var outline = Outline.through(corners.map { (x + $0.0 * radius, y + $0.1 * radius) })
    outline.close()
    drawing.path(outline, style: "mark \(style)")
  }
}
