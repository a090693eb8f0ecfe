import Briefing
import Testing

@Suite struct TableTests {
  private let columns = [
    Column(key: "name", title: "Name", meaning: "A name."),
    Column(key: "count", title: "Count", meaning: "A count."),
  ]

  @Test func `a row of the wrong length is refused with both lengths`() {
    let fault = TableError.rowLength(table: "t", expected: 2, found: 1)
    #expect(throws: fault) {
      try Table(key: "t", title: "", columns: columns, rows: [[.text("a")]])
    }
    #expect(fault.description == "table \"t\" has 2 columns, but a row has 1 cells")
  }

  @Test func `a row added later is held to the same length`() throws {
    var table = try Table(key: "t", title: "", columns: columns)
    try table.append([.text("a"), .integer(1)])
    #expect(throws: TableError.rowLength(table: "t", expected: 2, found: 3)) {
      try table.append([.text("a"), .integer(1), .integer(2)])
    }
    #expect(table.rows.count == 1)
  }

  @Test func `two columns cannot share a key`() {
    #expect(throws: TableError.repeatedColumn(table: "t", column: "name")) {
      try Table(key: "t", title: "", columns: columns + columns)
    }
  }

  @Test(arguments: ["", "Name", "two words", "1st", "naïve", "a-b"])
  func `a key is snake_case`(key: String) {
    #expect(throws: TableError.malformedKey(key)) { try Table(key: key, title: "", columns: []) }
  }
}
