import Quantities
import Record

/// Turns a case's names into positions in the model's arrays.
struct IntentModelBuilder {
  /// Where a unit counts.
  enum Position: Hashable {
    case deed(stream: Int, week: Int)
    case stance(stream: Int, week: Int, stance: Int)
  }

  private let subject: Case
  private let counting: Counting
  let indicators: [IntentModel.IndicatorStream]
  let stances: [IntentModel.StanceStream]
  private let indicatorPositions: [String: Int]
  private let stancePositions: [String: Int]

  init(_ subject: Case, counting: Counting) {
    self.subject = subject
    self.counting = counting
    indicators = IntentModelBuilder.indicators(subject, counting)
    stances = IntentModelBuilder.stances(subject, counting)
    indicatorPositions = IntentModelBuilder.positions(indicators.map(\.id))
    stancePositions = IntentModelBuilder.positions(
      stances.map { IntentModelBuilder.key($0.proposition, $0.audience) })
  }

  var prior: [Double] {
    let values = subject.hypotheses.map(\.prior.value)
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  var unweighed: [String] {
    subject.indicators.map(\.id).filter { indicatorPositions[$0] == nil }
      + subject.propositions.map(\.id).filter { id in
        !stances.contains { $0.proposition == id }
      }
  }

  /// Exposure of each week: reports of any actor, copies not counted, shrunk half-way to their mean.
  var exposure: [Double] {
    let first = subject.weeks.lowerBound
    var reports = [Double](repeating: 0, count: subject.weeks.count)
    guard subject.settings.coverage == .reports else { return reports.map { _ in 1 } }
    var seen: Set<String> = []
    func count(_ origin: String?, _ day: Day) {
      if let origin, !seen.insert(origin).inserted { return }
      reports[first.distance(to: day.week)] += 1
    }
    for item in subject.statements { count(item.origin, item.day) }
    for item in subject.deeds where item.data == nil { count(item.origin, item.day) }
    let mean = reports.reduce(0, +) / Double(reports.count)
    return reports.map { mean > 0 ? ($0 + mean) / (2 * mean) : 1 }
  }

  func position(of unit: EvidenceUnit) -> Position? { position(of: unit.content, on: unit.day) }

  func position(of content: EvidenceUnit.Content, on day: Day) -> Position? {
    let week = subject.weeks.lowerBound.distance(to: day.week)
    switch content {
    case .deed(let indicator, _):
      return indicatorPositions[indicator].map { .deed(stream: $0, week: week) }
    case .statement(let proposition, let audience, let stance):
      let stream =
        stancePositions[IntentModelBuilder.key(proposition, audience)]
        ?? stancePositions[IntentModelBuilder.key(proposition, nil)]
      return stream.map { .stance(stream: $0, week: week, stance: stance.index) }
    }
  }

  /// Cells in order of week and stream.
  func cells(
    _ units: [EvidenceUnit]
  ) -> (deeds: [IntentModel.DeedCell], stances: [IntentModel.StanceCell]) {
    var deeds: [Position: IntentModel.DeedCell] = [:]
    var stances: [Position: IntentModel.StanceCell] = [:]
    for unit in units {
      guard let position = position(of: unit) else { continue }
      switch (position, unit.content) {
      case (.deed(let stream, let week), .deed(_, let count)):
        deeds[
          position, default: .init(stream: stream, week: week, count: 0, weighted: 0)
        ].add(count: count, weight: unit.weight)
      case (.stance(let stream, let week, let stance), _):
        stances[
          position, default: .init(stream: stream, week: week, stance: stance, weighted: 0)
        ].weighted += unit.weight
      default: break
      }
    }
    return (
      deeds.values.sorted { ($0.week, $0.stream) < ($1.week, $1.stream) },
      stances.values.sorted { ($0.week, $0.stream, $0.stance) < ($1.week, $1.stream, $1.stance) }
    )
  }

  // MARK: Streams

  private static func indicators(
    _ subject: Case, _ counting: Counting
  ) -> [IntentModel.IndicatorStream] {
    let weighed = subject.indicators.compactMap { indicator in
      rates(indicator.id, subject).map { (indicator, $0) }
    }
    let sizes = groupSizes(weighed.map(\.0.group))
    return weighed.map { indicator, rates in
      IntentModel.IndicatorStream(
        id: indicator.id, rates: rates,
        size: subject.assumptions.dispersion(of: indicator.id)?.distribution,
        discount: discount(sizes[indicator.group] ?? 1, subject, counting))
    }
  }

  private static func rates(_ indicator: String, _ subject: Case) -> [Distribution]? {
    let rates = subject.hypotheses.compactMap {
      subject.assumptions.rate(of: indicator, if: $0.id)?.distribution
    }
    return rates.count == subject.hypotheses.count ? rates : nil
  }

  private static func stances(
    _ subject: Case, _ counting: Counting
  ) -> [IntentModel.StanceStream] {
    let spoken = subject.propositions.filter { shares($0.id, "", subject) != nil }
    let sizes = groupSizes(spoken.map(\.group))
    return subject.propositions.flatMap { proposition -> [IntentModel.StanceStream] in
      let discount = discount(sizes[proposition.group] ?? 1, subject, counting)
      let common = shares(proposition.id, "", subject)
      let own = subject.audiences.compactMap { audience in
        shares(proposition.id, audience.id, subject).flatMap {
          $0 == common ? nil : (audience.id, $0)
        }
      }
      let streams = own.map { audience, shares in
        IntentModel.StanceStream(
          proposition: proposition.id, audience: audience, shares: shares, discount: discount)
      }
      return
        (common.map {
          [.init(proposition: proposition.id, audience: nil, shares: $0, discount: discount)]
        } ?? []) + streams
    }
  }

  private static func shares(
    _ proposition: String, _ audience: String, _ subject: Case
  ) -> [[Distribution]]? {
    let shares = subject.hypotheses.map { hypothesis in
      Stance.allCases.compactMap {
        subject.assumptions.share(of: $0, on: proposition, to: audience, if: hypothesis.id)?
          .distribution
      }
    }
    return shares.allSatisfy { $0.count == Stance.allCases.count } ? shares : nil
  }

  private static func groupSizes(_ groups: [String]) -> [String: Int] {
    Dictionary(groups.map { ($0, 1) }, uniquingKeysWith: +)
  }

  private static func discount(_ size: Int, _ subject: Case, _ counting: Counting) -> Double {
    guard counting == .clustered else { return 1 }
    return 1 / (1 + subject.settings.correlation * Double(size - 1))
  }

  private static func positions(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  private static func key(_ proposition: String, _ audience: String?) -> String {
    audience.map { proposition + "@" + $0 } ?? proposition
  }
}

extension IntentModel.DeedCell {
  /// Adds a unit.
  mutating func add(count: Int, weight: Double) {
    self.count += count
    weighted += Double(count) * weight
  }
}
