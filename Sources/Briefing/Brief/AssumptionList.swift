/// The assumptions of a brief as a table, each with a place that citations lead to.
struct AssumptionList {
  let assumptions: [Assumption]

  /// The section, or `nil` where nothing is assumed.
  var element: Element? {
    guard !assumptions.isEmpty else { return nil }
    let anchor = Anchor("assumptions")
    let heading = Element(.h2, [.id(anchor)], text: "Assumptions")
    return Element(.section, [Attribute(.labelledBy, anchor.name)], elements: [heading, table])
  }

  private var table: Element {
    let rows = assumptions.enumerated().map { row($0.element, number: $0.offset + 1) }
    return Element(
      .table, [.role("table"), .class("assumptions")],
      elements: [
        Element(.caption, text: "Every uncertain quantity, its range and the reason for it"),
        head, Element(.tbody, [.role("rowgroup")], elements: rows),
      ])
  }

  private static let headings = ["Assumption", "Best (low to high)", "Why"]

  private var head: Element {
    let cells = Self.headings.map {
      Element(.th, [.scope(.col), .role("columnheader")], text: $0)
    }
    return Element(
      .thead, [.role("rowgroup")], elements: [Element(.tr, [.role("row")], elements: cells)])
  }

  private func row(_ assumption: Assumption, number: Int) -> Element {
    let name: [Node] = [
      .node(.span, [.class("number")], [.text("A\(number)")]), " ",
      .node(.code, [], [.text(assumption.name)]),
    ]
    let why = "\(assumption.rationale) "
    let source = Node.node(.span, [.class("muted")], [.text(assumption.source)])
    return Element(
      .tr, [.role("row"), .id(Anchor("assumption", assumption.name))],
      elements: [
        Element(.th, [.scope(.row), .role("rowheader"), .dataLabel(Self.headings[0])], name),
        Element(.td, [.role("cell"), .dataLabel(Self.headings[1])], range(assumption)),
        Element(.td, [.role("cell"), .dataLabel(Self.headings[2])], [.text(why), source]),
      ])
  }

  private func range(_ assumption: Assumption) -> [Node] {
    var text = Digits.shortest(assumption.best)
    if let low = assumption.low, let high = assumption.high {
      text += " (\(Digits.shortest(low)) to \(Digits.shortest(high)))"
    }
    let details = [assumption.unit, assumption.distribution].filter { !$0.isEmpty }
    return [
      .text(text + " "), .node(.span, [.class("muted")], [.text(details.joined(separator: ", "))]),
    ]
  }
}
