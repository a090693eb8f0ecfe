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
