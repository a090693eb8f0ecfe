import Briefing
import Testing

@Suite struct LinkTests {
  @Test(arguments: ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG", "mailto:a@example.org"])
  func `web and mail addresses are links`(text: String) {
    #expect(Link(text)?.address == text)
  }

  @Test(arguments: [
    "javascript:alert(1)", " https://example.org", "java\nscript:alert(1)", "data:text/html,x",
    "//example.org", "https://", "file:///etc/passwd", "https://example.org/\u{202E}", "", "#a",
    "https://example.org/a b", "\u{1}javascript:alert(1)",
  ])
  func `nothing else is`(text: String) {
    #expect(Link(text) == nil)
  }

  @Test func `different ids never share a place`() {
    let ids = ["a b", "a_20b", "a%20b", "a-b", "a.b", "ä", "a", ""]
    #expect(Set(ids.map { Anchor("source", $0).name }).count == ids.count)
    #expect(Anchor("source", "a b").name == "source-a_20b")
  }
}
