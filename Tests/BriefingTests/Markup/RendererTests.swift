import Testing

@testable import Briefing

@Suite struct RendererTests {
  private func text(_ element: Element) -> String { String(decoding: element.bytes, as: UTF8.self) }

  @Test func `text and values are escaped`() {
    let element = Element(.p, [.class("a\"b'<")], text: "1 < 2 & \"3\" > '")
    #expect(
      text(element)
        == "<p class=\"a&quot;b&#39;&lt;\">1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;</p>")
  }

  @Test func `controls become replacement characters and bidirectional ones are spelt out`() {
    let element = Element(.p, text: "a\u{0}\u{1B}\u{9B}\u{FFFE}\u{202E}b\u{200F}\u{2066}\u{61C}")
    #expect(
      text(element)
        == "<p>a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\\u{202E}b\\u{200F}\\u{2066}\\u{61C}</p>")
  }

  @Test func `letters of all scripts and joiners stay`() {
    let words = "naïve 外務省 שלום می\u{200C}خواهم 👩\u{200D}🔬\n"
    #expect(text(Element(.p, text: words)) == "<p>\(words)</p>")
  }

  @Test func `void elements have no end and shapes close themselves`() {
    #expect(text(Element(.br)) == "<br>")
    #expect(text(Element(.path, [Attribute(.d, "M0 0")])) == "<path d=\"M0 0\"/>")
    #expect(text(Element(.td)) == "<td></td>")
  }

  @Test func `a drawing never has a coordinate that is not a number`() {
    #expect(text(Element(.circle, [Attribute(.r, Double.nan)])) == "<circle r=\"0\"/>")
    #expect(text(Element(.rect, [Attribute(.x, -Double.infinity)])) == "<rect x=\"0\"/>")
  }

  @Test func `every scalar leaves the markup well-formed`() throws {
    var all = ""
    for value in UInt32(0)...0x2FFF {
      if let scalar = Unicode.Scalar(value) { all.unicodeScalars.append(scalar) }
    }
    let element = Element(.p, [.label(all)], text: all)
    #expect(MarkupScanner.elements(ofXML: element.bytes)?.count == 1)
  }
}
