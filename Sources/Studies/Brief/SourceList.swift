import Briefing
import Quantities
import Record

/// The items and assumptions behind a brief, as its endnotes.
enum SourceList {
  /// Every statement and deed of the case and of its precedents, in the files' order.
  static func sources(_ subject: Case) -> [Briefing.Source] {
    subject.statements.map(statement) + subject.deeds.map(deed)
      + subject.precedents.flatMap { $0.deeds.map(deed) }
  }

  static func assumptions(_ subject: Case) -> [Briefing.Assumption] {
    subject.assumptions.all.map { assumption in
      let range = assumption.distribution
      return Briefing.Assumption(
        name: assumption.name, low: range.isPoint ? nil : range.low, best: range.best,
        high: range.isPoint ? nil : range.high, distribution: range.shape.rawValue,
        unit: assumption.unit, rationale: assumption.rationale, source: assumption.source)
    }
  }

  private static func statement(_ item: Statement) -> Briefing.Source {
    Briefing.Source(
      id: item.id, text: "\(item.speaker): \(item.summary) (\(item.source.title))",
      publisher: item.source.publisher, date: item.day,
      url: item.source.address.isEmpty ? nil : item.source.address,
      grade: item.grade.description)
  }

  private static func deed(_ item: Deed) -> Briefing.Source {
    let place = [item.place, item.area].filter { !$0.isEmpty }.joined(separator: ", ")
    return Briefing.Source(
      id: item.id,
      text: (place.isEmpty ? "" : "\(place): ") + "\(item.summary) (\(item.source.title))",
      publisher: item.source.publisher, date: item.day,
      url: item.source.address.isEmpty ? nil : item.source.address,
      grade: item.grade.description, isListedUncited: item.data == nil)
  }
}
