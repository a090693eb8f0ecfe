import Quantities

/// Shows a brief as one self-contained HTML file for screen and print, without script.
public struct BriefPage: Hashable, Sendable {
  /// Language of the brief's own words, a BCP 47 tag.
  public let language: String

  /// A page in English unless said otherwise.
  public init(language: String = "en-GB") { self.language = language }

  /// The whole file as bytes of UTF-8; the same brief gives the same bytes.
  public func html(_ brief: Brief) -> [UInt8] {
    Element(.html, [Attribute(.lang, language)], elements: [head(brief), body(brief)]).document
  }

  private func head(_ brief: Brief) -> Element {
    Element(
      .head,
      elements: [
        Element(.meta, [Attribute(.charset, "utf-8")]),
        Element(.meta, [Attribute(.httpEquiv, "Content-Security-Policy"), content(Self.policy)]),
        named("viewport", "width=device-width, initial-scale=1"),
        named("color-scheme", "light dark"),
        named("referrer", "no-referrer"),
        named("generator", brief.stamp.version),
        named("description", brief.question),
        Element(.title, text: brief.title),
        BriefStyle.element,
      ])
  }

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  private func named(_ name: String, _ value: String) -> Element {
    Element(.meta, [Attribute(.name, name), content(value)])
  }

  private func content(_ value: String) -> Attribute { Attribute(.content, value) }

  private func body(_ brief: Brief) -> Element {
    var writer = PageWriter(
      citations: Citations(sources: brief.sources, assumptions: brief.assumptions))
    let header = header(brief)
    let judgments = judgments(brief, &writer)
    let chapters = brief.chapters.map { writer.section($0) }
    let assumptions = AssumptionList(assumptions: brief.assumptions).element.map { [$0] } ?? []
    let notes = Endnotes(citations: writer.citations, sources: brief.sources).element
    let main = Element(
      .main, [.id(Anchor("main"))], elements: [judgments] + chapters + assumptions + [notes])
    return Element(.body, elements: [skipLink, header, contents(brief), main, footer(brief)])
  }

  private var skipLink: Element {
    Element(
      .a, [.class("skip"), .href(Link(to: Anchor("main")))], text: "Skip to the key judgments")
  }

  private func header(_ brief: Brief) -> Element {
    let asOf = Element(
      .p, [.class("as-of")],
      [
        "Evidence up to ",
        .node(
          .time, [.datetime(brief.asOf.description)], [.text(Dates.long(brief.asOf))]),
      ])
    let subtitle = brief.subtitle.map { [Element(.p, [.class("subtitle")], text: $0)] } ?? []
    return Element(
      .header,
      elements: subtitle + [
        Element(.h1, text: brief.title), Element(.p, [.class("question")], text: brief.question),
        asOf, Element(.p, [.class("stamp")], text: brief.stamp.line),
      ])
  }

  private func judgments(_ brief: Brief, _ writer: inout PageWriter) -> Element {
    let anchor = Anchor("judgments")
    let items = brief.judgments.enumerated().map { index, judgment in
      Element(
        .li, [.id(Anchor("judgment", index + 1))],
        elements: [
          Element(.p, [.class("likelihood")], writer.inline(judgment.likelihood)),
          Element(.p, [.class("confidence")], writer.inline(judgment.confidence)),
        ])
    }
    return Element(
      .section, [.class("judgments"), Attribute(.labelledBy, anchor.name)],
      elements: [
        Element(.h2, [.id(anchor)], text: "Key judgments"), Element(.ol, elements: items),
      ])
  }

  private func contents(_ brief: Brief) -> Element {
    var items = [entry("", "Key judgments", Anchor("judgments"))]
    for (index, chapter) in brief.chapters.enumerated() {
      items.append(entry("\(index + 1)", chapter.title, PageWriter.anchor(of: chapter)))
    }
    if !brief.assumptions.isEmpty { items.append(entry("", "Assumptions", Anchor("assumptions"))) }
    items.append(entry("", "Sources", Anchor("sources")))
    items.append(entry("", "How to reproduce this brief", Anchor("stamp")))
    let anchor = Anchor("contents")
    return Element(
      .nav, [Attribute(.labelledBy, anchor.name)],
      elements: [
        Element(.h2, [.id(anchor)], text: "Contents"),
        Element(.ol, [.role("list")], elements: items),
      ])
  }

  private func entry(_ number: String, _ title: String, _ anchor: Anchor) -> Element {
    Element(
      .li,
      elements: [
        Element(
          .a, [.href(Link(to: anchor))],
          [.node(.span, [.class("number")], [.text(number)]), " ", .text(title)])
      ])
  }

  private func footer(_ brief: Brief) -> Element {
    let stamp = brief.stamp
    let entries =
      [
        Setting("Program", stamp.version), Setting("Case", stamp.caseName),
        Setting("Digest of the case", stamp.caseDigest), Setting("Seed", "\(stamp.seed)"),
        Setting("Draws", Digits.grouped(stamp.draws)),
      ] + stamp.settings
    let list = entries.flatMap { [Element(.dt, text: $0.key), Element(.dd, text: $0.value)] }
    return Element(
      .footer,
      elements: [
        Element(.h2, [.id(Anchor("stamp"))], text: "How to reproduce this brief"),
        Element(.p, text: "The same program, case, seed and settings give the same file."),
        Element(.dl, elements: list),
      ])
  }
}
