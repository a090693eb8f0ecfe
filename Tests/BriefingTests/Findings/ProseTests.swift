import Briefing
import Testing

@Suite struct ProseTests {
  @Test func `a literal holds words, stress and citations in order`() {
    let count = 3
    let prose: Prose = "In \(count) cases \(strong: "very likely")\(cite: ["a", "b"])."
    #expect(
      prose.spans == [
        .text("In "), .text("3"), .text(" cases "), .strong("very likely"), .cite(["a", "b"]),
        .text("."),
      ])
  }

  @Test func `plain text leaves citations out`() {
    let prose: Prose = "It is \(strong: "likely")\(cite: ["a"])."
    #expect(prose.plainText == "It is likely.")
  }

  @Test func `each cited id is named once, in order of first use`() {
    let prose = Prose([.cite(["b", "a"]), .text("x"), .cite(["a", "c"])])
    #expect(prose.citedIDs == ["b", "a", "c"])
  }

  @Test func `one text can be put into another`() {
    let inner: Prose = "so \(strong: "it") is"
    let outer: Prose = "And \(inner)."
    #expect(outer.plainText == "And so it is.")
    #expect(outer.spans.contains(.strong("it")))
  }
}
