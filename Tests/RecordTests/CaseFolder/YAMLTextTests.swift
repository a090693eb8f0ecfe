import Record
import Testing

@Suite struct `YAML that is wrong or hostile` {
  static func read(_ yaml: String) -> CaseReader.Result {
    SampleCase("case.yaml", bytes: Array(yaml.utf8)).read()
  }

  static func read(prefix: String) -> CaseReader.Result { read(prefix + SampleCase.yaml) }

  @Test func `a byte-order mark and CRLF are taken`() {
    let crlf = SampleCase.yaml.replacing("\n", with: "\r\n")
    let result = Self.read("\u{FEFF}" + crlf)
    #expect(result.problems.map(\.description) == [])
    #expect(result.case?.title == "Sample")
  }

  @Test func `an anchor is refused with its place`() {
    let result = Self.read(
      SampleCase.yaml.replacing("title: Sample", with: "title: &t Sample"))
    expectProblem(result, at: "case.yaml:1:8", found: "an anchor (&)", expected: "written out")
    #expect(result.case == nil)
  }

  @Test func `a list or a mapping with an anchor is refused too`() {
    for text in ["x: &l [a]\n", "x: &m {a: b}\n", "x:\n  - &l [a]\n  - *l\n", "? &k [a]\n: b\n"] {
      let result = Self.read(prefix: text)
      #expect(result.problems.map(\.found) == ["an anchor (&)"])
    }
  }

  @Test(arguments: ["", "? "]) func `anchors that explode are refused before they do`(
    opening: String
  ) {
    let levels = (1...40).map { level in
      "l\(level): &l\(level) ["
        + Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ",")
        + "]\n"
    }
    let bomb = "l0: &l0 [x,x,x,x,x,x,x,x,x]\n" + levels.joined() + "\(opening)*l40 : x\n"
    let result = Self.read(prefix: bomb)
    expectProblem(result, at: "case.yaml:1", found: "an anchor (&)", expected: "written out")
  }

  @Test func `ampersands and asterisks in text are no anchors`() {
    let stars = (0..<20).map { "*\($0)*" }.joined(separator: " ")
    for text in [
      "\"Peace, &Co\"", "'&half'", "R&D & more", ">-\n  Barnes\n  &Noble", "\"\(stars)\"",
    ] {
      let result = Self.read(SampleCase.yaml.replacing("A test.", with: text))
      #expect(result.problems.map(\.description) == [])
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: "])
  func `deep nesting is refused and overflows no stack`(opening: String) {
    let result = Self.read("title: x\ndeep:\n  " + String(repeating: opening, count: 100_000))
    #expect(result.case == nil)
    #expect(result.problems.count == 1)
    #expect(result.problems.first?.place.line == 3)
  }

  @Test func `nesting within the parser's limit is harmless`() {
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    let result = Self.read(prefix: "deep: \(deep)\n")
    expectProblem(
      result, at: "case.yaml:1:1", .warning, found: "key “deep”", expected: "title",
      suggestion: nil)
  }

  @Test func `a tab as indentation is called so`() {
    let result = Self.read(SampleCase.yaml.replacing("  - {id: aland", with: "\t- {id: aland"))
    expectProblem(result, at: "case.yaml:7:1", found: "a tab", expected: "spaces")
  }

  @Test func `a key given twice is refused`() {
    let result = Self.read("title: A\n" + SampleCase.yaml)
    expectProblem(
      result, at: "case.yaml:1:1", found: "key “title” twice", expected: "each key once")
  }

  @Test func `several documents are refused`() {
    let result = Self.read(SampleCase.yaml + "\n---\ntitle: B\n")
    expectProblem(
      result, at: "case.yaml:24:1", found: "another document", expected: "one document only")
  }

  @Test(arguments: [
    ("just text", "no mapping"), ("- a\n- b\n", "no mapping"), ("# a comment\n", "no content"),
    ("title: [", "text that is not YAML"), ("title: \"open", "text that is not YAML"),
    ("a: b: c", "text that is not YAML"), ("*nowhere", "text that is not YAML"),
    ("title: \u{1}", "text that is not YAML"), ("title: a\0b", "a NUL byte"),
    ("%YAML 3.0\n---\na: b\n", "text that is not YAML"),
  ])
  func `what is no mapping is refused in one problem`(text: String, found: String) {
    let result = Self.read(text)
    #expect(result.case == nil)
    #expect(result.problems.count == 1, "\(result.problems)")
    #expect(result.problems.first?.found.contains(found) == true, "\(result.problems)")
  }

  @Test func `invalid UTF-8 is refused with its line`() {
    let bytes = Array("title: x\nabout: ".utf8) + [0xE9, 0x0A]
    let result = SampleCase("case.yaml", bytes: bytes).read()
    expectProblem(
      result, at: "case.yaml:2", found: "bytes that are not UTF-8", expected: "UTF-8")
  }

  @Test func `a file beyond the limit is refused`() {
    let result = Self.read(prefix: "# " + String(repeating: "x", count: 1 << 20) + "\n")
    expectProblem(result, at: "case.yaml", found: "more than 1048576 bytes", expected: "shorter")
  }

  @Test func `a list beyond the limit is cut with an error`() {
    let many = (0..<2_000).map { "  - {id: x\($0), name: X}\n" }.joined()
    let result = Self.read(SampleCase.yaml.replacing("audiences:\n", with: "audiences:\n" + many))
    #expect(result.problems.first?.found == "2002 entries")
    #expect(result.problems.first?.expected == "at most 1000 (the others are not read)")
  }
}
