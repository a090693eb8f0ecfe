/// What each demand costs an earnest side and a stalling one, against the benefit of complying.
///
/// A demand separates the two where its cost to the earnest is at most the benefit and its cost to the
/// stalling is above it. Each demand is a numbered point at its medians, with bars from 5% to 95% in both
/// directions and its draws as dots; the four regions are named in the drawing where their names fit.
public struct SeparationMap: Chart, Hashable {
  /// One draw of both costs.
  public struct Draw: Hashable, Sendable {
    /// The cost to an earnest side.
    public let earnest: Double
    /// The cost to a stalling side.
    public let stalling: Double

    /// A pair of costs.
    public init(earnest: Double, stalling: Double) {
      self.earnest = earnest
      self.stalling = stalling
    }
  }

  /// One demand.
  public struct Demand: Hashable, Sendable {
    /// What is demanded.
    public let name: String
    /// The cost to an earnest side.
    public let earnest: Estimate
    /// The cost to a stalling side.
    public let stalling: Estimate
    /// Draws of both; at most 400 are drawn, evenly picked, and none beyond the axes.
    public let draws: [Draw]

    /// A demand with its costs.
    public init(name: String, earnest: Estimate, stalling: Estimate, draws: [Draw] = []) {
      self.name = name
      self.earnest = earnest
      self.stalling = stalling
      self.draws = draws
    }

    var isDrawable: Bool { earnest.value.isFinite && stalling.value.isFinite }

    /// Draws that are shown, evenly picked.
    var shownDraws: [Draw] {
      let step = max(1, (draws.count + 399) / 400)
      return stride(from: 0, to: draws.count, by: step).map { draws[$0] }
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// How both axes are divided.
  public let scale: AxisScale
  /// Words for the horizontal axis: the cost to an earnest side, with its unit.
  public let earnestTitle: String
  /// Words for the vertical axis: the cost to a stalling side, in the same unit.
  public let stallingTitle: String
  /// What complying brings, in the unit of the costs.
  public let benefit: Estimate
  /// Words for the benefit.
  public let benefitTitle: String
  /// The demands, numbered from 1 in this order.
  public let demands: [Demand]

  /// A map of demands.
  public init(
    title: String, description: String, scale: AxisScale = .linear, earnestTitle: String,
    stallingTitle: String, benefit: Estimate, benefitTitle: String = "benefit", demands: [Demand]
  ) {
    self.title = title
    self.description = description
    self.scale = scale
    self.earnestTitle = earnestTitle
    self.stallingTitle = stallingTitle
    self.benefit = benefit
    self.benefitTitle = benefitTitle
    self.demands = demands
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = SeparationDrawing(self, width: width).draw(&drawing)
    return drawing.svg(self, width: width, height: height)
  }

  /// The axis of the costs to the earnest.
  var horizontal: PlotAxis {
    .holding(shown.flatMap(\.demand.earnest.numbers) + benefit.numbers, scale, earnestTitle)
  }

  /// The axis of the costs to the stalling.
  var vertical: PlotAxis {
    .holding(shown.flatMap(\.demand.stalling.numbers) + benefit.numbers, scale, stallingTitle)
  }

  /// The demands that can be drawn, with their places.
  var shown: [(index: Int, demand: Demand)] {
    demands.enumerated().filter(\.element.isDrawable).map { ($0.offset, $0.element) }
  }
}

/// What follows from a test, by where a demand lies.
enum SeparationRegion: String, CaseIterable {
  case separates
  case neither = "neither complies"
  case both = "both comply"
  case stallingOnly = "only the stalling comply"

  /// Whether the region lies above the benefit on the vertical axis.
  var isUpper: Bool { self == .separates || self == .neither }

  /// Whether it lies beyond the benefit on the horizontal axis.
  var isRight: Bool { self == .neither || self == .stallingOnly }
}
