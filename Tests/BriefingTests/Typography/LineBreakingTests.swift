import Testing

@testable import Briefing

@Suite struct LineBreakingTests {
  @Test func `text breaks at spaces`() {
    #expect(LineBreaking.columns(10).lines(of: "one two three  four") == ["one two", "three four"])
  }

  @Test func `a word that is too long breaks inside, best after a hyphen`() {
    #expect(LineBreaking.columns(5).lines(of: "abcdefgh") == ["abcde", "fgh"])
    #expect(LineBreaking.columns(8).lines(of: "wall-building") == ["wall-", "building"])
  }

  @Test func `wide characters fill two columns`() {
    #expect(LineBreaking.columns(4).lines(of: "日本語") == ["日本", "語"])
    #expect(DisplayWidth.of("e\u{301}日\u{1F600}") == 5)
  }

  @Test func `what is left out is shown by an ellipsis`() {
    #expect(LineBreaking.columns(6).lines(of: "one two three", atMost: 1) == ["one…"])
    #expect(LineBreaking.columns(9).lines(of: "one two", atMost: 1) == ["one two"])
  }

  @Test func `an empty text is one empty line`() {
    #expect(LineBreaking.columns(6).lines(of: "") == [""])
  }
}
