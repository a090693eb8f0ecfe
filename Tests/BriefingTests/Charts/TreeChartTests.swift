import Testing

@testable import Briefing

/// What the drawing of a game keeps to, whatever the game.
struct TreeChartTests {
  private static let all = [
    TreeChart(title: "", caption: "", players: [], nodes: []),
    TreeChart(
      title: "One end", caption: "", players: ["A"],
      nodes: [.init(parent: nil, mover: .end, label: "(1)")]),
    entry(players: ["Entrant", "Incumbent"], suffix: ""),
    entry(players: [hostile, unbroken], suffix: hostile),
    tree(depth: 5, branches: 2), tree(depth: 2, branches: 9), tree(depth: 40, branches: 1),
    TreeChart(
      title: "Unsound", caption: "", players: ["A"],
      nodes: [.init(parent: 3, mover: .end, label: "")]),
  ]

  private static func entry(players: [String], suffix: String) -> TreeChart {
    TreeChart(
      title: "Entry" + suffix, caption: "In bold: equilibrium 1 of 1." + suffix, players: players,
      nodes: [
        .init(parent: nil, mover: .chance, label: "weather" + suffix),
        .init(
          parent: 0, mover: .player(0), label: "set" + suffix, set: 0, action: "fair 0.5" + suffix,
          way: .path),
        .init(parent: 1, mover: .end, label: "(0, 2)" + suffix, action: "out" + suffix),
        .init(parent: 1, mover: .end, label: "(1, 1)" + suffix, action: "in", way: .path),
        .init(
          parent: 0, mover: .player(0), label: "set" + suffix, set: 0, action: "foul 0.5",
          way: .path),
        .init(parent: 4, mover: .hidden(12), label: "… 12 more nodes"),
      ])
  }

  /// All nodes of one depth in one set of a player of their own; more players than there are shapes.
  private static func tree(depth: Int, branches: Int) -> TreeChart {
    var nodes: [TreeChart.Node] = []
    func grow(_ parent: Int?, _ level: Int) {
      let place = nodes.count
      nodes.append(
        TreeChart.Node(
          parent: parent, mover: level == depth ? .end : .player(level),
          label: level == depth ? "(1, 2)" : "level \(level)", set: level == depth ? nil : level,
          action: parent == nil ? "" : "go", way: nodes.count % 3 == 0 ? .path : .played))
      if level < depth { for _ in 0..<branches { grow(place, level + 1) } }
    }
    grow(nil, 0)
    return TreeChart(
      title: "Tree", caption: "", players: (0..<depth).map { "P\($0)" }, nodes: nodes)
  }

  private func elements(_ index: Int) throws -> [MarkupScanner.Element] {
    try #require(MarkupScanner.elements(ofXML: Self.all[index].svg.bytes))
  }

  @Test(arguments: all.indices)
  func `a tree is a well-formed image with a name and a description`(_ index: Int) throws {
    let elements = try elements(index)
    #expect(elements[0].attributes["role"] == "img")
    #expect(elements[1].tag == "title")
    #expect(elements[2].tag == "desc")
  }

  @Test(arguments: all.indices)
  func `no text leaves the drawing or covers another`(_ index: Int) throws {
    let elements = try elements(index)
    let width = try #require(elements[0].attributes["width"].flatMap(Double.init))
    let height = try #require(elements[0].attributes["height"].flatMap(Double.init))
    let boxes = TextBox.all(in: elements)
    for (place, box) in boxes.enumerated() {
      #expect(box.left >= -1 && box.right <= width + 1, "\(box)")
      #expect(box.top >= -1 && box.bottom <= height + 1, "\(box)")
      for other in boxes[(place + 1)...] where box.overlaps(other) {
        Issue.record("\(box) covers \(other)")
      }
    }
  }

  @Test(arguments: all.indices)
  func `as a file it holds its style and is still well formed`(_ index: Int) throws {
    let text = String(decoding: DrawingFile.bytes(Self.all[index].svg), as: UTF8.self)
    #expect(text.hasPrefix("<?xml"))
    #expect(text.contains("<style>") && text.contains("--paper:#fff"))
    #expect(!text.contains("<script"))
    let body = text.drop { $0 != "\n" }.dropFirst()
    #expect(MarkupScanner.elements(ofXML: Array(body.utf8)) != nil)
  }

  @Test func `players differ by shape, joined nodes share a line, and what is played is bold`()
    throws
  {
    let elements = try elements(2)
    let classes = elements.compactMap { $0.attributes["class"] }
    #expect(classes.filter { $0 == "edge path" }.count == 3 + 1)
    #expect(classes.filter { $0 == "set" }.count == 1 + 1 + 1)
    #expect(classes.contains("mark s1") && classes.contains("mark s6 hollow"))
    let texts = elements.filter { $0.tag == "text" }.map(\.text)
    #expect(texts.contains("… 12 more nodes"))
    #expect(texts.contains("Entrant: set"))
  }
}
