import Foundation
import Quantities
import Record
import Testing

@Suite struct `The template of a new case` {
  @Test func `reads without any problem and has what a reading needs`() throws {
    try withTemporaryFolder { folder in
      let place = folder.appendingPathComponent("new-case")
      try CaseTemplate.write(to: place, name: "Lake & <co>")
      let result = CaseReader.read(place)
      #expect(result.problems.map(\.description) == [])
      let made = try #require(result.case)
      #expect(made.statements.count >= 8)
      #expect(made.deeds.count >= 10)
      #expect(made.hypotheses.count == 2)
      #expect(made.precedents.map(\.deeds.count) == [5])
      let readme = try String(
        contentsOf: place.appendingPathComponent("README.md"), encoding: .utf8)
      #expect(readme.hasPrefix("# Lake & <co>\n"))
      #expect(
        FileManager.default.fileExists(
          atPath: place.appendingPathComponent(".gitignore").path))
    }
  }

  @Test func `has expectations for every indicator, proposition and hypothesis, and uses all`()
    throws
  {
    try withTemporaryFolder { folder in
      try CaseTemplate.write(to: folder, name: "x")
      let made = try #require(CaseReader.read(folder).case)
      for hypothesis in made.hypotheses.map(\.id) {
        for indicator in made.indicators.map(\.id) {
          #expect(made.assumptions.rate(of: indicator, if: hypothesis) != nil)
        }
        for proposition in made.propositions.map(\.id) {
          let best = Stance.allCases.compactMap {
            made.assumptions.share(of: $0, on: proposition, to: "domestic", if: hypothesis)?
              .distribution.best
          }
          #expect(best.count == 3)
          #expect(abs(best.reduce(0, +) - 1) < 1e-9)
        }
      }
      #expect(Set(made.deeds.map(\.indicator)) == Set(made.indicators.map(\.id)))
      #expect(Set(made.statements.map(\.proposition)) == Set(made.propositions.map(\.id)))
      #expect(Set(made.statements.map(\.audience)) == Set(made.audiences.map(\.id)))
    }
  }

  @Test func `a folder with something in it is left alone`() throws {
    try withTemporaryFolder { folder in
      try "mine".write(
        to: folder.appendingPathComponent("notes.txt"), atomically: true, encoding: .utf8)
      let problem = #expect(throws: Problem.self) {
        try CaseTemplate.write(to: folder, name: "x")
      }
      #expect(problem?.found == "a folder with “notes.txt” in it")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    }
  }

  @Test func `a file in the way or a missing parent is refused and nothing is left behind`() throws
  {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try "mine".write(to: file, atomically: true, encoding: .utf8)
      #expect(throws: Problem.self) { try CaseTemplate.write(to: file, name: "x") }
      #expect(throws: Problem.self) {
        try CaseTemplate.write(to: file.appendingPathComponent("inside"), name: "x")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test func `parents are made as needed`() throws {
    try withTemporaryFolder { folder in
      let place = folder.appendingPathComponent("cases/2031/lake/")
      try CaseTemplate.write(to: place, name: "x")
      #expect(CaseReader.read(place).problems.isEmpty)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: place.deletingLastPathComponent().path) == ["lake"])
    }
  }
}
