import Testing

@testable import Record

@Suite struct `Delimited text` {
  /// Records as line and fields; refused ones as line and fault.
  static func read(_ bytes: [UInt8]) throws -> [String] {
    let text = try DelimitedText(ByteStream(name: "t.csv", bytes: bytes))
    var result: [String] = []
    while true {
      switch try text.next() {
      case .end: return result
      case .refused(let fault, let line, let field): result.append("\(line) \(fault) \(field)")
      case .record(let record):
        let fields = (0..<record.count).map(record.text)
        result.append("\(record.line) " + fields.joined(separator: "|"))
      }
    }
  }

  static func read(_ text: String) throws -> [String] { try read(Array(text.utf8)) }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `any line end will do, also none at the end`(
    end: String
  ) throws {
    let expected = ["1 a|b", "2 c|d", "3 e|f"]
    #expect(try Self.read("a,b\(end)c,d\(end)e,f") == expected)
    #expect(try Self.read("a,b\(end)c,d\(end)e,f\(end)") == expected)
    #expect(try Self.read("\u{FEFF}a,b\(end)c,d\(end)e,f\(end)") == expected)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `line numbers stay right after quoted line breaks`(
    end: String
  ) throws {
    #expect(
      try Self.read("a,b\(end)\"x\(end)y\(end)\",d\(end)e,f")
        == ["1 a|b", "2 x\(end)y\(end)|d", "5 e|f"])
  }

  @Test func `quotes, separators and empty fields are kept as meant`() throws {
    #expect(
      try Self.read("h,i,j\n\"a,b\",\"\"\"c\"\"\",\n,\"\",d\"e\n")
        == ["1 h|i|j", "2 a,b|\"c\"|", "3 ||d\"e"])
  }

  @Test func `blank records are passed over and counted as lines`() throws {
    #expect(try Self.read("\n\na,b\n\n ,\t\n,,\nc,d\n\n") == ["3 a|b", "7 c|d"])
  }

  @Test func `an unclosed quote costs its line only`() throws {
    #expect(
      try Self.read("a,b\n\"lost,c\nd,e\nf,g\n") == ["1 a|b", "2 openQuote 0", "3 d|e", "4 f|g"])
    #expect(
      try Self.read("a,b\nx,\"lost\nd,\"fine\"\nf,g\n")
        == ["1 a|b", "2 textAfterQuote 1", "3 d|fine", "4 f|g"])
  }

  @Test func `text after a closing quote refuses the line only`() throws {
    #expect(
      try Self.read("a,b\n\"x\"y,c\nd,e\n") == ["1 a|b", "2 textAfterQuote 0", "3 d|e"])
  }

  @Test func `invalid UTF-8 and NUL refuse the record, line breaks in it included`() throws {
    let start = Array("a,b\nx,\"y\n".utf8)
    let end = Array("z\"\nd,e\n".utf8)
    #expect(try Self.read(start + [0xE9] + end) == ["1 a|b", "2 notUTF8 1", "4 d|e"])
    #expect(try Self.read(start + [0] + end) == ["1 a|b", "2 nul 1", "4 d|e"])
  }

  @Test func `a record beyond the limit is refused and reading goes on`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 9 << 20)
    #expect(
      try Self.read(Array("a,b\n".utf8) + long + Array("\nd,e\n".utf8))
        == ["1 a|b", "2 tooLong 0", "3 d|e"])
  }

  @Test func `pieces of the file meet without a seam`() throws {
    // Longer than two pieces of 4 MiB, with records and line ends at every offset to their seams.
    let filler = String(repeating: "y", count: 1_000)
    let rows = (0..<9_000).map { "\($0),\"x\(filler.prefix($0 % 1_000))\(filler)\r\nz\"\r\n" }
    let read = try Self.read("n,t\r\n" + rows.joined())
    #expect(read.count == 9_001)
    for (number, row) in read.dropFirst().enumerated() {
      guard row == "\(2 + 2 * number) \(number)|x\(filler.prefix(number % 1_000))\(filler)\r\nz"
      else {
        Issue.record("row \(number) reads \(row.prefix(40))")
        break
      }
    }
  }

  @Test func `a file of lost quotes takes no quadratic time and reading ends`() throws {
    // Each line closes the quote of the one before and opens another: one endless record.
    let line = Array("x\",\"y\n".utf8)
    let bytes = Array("a,b\n".utf8) + (0..<400_000).flatMap { _ in line } + Array("c,d\n".utf8)
    let read = try Self.read(bytes)
    #expect(read.first == "1 a|b")
    #expect(read.count > 10)
  }
}
