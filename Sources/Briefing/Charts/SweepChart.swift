/// Lines over a number that is varied: one for each thing asked for, with the range over equilibria as a
/// band, and marks where something changes.
public struct SweepChart: Chart, Hashable {
  /// What the vertical axis measures.
  public enum Axis: Hashable, Sendable {
    /// Probabilities from 0% to 100%.
    case percent
    /// Any other unit, over the range of the values.
    case values
  }

  /// A point of a line.
  public struct Point: Hashable, Sendable {
    /// The varied number.
    public let x: Double
    /// The smallest value there.
    public let low: Double
    /// The largest.
    public let high: Double

    /// A point with the range of its values.
    public init(x: Double, low: Double, high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// A line with its band.
  public struct Series: Hashable, Sendable {
    /// What it is.
    public let name: String
    /// The points, from left to right.
    public let points: [Point]

    /// A line through points.
    public init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// What the vertical axis measures.
  public let axis: Axis
  /// Words below the horizontal axis.
  public let axisTitle: String
  /// The lines; only the first six are drawn.
  public let series: [Series]
  /// Values of the varied number at which something changes.
  public let marks: [Double]

  /// A chart of lines.
  public init(
    title: String, description: String, axis: Axis, axisTitle: String, series: [Series],
    marks: [Double] = []
  ) {
    self.title = title
    self.description = description
    self.axis = axis
    self.axisTitle = axisTitle
    self.series = series
    self.marks = marks
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = SweepDrawing(self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }
}
