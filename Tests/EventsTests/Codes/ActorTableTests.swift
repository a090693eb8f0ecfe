import Foundation
import Quantities
import Record
import Testing

@testable import Events

@Suite struct `The user's table of actors` {
  static func table(_ rows: String...) -> ActorTable {
    ActorTable.read(file(rows)).0
  }

  private static func file(_ rows: [String]) -> InputFile {
    let text = (["name,state,role,from,to"] + rows).joined(separator: "\n") + "\n"
    return InputFile(path: "case/event-actors.csv", bytes: Array(text.utf8))
  }

  // MARK: Reading

  @Test func `good rows are kept and faulty ones refused singly`() {
    let (table, problems) = ActorTable.read(
      Self.file([
        "Wagner Group,RUS,military,2014-05-01,2023-08-23", "A,Russa,,,", "B,ukraine,,,",
        "C,UKR,milittary,,", "D,UKR,,2022-02-30,", "E,UKR,,2022-03-01,2022-02-01", ",UKR,,,",
        "F,,,,", "b,UKR,,,", "G,UKR,,,,x", "B,POL,,2022-01-01,", "H",
      ]))
    #expect(table.entries.map(\.name) == ["Wagner Group", "B", "B"])
    #expect(
      problems.map(\.place.description) == [
        "event-actors.csv:3:state", "event-actors.csv:5:role", "event-actors.csv:6:from",
        "event-actors.csv:7:to", "event-actors.csv:8:name", "event-actors.csv:9:state",
        "event-actors.csv:10:name", "event-actors.csv:11", "event-actors.csv:13",
      ])
    #expect(problems.prefix(2).map(\.suggestion) == ["Russia", "military"])
    #expect(problems.allSatisfy { $0.severity == .error })
  }

  @Test func `only name and state are needed, in any order`() throws {
    let text = "state;name\nSouth Ossetia;Militia\n"
    let (table, problems) = ActorTable.read(InputFile(path: "a", bytes: Array(text.utf8)))
    #expect(problems.isEmpty && table.digest?.count == 64)
    let entry = try #require(table.entries.first)
    #expect(States.all.code(entry.state) == "GEO" && entry.role == nil && entry.from == nil)
  }

  @Test func `a column that is missing is told, and all rows are left out`() {
    let (table, problems) = ActorTable.read(
      InputFile(path: "a", bytes: Array("name,country\nA,RUS\n".utf8)))
    #expect(table.entries.isEmpty && problems.map(\.place.column) == ["state"])
  }

  @Test func `a name holds without regard to case and within its span`() throws {
    let table = Self.table(
      "Militia,RUS,,2014-03-01,2014-03-31", "MILITIA,UKR,rebel,2014-04-01,")
    let days = ["2014-02-28", "2014-03-01", "2014-03-31", "2014-04-01", "2030-01-01"]
    let states = try days.map { day in
      let number = try #require(Day(iso8601: day)).number
      return table.rows(of: "militia").first { $0.contains(number) }
        .map { States.all.code($0.state) }
    }
    #expect(states == [nil, "RUS", "RUS", "UKR", "UKR"])
  }

  @Test func `a folder without the file has the program's table`() throws {
    try WrittenFile.withFolder { folder in
      let (none, _) = try ActorTable.read(in: folder)
      #expect(none.entries.isEmpty && none.digest == nil)
      let path = folder.appendingPathComponent(ActorTable.fileName)
      try Data("name,state\nMilitia,RUS\nA,B\n".utf8).write(to: path)
      let (table, problems) = try ActorTable.read(in: folder)
      #expect(table.entries.map(\.name) == ["Militia"])
      #expect(problems.map(\.place.description) == ["event-actors.csv:3:state"])
      try FileManager.default.removeItem(at: path)
      try FileManager.default.createSymbolicLink(
        at: path, withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
      #expect(throws: Problem.self) { try ActorTable.read(in: folder) }
    }
  }

  // MARK: Importing

  @Test func `a file that was read with another table has changed`() throws {
    let text = ICEWSSample.fourColumns([["2018-01-01", "Militia", "Consult", "Ukraine"]])
    try WrittenFile.with(text) { file in
      let store = try EventStore.inMemory()
      func outcome(_ table: ActorTable, replaces: Bool = false) throws -> EventImport.Report.Outcome
      {
        try EventImport(
          into: store, source: "icews4", scope: .everything, actors: table, replaces: replaces
        ).add(file).outcome
      }
      #expect(try outcome(.standard) == .imported)
      #expect(try outcome(.standard) == .unchanged)
      let table = Self.table("Militia,RUS")
      #expect(try outcome(table) == .changed)
      #expect(try outcome(table, replaces: true) == .imported)
      #expect(try outcome(table) == .unchanged)
      #expect(try outcome(.standard) == .changed)
    }
  }

  @Test func `the files of a case are read with the case's table`() throws {
    try WrittenFile.withFolder { folder in
      let files = [
        "case.yaml": """
        title: T
        question: Q?
        target: RUS
        period: {from: 2018-01-01, to: 2018-12-31}
        actors: [{id: RUS, name: Russia}]
        audiences: [{id: all, name: All}]
        hypotheses: [{id: a, name: A}, {id: b, name: B}]
        propositions: []
        indicators: [{id: i, text: I, events: {source: {states: [RUS]}}}]
        events: {files: [{source: icews4, file: e.tsv}]}
        """, "event-actors.csv": "name,state\nMilitia,RUS\nA,B\n",
        "e.tsv": ICEWSSample.fourColumns([["2018-01-01", "Militia", "Consult", "Ukraine"]]),
      ]
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let subject = try #require(CaseReader.read(folder).case)
      let events = try CaseEvents.open(subject, in: folder)
      let query = try #require(subject.indicators.first?.events)
      #expect(try events.events(query, in: subject.period).map(\.source.name) == ["Militia"])
      #expect(events.problems.map(\.place.description) == ["event-actors.csv:3:state"])
    }
  }
}
