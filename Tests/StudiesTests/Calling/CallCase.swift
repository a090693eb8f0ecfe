import Record
import Studies
import Testing

/// A case of two hypotheses and point values, made in memory, without evidence unless given.
struct CallCase {
  /// A demand: its id, and what it costs the earnest and the stalling.
  struct Demand {
    let id: String
    let earnest: Double
    let stalling: Double
    var faked = 0.0
    var mistaken = 0.0
    var after = ""
  }

  /// Belief in the earnest hypothesis before.
  var prior = 0.2
  var benefit = 1.0
  var worth = (earnest: 1.0, stalling: -1.0)
  var demands: [Demand] = []
  /// Costs of claiming it, to the earnest and the stalling; `nil` for none.
  var costOfClaim: (earnest: Double, stalling: Double)?

  private var caseFile: String {
    """
    title: Two roads
    question: Is the offer meant?
    target: north
    period: {from: 2031-01-06, to: 2031-02-02}
    actors:
      - {id: north, name: North}
      - {id: south, name: South}
    audiences:
      - {id: all, name: All}
    hypotheses:
      - {id: settle, name: Settle, prior: \(prior), earnest: true}
      - {id: stall, name: Stall, prior: \(1 - prior), earnest: false}
    propositions:
      - {id: peace, text: Peace is wanted.}
    indicators:
      - {id: fire, text: Shots are fired.}
    """
  }

  private var demandsFile: String {
    let claim = costOfClaim.map {
      """
      statements:
        - {proposition: peace, cost: {settle: \($0.earnest), stall: \($0.stalling)}, why: It is heard.}
      """
    }
    let list = demands.map { demand in
      """
        - id: \(demand.id)
          name: \(demand.id)
          ask: Something is asked.
          cost: {settle: \(demand.earnest), stall: \(demand.stalling)}
          observed: {how: By all., faked: \(demand.faked), mistaken: \(demand.mistaken)}
          days: 10
          after: [\(demand.after)]
      """
    }
    return """
      caller: south
      unit: share
      trust:
        what: South holds its fire.
        benefit: {settle: \(benefit), stall: \(benefit)}
        worth: {settle: \(worth.earnest), stall: \(worth.stalling)}
      demands:
      \(list.joined(separator: "\n"))
      \(claim ?? "")
      """
  }

  private static let statements = """
    id,date,speaker,actor,audience,proposition,stance,summary,reliability,publisher,source
    S1,2031-01-07,President,north,all,peace,affirm,Speaks of peace.,B2,Post,Speech
    """

  /// The case as its reader sees it.
  func read() throws -> Case {
    let files = [
      "case.yaml": caseFile, "demands.yaml": demandsFile, "statements.csv": Self.statements,
    ]
    let result = CaseReader.read(files: files.mapValues { Array($0.utf8) }, name: "roads")
    #expect(result.problems.count { $0.severity == .error } == 0, "\(result.problems)")
    return try #require(result.case)
  }
}
