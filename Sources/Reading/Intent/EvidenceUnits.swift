public import Quantities
public import Record

/// How evidence is counted.
public enum Counting: String, CaseIterable, Sendable {
  /// Reports of one origin count once, and grades and correlations are discounted.
  case clustered
  /// Every row counts in full, as if all reports were independent and certain.
  case naive
}

/// Which evidence a reading rests on.
public enum Channel: String, CaseIterable, Sendable {
  case words
  case deeds
  case both

  /// Whether statements count.
  public var hasWords: Bool { self != .deeds }
  /// Whether deeds count.
  public var hasDeeds: Bool { self != .words }
}

/// The least piece that counts as evidence: all rows that go back to one origin on one subject.
public struct EvidenceUnit: Hashable, Sendable {
  /// What the rows report.
  public enum Content: Hashable, Sendable {
    /// A stance on a proposition, said to an audience.
    case statement(proposition: String, audience: String, stance: Stance)
    /// A number of acts of one kind.
    case deed(indicator: String, count: Int)
  }

  /// Ids of the rows, in the file's order.
  public let rows: [String]
  /// Day of the earliest row.
  public let day: Day
  /// What they report.
  public let content: Content
  /// Weight of the best-graded row, in 0...1 (1 for naive counting).
  public let weight: Double
  /// Outlets of the rows, in the file's order, each once.
  public let publishers: [String]
  /// Summary of the first row.
  public let summary: String
}

extension EvidenceUnit {
  /// Units of the target's statements and deeds, in order of day, without one outlet's where asked.
  ///
  /// Rows with one origin and the same subject and stance are one unit: copies add nothing, however
  /// many there are. Linear in the rows.
  public static func units(
    of subject: Case, counting: Counting, leavingOut publisher: String? = nil
  ) -> [EvidenceUnit] {
    var gathering = Gathering(counting: counting)
    for item in subject.targetStatements where item.source.publisher != publisher {
      gathering.add(
        origin: item.origin, about: [item.proposition, item.stance.rawValue],
        Row(
          id: item.id, day: item.day, weight: item.grade.weight,
          publisher: item.source.publisher, summary: item.summary,
          content: .statement(
            proposition: item.proposition, audience: item.audience, stance: item.stance)))
    }
    for item in subject.targetDeeds where item.source.publisher != publisher {
      gathering.add(
        origin: item.origin, about: [item.indicator],
        Row(
          id: item.id, day: item.day, weight: item.grade.weight,
          publisher: item.source.publisher, summary: item.summary,
          content: .deed(indicator: item.indicator, count: item.count)))
    }
    return gathering.units
  }
}

// MARK: - Gathering

private struct Row {
  let id: String
  let day: Day
  let weight: Double
  let publisher: String
  let summary: String
  let content: EvidenceUnit.Content
}

private struct Gathering {
  let counting: Counting
  /// The first row of each unit, and the others where there are any.
  private var groups: [(first: Row, others: [Row])] = []
  private var positions: [[String]: Int] = [:]

  init(counting: Counting) { self.counting = counting }

  mutating func add(origin: String?, about subject: @autoclosure () -> [String], _ row: Row) {
    guard counting == .clustered, let origin else { return groups.append((row, [])) }
    let key = [origin] + subject()
    if let position = positions[key] {
      groups[position].others.append(row)
    } else {
      positions[key] = groups.count
      groups.append((row, []))
    }
  }

  var units: [EvidenceUnit] {
    groups.enumerated()
      .sorted { ($0.element.first.day, $0.offset) < ($1.element.first.day, $1.offset) }
      .map { unit([$0.element.first] + $0.element.others) }
  }

  private func unit(_ rows: [Row]) -> EvidenceUnit {
    var publishers: [String] = []
    for row in rows where !publishers.contains(row.publisher) { publishers.append(row.publisher) }
    let weight = rows.map(\.weight).max() ?? 0
    return EvidenceUnit(
      rows: rows.map(\.id), day: rows.map(\.day).min() ?? rows[0].day, content: content(rows),
      weight: counting == .naive ? 1 : weight, publishers: publishers, summary: rows[0].summary)
  }

  /// The content of the first row; of differing counts of one act, the largest.
  private func content(_ rows: [Row]) -> EvidenceUnit.Content {
    guard case .deed(let indicator, _) = rows[0].content else { return rows[0].content }
    let counts = rows.map { row in
      if case .deed(_, let count) = row.content { count } else { 0 }
    }
    return .deed(indicator: indicator, count: counts.max() ?? 0)
  }
}
