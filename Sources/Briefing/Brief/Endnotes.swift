import Quantities

/// The sources of a brief as a numbered list, cited ones first.
struct Endnotes {
  let citations: Citations
  let sources: [Source]

  var element: Element {
    let anchor = Anchor("sources")
    var content = [Element(.h2, [.id(anchor)], text: "Sources")]
    content.append(Element(.p, [.class("note")], text: Self.explanation))
    content += list(citations.cited, start: 1)
    let others = citations.uncited(sources)
    if !others.isEmpty {
      content.append(Element(.h3, text: "In the record, not cited above"))
      content += list(others, start: citations.cited.count + 1)
    }
    return Element(.section, [Attribute(.labelledBy, anchor.name)], elements: content)
  }

  private static let explanation =
    "Grades are those of the Admiralty code: A to F for the reliability of the source, "
    + "1 to 6 for the credibility of the item. The code before each item is its id in the case."

  private func list(_ sources: [Source], start: Int) -> [Element] {
    guard !sources.isEmpty else { return [] }
    let items = sources.enumerated().map { item($0.element, number: start + $0.offset) }
    return [Element(.ol, [.class("endnotes"), .role("list")], elements: items)]
  }

  private func item(_ source: Source, number: Int) -> Element {
    var content: [Node] = [
      .node(.span, [.class("number")], [.text("\(number).")]), " ",
      .node(.span, [.class("id")], [.text(source.id)]), " ",
      isolated(source.publisher), .text(", "), isolated(source.text), .text(", "),
      .node(.time, [.datetime(source.date.description)], [.text(Dates.long(source.date))]),
      .text(". Grade \(source.grade)."),
    ]
    if let url = source.url, !url.isEmpty { content += [" ", address(url)] }
    if let note = source.note, !note.isEmpty { content += [" ", isolated(note)] }
    return Element(
      .li, [.id(Anchor("source", source.id))], content + citations.backLinks(of: source))
  }

  /// Text from the case, kept from reordering its surroundings.
  private func isolated(_ text: String) -> Node { .node(.bdi, [], [.text(text)]) }

  private func address(_ url: String) -> Node {
    guard let link = Link(url) else { return .node(.span, [.class("url")], [.text(url)]) }
    return .node(.a, [.class("url"), .href(link), Attribute(.rel, "noreferrer")], [.text(url)])
  }
}
