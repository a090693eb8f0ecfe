import Briefing
import Record
import SampleCases
import Studies
import Testing

/// Findings of small cases hold together.
struct FindingsTests {
  /// The reading of the whole sample, made once because readings take longest.
  private static let reading = Task {
    try await ReadStudy(Subjects.settings).findings(on: try Subjects.whole(), progress: nil)
  }

  private func findings(_ type: (some Study<Case>).Type, on subject: Case) async throws -> Findings
  {
    try await type.init(Subjects.settings).findings(on: subject, progress: nil)
  }

  private func table(_ key: String, of findings: Findings) throws -> Table {
    try #require(findings.tables.first { $0.key == key })
  }

  // MARK: All studies

  @Test func `Each study gives the tables that it promises, in order`() async throws {
    let subject = try Subjects.whole()
    #expect(try await findings(WordsStudy.self, on: subject).tables.map(\.key) == WordsStudy.tables)
    #expect(try await findings(DeedsStudy.self, on: subject).tables.map(\.key) == DeedsStudy.tables)
    #expect(try await Self.reading.value.tables.map(\.key) == ReadStudy.tables)
  }

  @Test func `What a terminal shows first is among the tables`() {
    #expect(Set(WordsStudy.mainTables).isSubset(of: WordsStudy.tables))
    #expect(Set(DeedsStudy.mainTables).isSubset(of: DeedsStudy.tables))
    #expect(Set(ReadStudy.mainTables).isSubset(of: ReadStudy.tables))
  }

  @Test func `Every id cited stands in the case`() async throws {
    let subject = try Subjects.whole()
    let known = Set(
      subject.statements.map(\.id) + subject.deeds.map(\.id)
        + subject.precedents.flatMap { $0.deeds.map(\.id) })
    for found in [
      try await findings(WordsStudy.self, on: subject),
      try await findings(DeedsStudy.self, on: subject),
      try await Self.reading.value,
    ] {
      let cited = found.summary.flatMap(\.citedIDs) + found.tables.flatMap(\.evidence)
      #expect(!cited.isEmpty, "\(found.key)")
      #expect(Set(cited).isSubset(of: known), "\(found.key)")
    }
  }

  @Test func `The same settings give the same findings, and another seed others`() async throws {
    let subject = try Subjects.whole()
    let one = try await Self.reading.value
    #expect(one == (try await findings(ReadStudy.self, on: subject)))
    let other = StudySettings(version: "test", draws: 64, shuffles: 99, seed: 2, threads: 1)
    #expect(try await one.tables != ReadStudy(other).findings(on: subject, progress: nil).tables)
  }

  // MARK: Reading

  @Test func `The probabilities of the hypotheses sum to one in every week and reading`()
    async throws
  {
    let found = try await Self.reading.value
    for column in ["base_line", "words", "deeds", "both", "naive"] {
      let sum = try table("reading", of: found).column(column).compactMap(\.number).reduce(0, +)
      #expect(abs(sum - 1) < 1e-9, "\(column)")
    }
    let weeks = try table("weeks", of: found)
    for column in ["filtered", "smoothed"] {
      let values = weeks.column(column).compactMap(\.number)
      #expect(values.count == 4 * 9 * 2)
      for start in stride(from: 0, to: values.count, by: 2) {
        #expect(abs(values[start] + values[start + 1] - 1) < 1e-9, "\(column), row \(start)")
      }
    }
  }

  @Test func `Every range holds its value, and every probability lies in zero to one`() async throws
  {
    let found = try await Self.reading.value
    for key in ["reading", "weeks"] {
      for cell in try table(key, of: found).rows.flatMap({ $0 }) {
        guard case .interval(let value, let low, let high, _) = cell else { continue }
        #expect(0 <= low && low <= high && high <= 1)
        #expect((0...1).contains(value))
      }
    }
  }

  @Test func `The last filtered and the last smoothed week agree with the reading`() async throws {
    let found = try await Self.reading.value
    let both = try table("reading", of: found).column("both").compactMap(\.number)
    let weeks = try table("weeks", of: found)
    let last = zip(weeks.column("reading"), weeks.rows).filter { $0.0.text == "both" }.suffix(2)
      .map(\.1)
    #expect(zip(last, both).allSatisfy { abs(($0[3].number ?? 9) - $1) < 1e-9 })
    #expect(zip(last, both).allSatisfy { abs(($0[4].number ?? 9) - $1) < 1e-9 })
  }

  @Test func `In a table of two hypotheses, what one gains the other loses`() async throws {
    let evidence = try table(
      "evidence", of: try await Self.reading.value)
    let shifts = evidence.column("shift").compactMap(\.number)
    #expect(shifts.count == 2 * 23)
    for start in stride(from: 0, to: shifts.count, by: 2) {
      #expect(abs(shifts[start] + shifts[start + 1]) < 1e-6)
    }
  }

  // MARK: Cases that lack something

  @Test func `A channel with fewer than five pieces is not read`() async throws {
    let subject = try Subjects.changed { $0.deeds.removeLast($0.deeds.count - 4) }
    let found = try await findings(ReadStudy.self, on: subject)
    let reading = try table("reading", of: found)
    #expect(reading.column("deeds") == Array(repeating: .missing("not enough evidence"), count: 2))
    #expect(reading.column("words").allSatisfy { !$0.isMissing })
    #expect(reading.column("both").allSatisfy { !$0.isMissing })
    #expect(
      found.summary.contains {
        $0.plainText == "From deeds alone there is not enough evidence for a reading."
      })
  }

  @Test func `A case with four pieces in all is not read, and says so`() async throws {
    let subject = try Subjects.changed { sample in
      sample.statements.removeLast(sample.statements.count - 2)
      sample.deeds.removeLast(sample.deeds.count - 2)
    }
    let found = try await findings(ReadStudy.self, on: subject)
    #expect(try table("reading", of: found).column("both").allSatisfy(\.isMissing))
    #expect(found.summary.count == 1)
    #expect(found.summary[0].plainText.hasPrefix("There is not enough evidence for a reading: 4 "))
  }

  @Test func `A case without statements has tables that say so`() async throws {
    let subject = try Subjects.changed { $0.statements = [] }
    let words = try await findings(WordsStudy.self, on: subject)
    #expect(
      words.summary.map(\.plainText) == [
        "There are too few statements to look for contradictions.",
        "No affirmed statement is on a proposition that conduct could belie.",
        "There are too few statements to say whether the stance depends on the audience.",
      ])
    for key in ["stances", "contradictions", "belied", "matrix"] {
      #expect(try table(key, of: words).rows.isEmpty)
    }
    #expect(try table("tailoring", of: words).column("p_value").allSatisfy(\.isMissing))
    let read = try await findings(ReadStudy.self, on: subject)
    #expect(try table("reading", of: read).column("words").allSatisfy(\.isMissing))
  }

  @Test func `A case without deeds has tables that say so`() async throws {
    let subject = try Subjects.changed { $0.deeds = [] }
    let deeds = try await findings(DeedsStudy.self, on: subject)
    #expect(deeds.summary.first?.plainText == "The case holds no deed by Northland.")
    #expect(try table("weeks", of: deeds).rows.isEmpty)
    #expect(try table("steps", of: deeds).column("day").allSatisfy(\.isMissing))
    let read = try await findings(ReadStudy.self, on: subject)
    #expect(try table("reading", of: read).column("deeds").allSatisfy(\.isMissing))
  }

  @Test func `A case without precedents compares nothing`() async throws {
    let subject = try Subjects.changed { $0.hasPrecedent = false }
    let deeds = try await findings(DeedsStudy.self, on: subject)
    #expect(deeds.summary.count == 1)
    #expect(try table("precedents", of: deeds).rows.isEmpty)
    #expect(try table("precedents", of: deeds).emptyMessage == "The case names no precedent.")
  }

  // MARK: Words and deeds of the sample, counted by hand

  @Test func `Opposite pairs of the sample are those that a reader counts`() async throws {
    let found = try await findings(WordsStudy.self, on: try Subjects.whole())
    let stances = try table("stances", of: found)
    #expect(stances.column("affirm").map(\.number) == [5, 2])
    #expect(stances.column("condition").map(\.number) == [2, 0])
    #expect(stances.column("deny").map(\.number) == [2, 1])
    // Two denials at home against five affirmations abroad; one against two. All within 60 days.
    #expect(stances.column("across_audiences").map(\.number) == [10, 2])
    #expect(stances.column("over_time").map(\.number) == [0, 0])
    #expect(try table("contradictions", of: found).rows.count == 12)
  }

  @Test func `Steps of the sample stand in the precedent's order with their state`() async throws {
    let found = try await findings(DeedsStudy.self, on: try Subjects.whole())
    let steps = try table("steps", of: found)
    #expect(
      steps.column("indicator").map(\.text) == [
        "talks", "shelling", "crossing", "decree", "prisoners", "parade",
      ])
    #expect(
      steps.column("status").map(\.text) == ["done", "done", "done", "done", "done", "ahead"])
    #expect(try table("precedents", of: found).column("next") == [.text("parade")])
  }
}
