/// Stances by audience and proposition: who was told what.
///
/// Each cell shows the shares of statements that affirm, set conditions and deny as one stacked
/// bar, with the number of statements below it. A cell without statements shows a dash.
public struct MatrixChart: Chart, Hashable {
  /// Numbers of statements by stance.
  public struct Stances: Hashable, Sendable {
    /// Statements for the proposition.
    public let affirm: Int
    /// Statements with terms attached.
    public let condition: Int
    /// Statements against the proposition.
    public let deny: Int

    /// Numbers of statements; negative numbers count as zero.
    public init(affirm: Int = 0, condition: Int = 0, deny: Int = 0) {
      self.affirm = max(0, affirm)
      self.condition = max(0, condition)
      self.deny = max(0, deny)
    }

    var counts: [Int] { [affirm, condition, deny] }

    /// The number of statements; saturates instead of overflowing.
    var total: Int {
      counts.reduce(0) { sum, count in
        let (next, overflows) = sum.addingReportingOverflow(count)
        return overflows ? .max : next
      }
    }
  }

  /// One audience.
  public struct Row: Hashable, Sendable {
    /// Its name.
    public let label: String
    /// Stances towards each proposition, in the order of the columns.
    public let cells: [Stances]

    /// A row of stances; columns beyond its end count as without statements.
    public init(label: String, cells: [Stances]) {
      self.label = label
      self.cells = cells
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// The propositions.
  public let columns: [String]
  /// The audiences.
  public let rows: [Row]

  /// A matrix of audiences and propositions.
  public init(title: String, description: String, columns: [String], rows: [Row]) {
    self.title = title
    self.description = description
    self.columns = columns
    self.rows = rows
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = MatrixDrawing(matrix: self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }
}
