import Briefing
import Quantities
public import Record

/// A case without a usable file that a study needs.
public struct MissingSheet: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let sheet: CaseSheet
  /// What is wrong with it; empty where it is not there.
  public let problems: [Problem]

  /// One plain sentence without a full stop.
  public var description: String {
    problems.isEmpty
      ? "the case has no file \(sheet.file) that can be read; Guides/\(guide) shows how to write one"
      : "\(sheet.file) cannot be used because of the errors above"
  }

  private var guide: String {
    switch sheet {
    case .demands: "Calling.md"
    case .deterrence: "Deterrence.md"
    }
  }
}

extension Case {
  /// Everything wrong with the further files of a case, file by file.
  public var sheetProblems: [Problem] { CaseSheet.allCases.flatMap(problems) }

  /// Everything wrong with one of the further files of a case.
  public func problems(of sheet: CaseSheet) -> [Problem] {
    switch sheet {
    case .demands: CallSheet.read(self).problems
    case .deterrence: DeterSheet.read(self).problems
    }
  }
}

/// A sheet of a case.
/// - Throws: `MissingSheet` where it is not there, or something in it is refused.
func sheet<Sheet>(
  _ kind: CaseSheet, of subject: Case, _ read: (Case) -> (sheet: Sheet?, problems: [Problem])
) throws(MissingSheet) -> Sheet {
  let (sheet, problems) = read(subject)
  guard let sheet else { throw MissingSheet(sheet: kind, problems: problems) }
  return sheet
}

/// The assumptions that a study rests on, with ranges and reasons.
func assumptionTable(_ assumptions: [Record.Assumption]) throws(TableError) -> Table {
  try Table(
    key: "assumptions", title: "What the numbers rest on",
    columns: [
      Column(key: "assumption", title: "Assumption", meaning: "Its name in assumptions.csv."),
      Column(key: "low", title: "Low", meaning: "Low end, or 5% point."),
      Column(key: "best", title: "Best", meaning: "Most likely value, or median."),
      Column(key: "high", title: "High", meaning: "High end, or 95% point."),
      Column(key: "distribution", title: "Distribution", meaning: "Shape of the belief."),
      Column(key: "unit", title: "Unit", meaning: "In words."),
      Column(key: "rationale", title: "Why", meaning: "Reason for the range."),
      Column(key: "source", title: "Source", meaning: "Who says so."),
    ],
    rows: assumptions.map {
      [
        .text($0.name), .measure($0.distribution.low, figures: 3),
        .measure($0.distribution.best, figures: 3), .measure($0.distribution.high, figures: 3),
        .text($0.distribution.shape.rawValue), .text($0.unit), .text($0.rationale),
        .text($0.source),
      ]
    }, emptyMessage: "No assumption is used.")
}
