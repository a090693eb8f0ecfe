/// A picture in plain text, for a terminal or a mail.
///
/// It is drawn with characters of Unicode that fill one column each, without colours and escape sequences;
/// names are made safe to show. The same picture gives the same lines.
public protocol TextPicture: Sendable {
  /// The name of the picture.
  var title: String { get }
  /// The lines, none wider than `width` columns; fewer than 40 columns count as 40.
  func lines(width: Int) -> [String]
}

/// A picture of findings, for faces that show some.
public enum Picture: Hashable, Sendable {
  /// What demands cost either side.
  case separation(SeparationMap)
  /// What demands would tell.
  case beliefs(BeliefBars)
  /// What deters.
  case deterrence(DeterrenceFrontier)
  /// What a result hangs on.
  case tornado(TornadoChart)

  /// The chart, which is a picture in text as well.
  public var chart: any Chart & TextPicture {
    switch self {
    case .separation(let chart): chart
    case .beliefs(let chart): chart
    case .deterrence(let chart): chart
    case .tornado(let chart): chart
    }
  }

  /// The name of the picture.
  public var title: String { chart.title }

  /// The picture in plain text, no line wider than `width` columns or than 40.
  public func lines(width: Int) -> [String] { chart.lines(width: width) }
}

/// Words in a picture made of text.
enum TextLine {
  static let leastWidth = 40

  /// Words over as many lines as they need; those after the first are set in by `indent`.
  static func wrapped(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
    let lines = LineBreaking.columns(max(4, width - indent)).lines(of: VisibleText.terminal(text))
    let space = String(repeating: " ", count: indent)
    return lines.enumerated().map { $0.offset == 0 ? $0.element : space + $0.element }
  }

  /// Words over as many lines as they need, all set in by `indent` where that leaves room.
  static func set(_ text: String, in indent: Int, _ width: Int) -> [String] {
    let indent = min(indent, width / 3)
    let space = String(repeating: " ", count: indent)
    return wrapped(text, width - indent).map { space + $0 }
  }

  /// Samples with their meaning, side by side where they fit.
  static func legend(_ entries: [String], _ width: Int) -> [String] {
    var lines: [String] = []
    for entry in entries.map(VisibleText.terminal) {
      if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(entry) <= width {
        lines[lines.count - 1] = last + "   " + entry
      } else {
        lines += wrapped(entry, width, indent: 2)
      }
    }
    return lines
  }

  /// One line of so many columns, cut where it is too long, filled by spaces where too short.
  static func fitted(_ text: String, _ width: Int, atEnd: Bool = false) -> String {
    let lines = LineBreaking.columns(max(1, width)).lines(
      of: VisibleText.terminal(text), atMost: 1)
    let line = lines.first ?? ""
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(line)))
    return atEnd ? space + line : line + space
  }

  /// An estimate in figures.
  static func figures(_ estimate: Estimate, _ figure: (Double) -> String) -> String {
    guard estimate.value.isFinite else { return Digits.none }
    guard estimate.hasInterval else { return figure(estimate.value) }
    return "\(figure(estimate.value)) (\(figure(estimate.low)) to \(figure(estimate.high)))"
  }

  static func trimmed(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
