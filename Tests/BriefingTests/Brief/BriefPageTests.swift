import Briefing
import Foundation
import Testing

@Suite struct BriefPageTests {
  private func elements() throws -> [MarkupScanner.Element] {
    try #require(MarkupScanner.elements(ofPage: BriefPage().html(try sampleBrief())))
  }

  private func text() throws -> String {
    String(decoding: BriefPage().html(try sampleBrief()), as: UTF8.self)
  }

  @Test func `the same brief gives the same bytes`() throws {
    #expect(BriefPage().html(try sampleBrief()) == BriefPage().html(try sampleBrief()))
  }

  /// With `BRIEF_SAMPLE` set to a path, the page is left there to be looked at.
  @Test func `a full brief is well-formed and of moderate size`() throws {
    let bytes = BriefPage().html(try sampleBrief())
    if let path = ProcessInfo.processInfo.environment["BRIEF_SAMPLE"] {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    #expect(MarkupScanner.elements(ofPage: bytes) != nil)
    #expect((50_000..<2_000_000).contains(bytes.count))
  }

  @Test func `nothing in the page can run or be fetched`() throws {
    let allowed = Set(try elements().flatMap { $0.attributes.keys })
    #expect(allowed.isDisjoint(with: ["src", "style", "srcset", "action", "xlink:href"]))
    #expect(!allowed.contains { $0.hasPrefix("on") })
    #expect(!(try elements()).contains { ["script", "iframe", "img", "link"].contains($0.tag) })
    #expect(try text().contains("default-src &#39;none&#39;"))
    #expect(!(try text()).contains("url("))
  }

  @Test func `text of the case is shown and not obeyed`() throws {
    let page = try text()
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(page.unicodeScalars.allSatisfy { !$0.properties.isBidiControl })
    #expect(
      page.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func `an address of another scheme is shown as text`() throws {
    #expect(try text().contains("<span class=\"url\">javascript:alert(1)</span>"))
  }

  @Test func `every place has one name and every link leads somewhere`() throws {
    let elements = try elements()
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for target in elements.compactMap({ $0.attributes["href"] }) {
      #expect(
        target.hasPrefix("https://") || ids.contains(String(target.dropFirst())), "\(target)")
    }
    for name in elements.compactMap({ $0.attributes["aria-labelledby"] }) {
      #expect(ids.contains(name))
    }
  }

  @Test func `headings descend by one level at most`() throws {
    let levels = try elements().compactMap { element in
      element.tag.count == 2 && element.tag.hasPrefix("h") ? Int(element.tag.dropFirst()) : nil
    }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
  }

  @Test func `the page has its landmarks and says its language`() throws {
    let elements = try elements()
    for tag in ["header", "nav", "main", "footer"] {
      #expect(elements.filter { $0.tag == tag }.count == 1)
    }
    #expect(elements.first?.attributes["lang"] == "en-GB")
  }

  @Test func `paragraphs are numbered within their chapter`() throws {
    let ids = Set(try elements().filter { $0.tag == "p" }.compactMap { $0.attributes["id"] })
    #expect(ids.isSuperset(of: ["p-1.1", "p-1.2", "p-1.3", "p-2.1", "p-3.1"]))
  }

  @Test func `endnotes stand in the order of first use, then the rest`() throws {
    let notes = try elements().filter { $0.tag == "li" }.compactMap { $0.attributes["id"] }
      .filter { $0.hasPrefix("source-") }
    #expect(notes.prefix(5) == ["source-d1", "source-d2", "source-s1", "source-s2", "source-d4"])
    #expect(notes.count == 32)
  }

  @Test func `an id that is neither source nor assumption is shown as unknown`() throws {
    #expect(try text().contains("<span class=\"unknown\">nowhere</span>"))
  }

  @Test func `every chart is drawn for wide and for narrow pages`() throws {
    let elements = try elements()
    let classes = elements.compactMap { $0.attributes["class"] }
    #expect(classes.filter { $0 == "drawing wide" }.count == 7)
    #expect(classes.filter { $0 == "drawing narrow" }.count == 7)
    #expect(elements.filter { $0.tag == "svg" }.count == 14)
  }

  @Test func `every cell of a table carries the heading of its column`() throws {
    let cells = try elements().filter { $0.tag == "td" || $0.attributes["scope"] == "row" }
    #expect(cells.allSatisfy { $0.attributes["data-label"] != nil && $0.attributes["role"] != nil })
    let headings = try elements().filter { $0.tag == "th" }
    #expect(headings.allSatisfy { $0.attributes["scope"] != nil })
  }

  @Test func `an empty brief is still a page`() {
    let brief = Brief(
      title: "", question: "", asOf: day(0), stamp: sampleStamp, judgments: [], chapters: [])
    #expect(MarkupScanner.elements(ofPage: BriefPage().html(brief)) != nil)
  }
}
