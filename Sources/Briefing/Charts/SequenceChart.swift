/// The steps of an earlier case beside those of the case at hand, on two parallel tracks of weeks.
///
/// Steps that match are joined by a line. Steps of the precedent that have not been seen are
/// hollow.
public struct SequenceChart: Chart, Hashable {
  /// One dated step.
  public struct Step: Hashable, Sendable {
    /// What was done.
    public let label: String
    /// When, in weeks from the first step of its track.
    public let week: Double

    /// A step at a distance in weeks.
    public init(label: String, week: Double) {
      self.label = label
      self.week = week
    }
  }

  /// A step of the precedent that was seen in the case.
  public struct Match: Hashable, Sendable {
    /// Place of the step in the precedent.
    public let precedent: Int
    /// Place of the step in the case.
    public let current: Int

    /// A pair of places, from 0 on.
    public init(precedent: Int, current: Int) {
      self.precedent = precedent
      self.current = current
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// Name of the precedent, such as "Crimea 2014".
  public let precedentTitle: String
  /// Name of the case at hand.
  public let currentTitle: String
  /// The steps of the precedent.
  public let precedent: [Step]
  /// The steps of the case.
  public let current: [Step]
  /// The steps that match; pairs that name no step are left out.
  public let matches: [Match]

  /// A chart of two sequences.
  public init(
    title: String, description: String, precedentTitle: String, currentTitle: String,
    precedent: [Step], current: [Step], matches: [Match]
  ) {
    self.title = title
    self.description = description
    self.precedentTitle = precedentTitle
    self.currentTitle = currentTitle
    self.precedent = precedent
    self.current = current
    self.matches = matches.filter {
      precedent.indices.contains($0.precedent) && current.indices.contains($0.current)
    }
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = SequenceDrawing(chart: self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }
}
