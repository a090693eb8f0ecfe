import Foundation
import SampleCases
import Testing

/// What the guides promise, tried.
struct GuideTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func guide(_ name: String) throws -> String {
    try String(
      contentsOf: Program.package.appendingPathComponent("Guides/\(name)"), encoding: .utf8)
  }

  @Test func `The whole case in the guide to cases has no problem and comes out as said`()
    async throws
  {
    let pattern = #/`(?<name>[a-z.]+)`\n\n```(?:yaml|csv)\n(?<text>(?s:.*?))```/#
    let files = try guide("Cases.md").matches(of: pattern)
    #expect(files.count == 4)
    for file in files { try folder.write(String(file.text), to: "ferry/\(file.name)") }
    let place = folder.path("ferry")
    let check = try await Program.run(["check", place])
    #expect(check.code == 0)
    #expect(check.output.hasPrefix("3 statements, 3 deeds, 10 assumptions; 0 errors, 0 warnings"))
    let read = try await Program.run(["read", place] + Program.quick)
    #expect(read.code == 0)
    #expect(read.output.contains("unlikely that the offer is meant"))
    #expect(read.output.contains("there is not enough evidence for a reading"))
  }

  @Test
  func `The case of the guide to cases, with the demands of the guide to calling, is as said`()
    async throws
  {
    let files = try guide("Cases.md").matches(
      of: #/`(?<name>[a-z.]+)`\n\n```(?:yaml|csv)\n(?<text>(?s:.*?))```/#)
    let calling = try guide("Calling.md")
    let sheet = try #require(calling.firstMatch(of: #/```yaml\n(?<text>(?s:.*?))```/#)?.text)
    let rows = try #require(calling.firstMatch(of: #/```csv\n(?<text>(?s:.*?))```/#)?.text)
    for file in files {
      let neighbours = "  - {id: neighbours, name: The neighbours}\naudiences:"
      let text = file.text.replacing("audiences:", with: neighbours)
      let more = file.name == "assumptions.csv" ? String(rows) : ""
      try folder.write(String(text) + more, to: "ferry/\(file.name)")
    }
    try folder.write(String(sheet), to: "ferry/demands.yaml")
    let place = folder.path("ferry")
    let check = try await Program.run(["check", place])
    #expect(check.output.hasPrefix("3 statements, 3 deeds, 18 assumptions; 0 errors, 0 warnings"))
    let call = try await Program.run(["call", place, "--format", "json", "--draws", "256"])
    let rankings = try #require(try FindingsText(call.output).table("demands")).rows
    #expect(rankings.map { $0.text("demand") } == ["open-quay", "halt-works", "promise"])
    let tells = rankings.compactMap { $0.number("tells") }
    #expect(tells.count == 3 && tells[0] > 0.85 && tells[1] < 0.5 && tells[2] == 0)
  }

  @Test func `Every key of the demands of a new case is explained in the guide to calling`()
    async throws
  {
    _ = try await Program.run(["new", "mine"], in: folder.url)
    let sheet = try String(contentsOfFile: folder.path("mine/demands.yaml"), encoding: .utf8)
    let text = try guide("Calling.md")
    let keys = sheet.matches(of: #/(?m)^ *(?:- )?([a-z]+):/#).map(\.output.1)
    for key in keys where key != "garrison-seize" {
      #expect(text.contains("`\(key)`"), "key \(key)")
    }
  }

  @Test func `Every column and key of a new case is explained in the guide to cases`() async throws
  {
    let made = try await Program.run(["new", "mine"], in: folder.url)
    #expect(made.code == 0)
    let text = try guide("Cases.md")
    for file in ["statements.csv", "deeds.csv", "assumptions.csv"] {
      let table = try String(contentsOfFile: folder.path("mine/\(file)"), encoding: .utf8)
      for column in try #require(table.split(separator: "\n").first).split(separator: ",") {
        #expect(text.contains("`\(column)`"), "column \(column) of \(file)")
      }
    }
    let yaml = try String(contentsOfFile: folder.path("mine/case.yaml"), encoding: .utf8)
    for key in yaml.matches(of: #/(?m)^ *(?:- )?([a-z-]+):/#).map(\.output.1) {
      #expect(text.contains("`\(key)`") || text.contains("`\(key):"), "key \(key)")
    }
  }

  /// What the guides to words and to deeds work out by hand.
  @Test func `The worked example on words comes out as worked`() async throws {
    var sample = SampleCase()
    sample.statements = ["deny", "deny", "deny", "affirm"].enumerated().map {
      .init("2020-03-0\($0.offset + 2)", to: "home", "wants-truce", $0.element)
    }
    sample.statements += (1...4).map {
      .init("2020-03-1\($0)", to: "press", "wants-truce", "affirm")
    }
    // Five statements to an audience are the least that is measured: the table twice over has the
    // same information and the same distance.
    sample.statements += sample.statements
    let place = try folder.write(sample)
    let words = try FindingsText(
      try await Program.run(
        ["words", place.path, "--format", "json", "--shuffles", "9999"]
      ).output)
    let tailoring = try #require(words.tables.first { $0.key == "tailoring" }?.rows.first)
    #expect(try abs(number(tailoring["plug_in_bits"]) - 0.549) < 0.0005)
    let home = try #require(words.tables.first { $0.key == "audiences" }?.rows.first)
    #expect(try abs(number(home["distance"]) - 0.75) < 1e-12)
  }

  @Test func `The worked example on deeds comes out as worked`() async throws {
    let place = try folder.write(SampleCase())
    let deeds = try FindingsText(
      try await Program.run(["deeds", place.path, "--format", "json"] + Program.quick.suffix(2))
        .output)
    let precedent = try #require(deeds.tables.first { $0.key == "precedents" }?.rows.first)
    #expect(try abs(number(precedent["order_tau"]) - 0.6) < 1e-12)
    #expect(try abs(number(precedent["order_p_value"]) - 14.0 / 120) < 1e-12)
    #expect(try abs(number(precedent["stretch"]) - 1.22) < 0.005)
    let decree = try #require(
      deeds.tables.first { $0.key == "steps" }?.rows.first { $0["indicator"] == .text("decree") })
    #expect(try abs(number(decree["lag_weeks"]) - 4.7) < 0.05)
  }

  private func number(_ value: Value?) throws -> Double {
    guard case .number(let number)? = value else { throw Missing() }
    return number
  }

  private struct Missing: Error {}
}
