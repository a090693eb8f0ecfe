/// How large a response has to be to deter, by how credible it is, and where one stands today.
///
/// Above a curve the response deters, below it the act pays. Each rung of escalation may have a curve of
/// its own, with the 5–95% band of the response that it takes.
public struct DeterrenceFrontier: Chart, Hashable {
  /// A point of a curve.
  public struct Point: Hashable, Sendable {
    /// How credible the response is, 0...1.
    public let credibility: Double
    /// The size of the response that deters.
    public let response: Estimate

    /// The response that it takes at one credibility.
    public init(credibility: Double, response: Estimate) {
      self.credibility = credibility
      self.response = response
    }

    var isDrawable: Bool { credibility.isFinite && response.value.isFinite }
  }

  /// The response that deters from one act.
  public struct Curve: Hashable, Sendable {
    /// What it deters from, such as a rung of escalation.
    public let name: String
    /// The points, from left to right.
    public let points: [Point]

    /// A curve through points.
    public init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// Where a promised response lies.
  public struct Position: Hashable, Sendable {
    /// A few words, such as "today".
    public let name: String
    /// How credible it is, 0...1.
    public let credibility: Estimate
    /// How large it is.
    public let response: Estimate

    /// A position with its uncertainty in both directions.
    public init(name: String, credibility: Estimate, response: Estimate) {
      self.name = name
      self.credibility = credibility
      self.response = response
    }

    var isDrawable: Bool { credibility.value.isFinite && response.value.isFinite }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// Words for the horizontal axis: whose credibility it is.
  public let credibilityTitle: String
  /// Words for the vertical axis: the size of the response, with its unit.
  public let responseTitle: String
  /// How the vertical axis is divided.
  public let scale: AxisScale
  /// The curves; only the first six are drawn.
  public let curves: [Curve]
  /// Where one stands today.
  public let today: Position?
  /// Where one would stand with a commitment.
  public let committed: Position?
  /// The largest response that can be afforded.
  public let affordable: Double?

  /// A chart of what deters.
  public init(
    title: String, description: String, credibilityTitle: String, responseTitle: String,
    scale: AxisScale = .linear, curves: [Curve], today: Position? = nil,
    committed: Position? = nil, affordable: Double? = nil
  ) {
    self.title = title
    self.description = description
    self.credibilityTitle = credibilityTitle
    self.responseTitle = responseTitle
    self.scale = scale
    self.curves = curves
    self.today = today
    self.committed = committed
    self.affordable = affordable
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = DeterrenceDrawing(self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }

  /// Words for the line of `affordable`.
  static let affordableName = "largest affordable response"

  /// The curves that are drawn, each with the points that can be.
  var shownCurves: [Curve] {
    curves.prefix(6).map { Curve(name: $0.name, points: $0.points.filter(\.isDrawable)) }
  }

  /// The positions that are drawn, with whether they are those of today.
  var shownPositions: [(position: Position, isToday: Bool)] {
    [(today, true), (committed, false)].compactMap { position, isToday in
      position.flatMap { $0.isDrawable ? ($0, isToday) : nil }
    }
  }

  var isEmpty: Bool { shownPositions.isEmpty && shownCurves.allSatisfy(\.points.isEmpty) }

  /// The axis of the responses.
  ///
  /// Where it is linear it ends where positions and what can be afforded have ample room, since curves
  /// may rise beyond all bounds towards a credibility of zero.
  var vertical: PlotAxis {
    let fixed =
      shownPositions.flatMap(\.position.response.numbers) + (affordable.map { [$0] } ?? [])
    let values = shownCurves.flatMap(\.points).map(\.response.value)
    guard scale == .linear else {
      let all = shownCurves.flatMap(\.points).flatMap(\.response.numbers)
      return .holding(fixed + all, scale, responseTitle)
    }
    let middle = values.sorted().dropFirst(values.count / 2).first ?? 0
    let most = max((fixed.filter(\.isFinite).max() ?? 0) * 1.35, middle * 2.5)
    return .holding(fixed + values.map { min($0, most) }, scale, responseTitle)
  }
}
