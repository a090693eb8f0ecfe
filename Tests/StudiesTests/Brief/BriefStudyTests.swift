import Briefing
import Quantities
import Record
import SampleCases
import Studies
import Testing

/// Briefs of small cases.
struct BriefStudyTests {
  /// The brief of the whole sample, made once because readings take longest.
  private static let whole = Task {
    try await BriefStudy(Subjects.settings).brief(on: try Subjects.whole(), progress: nil)
  }

  private func brief(
    _ change: (inout SampleCase) -> Void
  ) async throws -> Brief {
    try await BriefStudy(Subjects.settings).brief(on: try Subjects.changed(change), progress: nil)
  }

  @Test func `The same case and seed give the same page on any number of threads`() async throws {
    let one = BriefPage().html(try await Self.whole.value)
    let settings = StudySettings(version: "test", draws: 64, shuffles: 99, threads: 1)
    let other = try await BriefStudy(settings).brief(on: try Subjects.whole(), progress: nil)
    #expect(one == BriefPage().html(other))
    #expect(one.count > 10_000)
  }

  @Test func `Every id that is cited leads to a source`() async throws {
    let brief = try await Self.whole.value
    let sources = Set(brief.sources.map(\.id))
    #expect(!brief.citedIDs.isEmpty)
    #expect(brief.citedIDs.isSubset(of: sources))
    #expect(brief.sources.count == 12 + 11 + 6)
    #expect(brief.assumptions.count == 24)
  }

  @Test func `Chapters and their order are those of a brief`() async throws {
    let brief = try await Self.whole.value
    #expect(
      brief.chapters.map(\.id) == [
        "question", "words", "deeds", "intent", "change", "alternative", "votes", "method",
      ])
    #expect(brief.judgments.count == 3)
    #expect(brief.asOf == (try Subjects.whole()).period.upperBound)
  }

  @Test func `No sentence holds both a likelihood and a confidence`() async throws {
    expectLikelihoodApartFromConfidence(try await Self.whole.value)
  }

  @Test func `Every judgment says how confident it is, in words of the directive`() async throws {
    for judgment in try await Self.whole.value.judgments {
      let phrases = Confidence.allCases.map(\.phrase)
      #expect(phrases.contains { judgment.confidence.plainText.contains("We have \($0) in this") })
      #expect(!judgment.likelihood.plainText.contains("confidence"))
    }
  }

  // MARK: Cases that lack something

  @Test func `Without votes there is no chapter on votes`() async throws {
    #expect(try await brief { $0.hasVotes = false }.chapter("votes") == nil)
  }

  @Test func `Without a precedent there is no judgment and no picture of one`() async throws {
    let brief = try await brief { $0.hasPrecedent = false }
    #expect(brief.judgments.count == 2)
    #expect(brief.table("steps") == nil)
  }

  @Test func `Without earnest accounts nothing is said of the offer`() async throws {
    let brief = try await brief { $0.saysWhichAreEarnest = false }
    #expect(brief.prose.allSatisfy { !$0.plainText.contains("the offer is meant") })
  }

  @Test func `Without statements the brief speaks of deeds, and of words that they are too few`()
    async throws
  {
    let brief = try await brief { $0.statements = [] }
    #expect(brief.judgments.count == 2)
    #expect(brief.chapter("words")?.text.contains("There are too few statements") == true)
    #expect(
      brief.chapter("intent")?.text.contains("From words alone there is not enough evidence")
        == true)
    #expect(!BriefPage().html(brief).isEmpty)
  }

  @Test func `Without deeds the brief speaks of words, and of deeds that there are none`()
    async throws
  {
    let brief = try await brief { $0.deeds = [] }
    #expect(brief.chapter("deeds")?.text.contains("holds no deed by Northland") == true)
    #expect(
      brief.chapter("intent")?.text.contains("From deeds alone there is not enough evidence")
        == true)
    #expect(!BriefPage().html(brief).isEmpty)
  }

  @Test func `With too little to read, no likelihood is given anywhere`() async throws {
    let brief = try await brief { sample in
      sample.statements.removeLast(sample.statements.count - 2)
      sample.deeds.removeLast(sample.deeds.count - 2)
    }
    #expect(brief.judgments.first?.likelihood.plainText.hasPrefix("There is not enough") == true)
    #expect(brief.judgments.count == 3, "contradictions and precedent are still judged")
    #expect(brief.chapter("change") == nil)
    #expect(brief.chapter("alternative") == nil)
    let stressed = brief.prose.flatMap(\.spans).compactMap { span in
      if case .strong(let words) = span { words } else { nil }
    }
    for term in LikelihoodTerm.allCases { #expect(!stressed.contains(term.phrase)) }
    #expect(!BriefPage().html(brief).isEmpty)
  }

  @Test func `A case of nothing but its question still has a brief`() async throws {
    let brief = try await brief { sample in
      (sample.statements, sample.deeds) = ([], [])
      (sample.hasPrecedent, sample.hasVotes) = (false, false)
    }
    #expect(brief.judgments.count == 1)
    #expect(!BriefPage().html(brief).isEmpty)
  }
}

/// Sentences with a word or figure of likelihood and sentences on confidence are different ones.
func expectLikelihoodApartFromConfidence(_ brief: Brief) {
  let terms = LikelihoodTerm.allCases.map(\.phrase)
  let method = Set(brief.chapter("method")?.prose ?? [])
  for sentence in brief.prose.filter({ !method.contains($0) }).flatMap({ sentences($0.plainText) })
  where sentence.contains("confidence") {
    #expect(!terms.contains { sentence.contains($0) }, "\(sentence)")
    #expect(!sentence.contains("%"), "\(sentence)")
  }
}
