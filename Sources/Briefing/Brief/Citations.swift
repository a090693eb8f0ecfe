/// Numbers endnotes in order of first use, and remembers where each was used.
struct Citations {
  private let sources: [String: Source]
  private let assumptions: [String: Int]
  private var numbers: [String: Int] = [:]
  private var uses: [String: Int] = [:]
  /// The sources used so far, in order of first use.
  private(set) var cited: [Source] = []
  /// So many links lead back from an endnote; later uses have none.
  private static let mostBackLinks = 8

  init(sources: [Source], assumptions: [Assumption]) {
    self.sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
    self.assumptions = Dictionary(
      assumptions.enumerated().map { ($0.element.name, $0.offset + 1) }
    ) { first, _ in first }
  }

  /// Superscript numbers that lead to endnotes and assumptions.
  mutating func superscript(_ ids: [String]) -> Node {
    var content: [Node] = []
    for id in ids {
      if !content.isEmpty { content.append(", ") }
      content.append(reference(id, text: nil))
    }
    let style = ids.count > 6 ? "cite many" : "cite"
    return .node(.sup, [.class(style)], content)
  }

  /// The ids themselves as links, for tables.
  mutating func list(_ ids: [String]) -> [Node] {
    var content: [Node] = []
    for id in ids {
      if !content.isEmpty { content.append(", ") }
      content.append(reference(id, text: id))
    }
    return content
  }

  /// Number of an endnote; `nil` where it was never used.
  func number(of source: Source) -> Int? { numbers[source.id] }

  /// Links from an endnote back to its uses.
  func backLinks(of source: Source) -> [Node] {
    let count = min(uses[source.id] ?? 0, Self.mostBackLinks)
    return (0..<count).flatMap { use -> [Node] in
      let anchor = Citations.anchor(source.id, use: use)
      let text = count == 1 ? "↩" : "↩\(use + 1)"
      let name = "Back to use \(use + 1) of \(source.id)"
      return [
        " ", .node(.a, [.class("back"), .href(Link(to: anchor)), .label(name)], [.text(text)]),
      ]
    }
  }

  /// Sources that were never used, in the order of the brief.
  func uncited(_ all: [Source]) -> [Source] {
    var seen = Set(numbers.keys)
    return all.filter { $0.isListedUncited && seen.insert($0.id).inserted }
  }

  private mutating func reference(_ id: String, text: String?) -> Node {
    if let source = sources[id] { return reference(to: source, text: text) }
    if let number = assumptions[id] {
      let link = Link(to: Anchor("assumption", id))
      return .node(.a, [.href(link), .label("Assumption \(id)")], [.text(text ?? "A\(number)")])
    }
    return .node(.span, [.class("unknown")], [.text(id)])
  }

  private mutating func reference(to source: Source, text: String?) -> Node {
    let number = numbers[source.id] ?? register(source)
    let use = uses[source.id, default: 0]
    uses[source.id] = use + 1
    var attributes: [Attribute] = [.href(Link(to: Anchor("source", source.id)))]
    if use < Self.mostBackLinks { attributes.append(.id(Citations.anchor(source.id, use: use))) }
    if text == nil { attributes.append(.label("Source \(number)")) }
    return .node(.a, attributes, [.text(text ?? "\(number)")])
  }

  private mutating func register(_ source: Source) -> Int {
    cited.append(source)
    numbers[source.id] = cited.count
    return cited.count
  }

  private static func anchor(_ id: String, use: Int) -> Anchor {
    Anchor("use", "\(id)-\(use + 1)")
  }
}
