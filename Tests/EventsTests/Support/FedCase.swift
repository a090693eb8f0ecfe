import Foundation
import Record

@testable import Events

/// A case of two actors whose indicators event data may feed.
enum FedCase {
  /// The case; lines of YAML say what its actors, its indicator and the whole say of events.
  static func make(
    actors: String = "{id: russia, name: Russia}", events: String = "", settings: String = ""
  ) throws -> Case {
    let query = events.isEmpty ? "" : ", events: \(events)"
    let yaml = """
      title: Made up
      question: Is it meant?
      target: \(actors.firstMatch(of: /id: (\w+)/).map { String($0.1) } ?? "")
      period: {from: 2022-07-18, to: 2022-08-31}
      actors: [\(actors)]
      audiences: [{id: home, name: At home}]
      hypotheses: [{id: a, name: A}, {id: b, name: B}]
      indicators:
        - {id: shows, text: It shows force.\(query)}
        - {id: other, text: It does something else.\(query)}
      reading: {coverage: reports}
      \(settings)
      """
    let files = ["case.yaml": Array(yaml.utf8), "deeds.csv": Array(deeds.utf8)]
    let result = CaseReader.read(files: files, name: "made-up")
    guard let subject = result.case else {
      throw NoCase(problems: result.problems.map(\.description))
    }
    return subject
  }

  struct NoCase: Error { let problems: [String] }

  private static let deeds = """
    id,date,actor,indicator,place,area,count,summary,reliability,origin,publisher,source,url,check
    D1,2022-07-21,russia,shows,Town,East,2,Own.,B2,,Herald,Own,,known

    """
}
