import Record
import Testing

@Suite struct `Files that are not UTF-8 text` {
  static func utf16(_ text: String, isBig: Bool, hasMark: Bool) -> [UInt8] {
    ((hasMark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBig ? pair : pair.reversed()
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is called by its name`(isBig: Bool, hasMark: Bool) {
    let bytes = Self.utf16(SampleCase.deeds, isBig: isBig, hasMark: hasMark)
    let result = SampleCase("deeds.csv", bytes: bytes).read()
    expectProblem(
      result, at: "deeds.csv", found: "UTF-16 text", expected: "save as “CSV UTF-8”")
    #expect(kept(result) == ["S1", "S2", "S3"])
  }

  @Test func `a workbook is called by its name`() {
    let result = SampleCase("deeds.csv", bytes: [0x50, 0x4B, 3, 4, 0, 0]).read()
    expectProblem(result, at: "deeds.csv", found: "a zip archive", expected: "CSV UTF-8")
  }

  @Test func `a case file in UTF-16 is refused`() {
    let bytes = Self.utf16(SampleCase.yaml, isBig: false, hasMark: true)
    let result = SampleCase("case.yaml", bytes: bytes).read()
    expectProblem(result, at: "case.yaml", found: "UTF-16 text", expected: "UTF-8")
    #expect(result.case == nil)
  }

  @Test func `Latin-1 refuses the rows with accents only`() {
    let text = SampleCase.deeds.replacing("Two mayors", with: "Two maires \u{E9}lus")
    let result = SampleCase("deeds.csv", bytes: text.unicodeScalars.map { UInt8($0.value) }).read()
    expectProblem(
      result, at: "deeds.csv:2:summary", found: "bytes that are not UTF-8", expected: "CSV UTF-8")
    #expect(kept(result) == ["S1", "S2", "S3", "D2"])
  }

  @Test func `a NUL byte refuses its row only`() {
    let result = SampleCase("deeds.csv", replacing: "Two", with: "T\0wo").read()
    expectProblem(result, at: "deeds.csv:2:summary", found: "a NUL byte", expected: "without")
    #expect(kept(result) == ["S1", "S2", "S3", "D2"])
  }

  @Test func `an empty file and one of blank lines are called so`() {
    let empty = SampleCase("deeds.csv", bytes: []).read()
    expectProblem(empty, at: "deeds.csv", found: "an empty file", expected: "a header row")
    let blank = SampleCase("deeds.csv", replacing: SampleCase.deeds, with: "\n \n").read()
    expectProblem(blank, at: "deeds.csv", found: "only blank lines", expected: "a header row")
  }
}
