/// Turns the parts of a brief into elements, in reading order, and numbers them on the way.
struct PageWriter {
  var citations: Citations
  private var chapter = 0
  private var paragraph = 0
  private var figure = 0
  private var table = 0
  /// Widths for which each chart is drawn, in CSS pixels.
  private static let wide = 720.0
  private static let narrow = 340.0

  init(citations: Citations) { self.citations = citations }

  /// A numbered chapter as a section.
  mutating func section(_ chapter: Chapter) -> Element {
    self.chapter += 1
    paragraph = 0
    let anchor = PageWriter.anchor(of: chapter)
    let heading = Element(
      .h2, [.id(anchor)],
      [.node(.span, [.class("number")], [.text("\(self.chapter)")]), " ", .text(chapter.title)])
    let blocks = chapter.blocks.map { block($0) }
    return Element(
      .section, [Attribute(.labelledBy, anchor.name)], elements: [heading] + blocks)
  }

  /// The place of a chapter.
  static func anchor(of chapter: Chapter) -> Anchor { Anchor("chapter", chapter.id) }

  /// Text with stress and citations.
  mutating func inline(_ prose: Prose) -> [Node] {
    prose.spans.map { span in
      switch span {
      case .text(let text): .text(text)
      case .strong(let text): .node(.strong, [], [.text(text)])
      case .cite(let ids): citations.superscript(ids)
      }
    }
  }

  private mutating func block(_ block: Block) -> Element {
    switch block {
    case .paragraph(let prose): numbered(prose)
    case .heading(let text): Element(.h3, text: text)
    case .list(let items): list(items)
    case .callout(let title, let prose): callout(title, prose)
    case .figure(let figure): element(figure)
    case .table(let table): element(table)
    }
  }

  private mutating func numbered(_ prose: Prose) -> Element {
    paragraph += 1
    let anchor = Anchor("p", chapter, paragraph)
    let number = "\(chapter).\(paragraph)"
    let link = Node.node(
      .a, [.class("number"), .href(Link(to: anchor)), .label("Paragraph \(number)")],
      [.text(number)])
    return Element(.p, [.id(anchor), .class("numbered")], [link, " "] + inline(prose))
  }

  private mutating func list(_ items: [Prose]) -> Element {
    Element(.ul, elements: items.map { Element(.li, [], inline($0)) })
  }

  private mutating func callout(_ title: String, _ prose: Prose) -> Element {
    Element(
      .aside, [.class("callout"), .label(title)],
      [.node(.p, [.class("callout-title")], [.text(title)]), .node(.p, [], inline(prose))])
  }

  private mutating func element(_ figure: Figure) -> Element {
    self.figure += 1
    let number = self.figure
    var content = [
      Element(.p, [.class("figure-title")], heading("Figure \(number)", figure.title))
    ]
    content.append(drawing(figure.chart, Self.wide, "wide", figure.altText))
    content.append(drawing(figure.chart, Self.narrow, "narrow", figure.altText))
    content.append(Element(.figcaption, [], inline(figure.caption)))
    if let data = figure.data { content.append(details(data, number)) }
    return Element(.figure, [.id(Anchor("figure", number))], elements: content)
  }

  /// A drawing for one width; the page shows one of the two and hides the other from everybody.
  private func drawing(
    _ chart: any Chart, _ width: Double, _ name: String, _ altText: String
  ) -> Element {
    var svg = chart.svg(width: width)
    svg.attributes.append(.label("\(chart.title). \(altText)"))
    return Element(.div, [.class("drawing \(name)")], elements: [svg])
  }

  private mutating func details(_ data: Table, _ figure: Int) -> Element {
    let view = TableView(table: data, caption: [.text(data.title)], anchor: Anchor("data", figure))
    let summary = Element(.summary, text: "Data of figure \(figure)")
    return Element(.details, elements: [summary] + view.elements(&citations))
  }

  private mutating func element(_ table: Table) -> Element {
    self.table += 1
    let view = TableView(
      table: table, caption: heading("Table \(self.table)", table.title),
      anchor: Anchor("table", self.table))
    return Element(.div, [.class("table")], elements: view.elements(&citations))
  }

  private func heading(_ number: String, _ title: String) -> [Node] {
    [.node(.span, [.class("label")], [.text(number)]), " ", .text(title)]
  }
}
