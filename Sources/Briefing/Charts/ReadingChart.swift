public import Quantities

/// Weekly probabilities of several hypotheses, in panels that share one axis of time.
///
/// Each panel is one reading (words only, deeds only, both). Below them, lanes of ticks show when
/// something was said or done. Dated markers run through all panels.
public struct ReadingChart: Chart, Hashable {
  /// One hypothesis in one week.
  public struct Point: Hashable, Sendable {
    /// The week.
    public let week: Week
    /// The probability, 0...1.
    public let value: Double
    /// The 5% point, 0...1.
    public let low: Double
    /// The 95% point, 0...1.
    public let high: Double

    /// A probability with its interval.
    public init(week: Week, value: Double, low: Double, high: Double) {
      self.week = week
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// One hypothesis over time; series at the same place in each panel look the same.
  public struct Series: Hashable, Sendable {
    /// Short name, shown at the end of the line.
    public let name: String
    /// Points in order of week.
    public let points: [Point]

    /// A named series.
    public init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// One reading.
  public struct Panel: Hashable, Sendable {
    /// What the reading rests on.
    public let title: String
    /// The hypotheses, in the same order in every panel.
    public let series: [Series]

    /// A titled panel.
    public init(title: String, series: [Series]) {
      self.title = title
      self.series = series
    }
  }

  /// A day worth a line through all panels.
  public struct Marker: Hashable, Sendable {
    /// When.
    public let day: Day
    /// What happened, a few words.
    public let label: String

    /// A dated label.
    public init(day: Day, label: String) {
      self.day = day
      self.label = label
    }
  }

  /// What a tick in a lane stands for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A statement for the proposition.
    case affirm
    /// A statement with terms attached.
    case condition
    /// A statement against the proposition.
    case deny
    /// Something done.
    case deed
  }

  /// Something said or done on a day.
  public struct Tick: Hashable, Sendable {
    /// When.
    public let day: Day
    /// What kind of thing.
    public let kind: Kind

    /// A dated tick.
    public init(day: Day, kind: Kind) {
      self.day = day
      self.kind = kind
    }
  }

  /// A row of ticks.
  public struct Lane: Hashable, Sendable {
    /// What the ticks have in common.
    public let title: String
    /// The ticks, in any order.
    public let ticks: [Tick]

    /// A titled row.
    public init(title: String, ticks: [Tick]) {
      self.title = title
      self.ticks = ticks
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// The readings, from top to bottom.
  public let panels: [Panel]
  /// Days marked through all panels.
  public let markers: [Marker]
  /// Rows of ticks below the panels.
  public let lanes: [Lane]

  /// A chart of readings.
  public init(
    title: String, description: String, panels: [Panel], markers: [Marker] = [],
    lanes: [Lane] = []
  ) {
    self.title = title
    self.description = description
    self.panels = panels
    self.markers = markers
    self.lanes = lanes
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = ReadingDrawing(chart: self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }
}
