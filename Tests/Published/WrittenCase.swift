import Foundation
import Reading
import Record
import Testing

/// A case as its files, written to a folder of their own and read back like a user's.
struct WrittenCase {
  var weeks = 1
  /// Ids, each with the same prior.
  var hypotheses = ["first", "second"]
  /// Rows of `assumptions.csv`: name and value.
  var assumptions: [(name: String, value: Double)] = []
  /// Rows of `statements.csv`: day, stance, origin and publisher.
  var statements: [(day: String, stance: String, origin: String, publisher: String)] = []
  /// Rows of `deeds.csv`: day and count.
  var deeds: [(day: String, count: Int)] = []

  /// The reading of the case; without switching, discounts or ranges.
  func read() async throws -> IntentReading {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let result = CaseReader.read(folder)
    #expect(!result.hasErrors, "\(result.problems)")
    let subject = try #require(result.case)
    return try await IntentReading(of: subject, IntentSettings(draws: 64, threads: 2))
  }

  private var files: [(String, String)] {
    [
      ("case.yaml", outline),
      (
        "assumptions.csv",
        table(
          "name,low,best,high,distribution,unit,rationale,source",
          assumptions.map {
            "\($0.name),\($0.value),\($0.value),\($0.value),number,1,known,derived"
          })
      ),
      (
        "statements.csv",
        table(
          "id,date,speaker,actor,audience,channel,proposition,stance,summary,reliability,origin,"
            + "publisher,source,url,check",
          statements.enumerated().map { index, row in
            "s\(index),\(row.day),Speaker,target,world,speech,claim,\(row.stance),Said,A1,"
              + "\(row.origin),\(row.publisher),Item,,known"
          })
      ),
      (
        "deeds.csv",
        table(
          "id,date,actor,indicator,place,area,count,summary,reliability,origin,publisher,source,"
            + "url,check",
          deeds.enumerated().map { index, row in
            "d\(index),\(row.day),target,acts,Place,Area,\(row.count),Done,A1,,Paper,Item,,known"
          })
      ),
    ]
  }

  private func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).map { $0 + "\n" }.joined()
  }

  private var outline: String {
    let prior = 1 / Double(hypotheses.count)
    let names = hypotheses.map { "  - {id: \($0), name: \($0), prior: \(prior)}\n" }.joined()
    let lastDay = weeks == 1 ? "2024-01-07" : "2024-01-14"
    return """
      title: Derived
      question: Which?
      about: Made for a test.
      target: target
      period: {from: 2024-01-01, to: \(lastDay)}
      actors:
        - {id: target, name: Target}
      audiences:
        - {id: world, name: World}
      hypotheses:
      \(names)propositions:
        - {id: claim, text: A claim}
      indicators:
        - {id: acts, text: Acts}
      reading: {hazard: 0, correlation: 0, coverage: none}

      """
  }
}
