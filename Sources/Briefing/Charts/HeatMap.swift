public import Quantities

/// Counts by week: a row for each indicator, a column for each week, shade for the count.
///
/// Zero is blank; a week outside the coverage of the sources is hatched, so that silence of the
/// sources is not mistaken for quiet on the ground.
public struct HeatMap: Chart, Hashable {
  /// One indicator.
  public struct Row: Hashable, Sendable {
    /// What is counted.
    public let label: String
    /// A count for each week from the first on; `nil` where the sources do not reach.
    public let counts: [Int?]
    /// What to show at the end of the row, such as its sum.
    public let total: String?

    /// A row of counts; weeks beyond its end count as outside coverage.
    public init(label: String, counts: [Int?], total: String? = nil) {
      self.label = label
      self.counts = counts
      self.total = total
    }
  }

  /// Rows that belong together.
  public struct Group: Hashable, Sendable {
    /// What they have in common.
    public let title: String
    /// The rows, from top to bottom.
    public let rows: [Row]

    /// A titled group.
    public init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// The week of the first column.
  public let firstWeek: Week
  /// The number of columns.
  public let weekCount: Int
  /// What one count is, such as "reports".
  public let unit: String
  /// The rows by group.
  public let groups: [Group]

  /// A map of `weekCount` weeks from `firstWeek` on.
  public init(
    title: String, description: String, firstWeek: Week, weekCount: Int, unit: String,
    groups: [Group]
  ) {
    self.title = title
    self.description = description
    self.firstWeek = firstWeek
    self.weekCount = max(0, weekCount)
    self.unit = unit
    self.groups = groups
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = HeatMapDrawing(map: self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }
}
