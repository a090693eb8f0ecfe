/// Running text with stress and with citations of evidence and assumptions.
///
/// A literal may hold both: `"A settlement is \(strong: "unlikely")\(cite: ["s014", "d120"])."`
public struct Prose: Hashable, Sendable {
  /// A run of text of one kind.
  public enum Span: Hashable, Sendable {
    /// Plain words.
    case text(String)
    /// Words that carry the sentence, set in bold type.
    case strong(String)
    /// Ids of the items of evidence or the assumptions that the words before rest on.
    case cite([String])
  }

  /// The runs in reading order.
  public var spans: [Span]

  /// Text made of runs.
  public init(_ spans: [Span]) { self.spans = spans }

  /// The words alone, without citations.
  public var plainText: String {
    var text = ""
    for case .text(let words) in spans.map(\.plain) { text += words }
    return text
  }

  /// The ids cited, in order of first use, each once.
  public var citedIDs: [String] {
    var seen: Set<String> = []
    return spans.flatMap(\.citedIDs).filter { seen.insert($0).inserted }
  }
}

extension Prose.Span {
  fileprivate var plain: Prose.Span {
    if case .strong(let words) = self { return .text(words) }
    return self
  }

  fileprivate var citedIDs: [String] {
    if case .cite(let ids) = self { return ids }
    return []
  }
}

extension Prose: ExpressibleByStringInterpolation {
  /// Plain words.
  public init(stringLiteral value: String) { spans = [.text(value)] }

  /// Words with stress and citations written in place.
  public init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

  /// Collects the runs of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var spans: [Span] = []

    /// An empty collection; the sizes are not used.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds plain words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { spans.append(.text(literal)) }
    }

    /// Adds a value as plain words.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      spans.append(.text(value.description))
    }

    /// Adds stressed words.
    public mutating func appendInterpolation(strong words: String) { spans.append(.strong(words)) }

    /// Adds citations.
    public mutating func appendInterpolation(cite ids: [String]) {
      if !ids.isEmpty { spans.append(.cite(ids)) }
    }

    /// Adds all runs of another text.
    public mutating func appendInterpolation(_ prose: Prose) { spans += prose.spans }
  }
}
