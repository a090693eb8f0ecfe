import Briefing
import Record
import Studies
import Testing

/// The two example cases come out different ways, so that nobody can think that the program always
/// says bluff.
struct ExampleCaseTests {
  private static let ukraine = Task { try await brief("ukraine-2022") }
  private static let colombia = Task { try await brief("colombia-2016") }

  private static func brief(_ name: String) async throws -> Brief {
    try await BriefStudy(Subjects.settings).brief(on: try Subjects.example(name), progress: nil)
  }

  private static let both = ["ukraine-2022": ukraine, "colombia-2016": colombia]

  private func brief(_ name: String) async throws -> Brief {
    try await #require(Self.both[name]).value
  }

  /// The hypothesis with the largest probability from words and deeds.
  private func leading(_ brief: Brief) throws -> String {
    let table = try #require(brief.table("reading"))
    let values = zip(table.column("hypothesis"), table.column("both")).map {
      (name: $0.text ?? "", value: $1.number ?? 0)
    }
    return try #require(values.max { $0.value < $1.value }).name
  }

  @Test func `In Colombia 2016 the offer is read as meant`() async throws {
    let brief = try await Self.colombia.value
    #expect(try leading(brief) == "settle")
    let first = try #require(brief.judgments.first).likelihood.plainText
    #expect(first.contains(#/^It is (likely|very likely|almost certain) that the offer is meant/#))
  }

  @Test func `In Ukraine 2022 it is not`() async throws {
    let brief = try await Self.ukraine.value
    #expect(try leading(brief) != "settle")
    let first = try #require(brief.judgments.first).likelihood.plainText
    #expect(
      first.contains(
        #/^(It is (very )?unlikely|There is almost no chance) that the offer is meant/#))
  }

  @Test(arguments: ["ukraine-2022", "colombia-2016"])
  func `The brief holds together`(_ name: String) async throws {
    let brief = try await brief(name)
    let known = brief.sources.map(\.id) + brief.assumptions.map(\.name)
    #expect(brief.citedIDs.isSubset(of: known))
    expectLikelihoodApartFromConfidence(brief)
    let reading = try #require(brief.table("reading"))
    for column in ["base_line", "words", "deeds", "both", "naive"] {
      let sum = reading.column(column).compactMap(\.number).reduce(0, +)
      #expect(abs(sum - 1) < 1e-9, "\(column)")
    }
    #expect(BriefPage().html(brief).count > 100_000)
  }

  @Test(arguments: ["ukraine-2022", "colombia-2016"])
  func `No heading of a column is longer than its page can hold`(_ name: String) async throws {
    for table in try await brief(name).tables {
      #expect(table.columns.allSatisfy { $0.title.count <= 24 }, "\(table.key)")
    }
  }
}
