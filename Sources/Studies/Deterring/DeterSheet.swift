import Games
import Record

/// What escalation would gain and what would answer it: the file `deterrence.yaml` of a case.
struct DeterSheet: Sendable {
  /// A step up, and the response that is to deter it.
  struct Rung: Sendable {
    let id: String
    let name: String
    /// What the response is.
    let response: String
    let gain, cost: (low: CaseNumber, high: CaseNumber)
    let stake, harm, belief, largest, commitment, provokes: CaseNumber
    /// Ids of the case's evidence.
    let evidence: [String]
    let sources: [String]
  }

  let challenger: String
  let defender: String
  /// The unit of gains, harms and costs.
  let unit: String
  /// From the lowest up.
  let rungs: [Rung]
  let numbers: CaseNumbers

  /// Reads the file of a case; problems are in the order of its lines.
  ///
  /// The sheet is `nil` where the case has no such file or anything in it is refused.
  static func read(_ subject: Case) -> (sheet: DeterSheet?, problems: [Problem]) {
    guard let file = subject.sheets[.deterrence] else { return (nil, []) }
    let yaml = YAMLText(file: file.path)
    let sheet = yaml.root(file.bytes).flatMap { DeterSheetReader($0, yaml, subject).sheet() }
    return (yaml.hasErrors ? nil : sheet, yaml.problems)
  }

  /// The ladder where the file's numbers have these values; `nil` where they make none.
  func ladder(_ values: [Double]) -> DeterrenceLadder? {
    DeterrenceLadder(rungs.map { $0.rung(values) })
  }
}

extension DeterSheet.Rung {
  /// The rung where the file's numbers have these values.
  func rung(_ values: [Double]) -> DeterrenceRung {
    DeterrenceRung(
      gain: (values[gain.low.index], values[gain.high.index]), stake: values[stake.index],
      harm: values[harm.index], cost: (values[cost.low.index], values[cost.high.index]),
      belief: values[belief.index], largest: values[largest.index],
      commitment: values[commitment.index], provokes: values[provokes.index])
  }
}
