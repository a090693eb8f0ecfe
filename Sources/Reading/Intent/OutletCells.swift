import Quantities
import Record

/// A case's evidence as numbers, to be counted again and again without one outlet's rows.
///
/// Gives the same cells as `IntentModelBuilder` does from the units without the outlet, to the last
/// bit: units are gathered by the same keys and added up in the same order.
struct OutletCells: Sendable {
  private struct Row {
    let unit: Int
    let outlet: Int
    let day: Day
    let week: Int
    let position: IntentModelBuilder.Position?
    let count: Int
    let weight: Double
  }

  /// What the rows of one unit that remain come to.
  private struct Unit {
    /// Day of the first row, by which units are ordered.
    let day: Day
    /// Where the first row would count.
    let position: IntentModelBuilder.Position?
    var week: Int
    var count: Int
    var weight: Double
  }

  private let rows: [Row]
  private let outlets: [String: Int]
  private let unitCount: Int
  private let weeks: Int
  private let counting: Counting

  init(_ subject: Case, _ builder: IntentModelBuilder, counting: Counting) {
    var gathering = Gathering(builder, first: subject.weeks.lowerBound, counting)
    for item in subject.targetStatements { gathering.add(item) }
    for item in subject.targetDeeds { gathering.add(item) }
    rows = gathering.rows
    outlets = gathering.outlets
    unitCount = gathering.unitCount
    weeks = subject.weeks.count
    self.counting = counting
  }

  /// Cells in order of week and stream, without the rows of one outlet.
  ///
  /// Linear in the rows.
  func without(
    _ outlet: String, _ model: IntentModel
  ) -> (deeds: [IntentModel.DeedCell], stances: [IntentModel.StanceCell]) {
    let units = units(without: outlets[outlet])
    var deeds = [IntentModel.DeedCell?](repeating: nil, count: weeks * model.indicators.count)
    var stances = [IntentModel.StanceCell?](repeating: nil, count: weeks * model.stances.count * 3)
    for unit in units {
      let weight = counting == .naive ? 1 : unit.weight
      switch unit.position {
      case .deed(let stream, _)?:
        let index = unit.week * model.indicators.count + stream
        var cell =
          deeds[index] ?? .init(stream: stream, week: unit.week, count: 0, weighted: 0)
        cell.add(count: unit.count, weight: weight)
        deeds[index] = cell
      case .stance(let stream, _, let stance)?:
        let index = (unit.week * model.stances.count + stream) * 3 + stance
        let cell = stances[index]
        stances[index] = .init(
          stream: stream, week: unit.week, stance: stance, weighted: (cell?.weighted ?? 0) + weight)
      case nil: break
      }
    }
    return (deeds.compactMap { $0 }, stances.compactMap { $0 })
  }

  /// Units of the other rows, in order of the day of their first row.
  private func units(without outlet: Int?) -> [Unit] {
    var positions = [Int](repeating: -1, count: unitCount)
    var units: [Unit] = []
    units.reserveCapacity(unitCount)
    for row in rows where row.outlet != outlet {
      let position = positions[row.unit]
      if position < 0 {
        positions[row.unit] = units.count
        units.append(
          Unit(
            day: row.day, position: row.position, week: row.week, count: row.count,
            weight: row.weight))
      } else {
        units[position].week = min(units[position].week, row.week)
        units[position].count = max(units[position].count, row.count)
        units[position].weight = max(units[position].weight, row.weight)
      }
    }
    let isSorted = zip(units, units.dropFirst()).allSatisfy { $0.day <= $1.day }
    guard !isSorted else { return units }
    return units.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}

extension OutletCells {
  /// Numbers rows, units and outlets.
  private struct Gathering {
    private struct Key: Hashable {
      let origin: String
      let subject: String
      let stance: Stance?
    }

    let builder: IntentModelBuilder
    let first: Week
    let counting: Counting
    var rows: [Row] = []
    var outlets: [String: Int] = [:]
    var unitCount = 0
    private var units: [Key: Int] = [:]

    init(_ builder: IntentModelBuilder, first: Week, _ counting: Counting) {
      self.builder = builder
      self.first = first
      self.counting = counting
    }

    mutating func add(_ item: Statement) {
      let key = item.origin.map {
        Key(origin: $0, subject: item.proposition, stance: item.stance)
      }
      add(
        key, item.day, item.grade, item.source, count: 0,
        .statement(
          proposition: item.proposition, audience: item.audience, stance: item.stance))
    }

    mutating func add(_ item: Deed) {
      let key = item.origin.map { Key(origin: $0, subject: item.indicator, stance: nil) }
      add(
        key, item.day, item.grade, item.source, count: item.count,
        .deed(indicator: item.indicator, count: item.count))
    }

    private mutating func add(
      _ key: Key?, _ day: Day, _ grade: AdmiraltyGrade, _ source: Source, count: Int,
      _ content: EvidenceUnit.Content
    ) {
      rows.append(
        Row(
          unit: unit(key), outlet: outlet(source.publisher), day: day,
          week: first.distance(to: day.week), position: builder.position(of: content, on: day),
          count: count, weight: grade.weight))
    }

    /// Number of the unit of a key; without one, a row stands alone.
    private mutating func unit(_ key: Key?) -> Int {
      if counting == .clustered, let key, let known = units[key] { return known }
      if let key { units[key] = unitCount }
      unitCount += 1
      return unitCount - 1
    }

    private mutating func outlet(_ name: String) -> Int {
      if let known = outlets[name] { return known }
      outlets[name] = outlets.count
      return outlets.count - 1
    }
  }
}
