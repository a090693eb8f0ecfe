import Quantities
import Record

/// The steps of a precedent, matched with a case's deeds.
struct StepSequence {
  private struct Match {
    let first: Deed
    let counterpart: Deed?
  }

  private let matches: [Match]
  /// See `PrecedentAlignment.anchor`.
  let anchor: Day?
  /// See `PrecedentAlignment.pace`.
  let pace: PrecedentPace?

  /// `deeds` are those that count, in order of day.
  init(_ precedent: Precedent, _ deeds: [Deed]) {
    let counterparts = Dictionary(
      deeds.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    matches = precedent.deeds.filter { seen.insert($0.indicator).inserted }
      .map { Match(first: $0, counterpart: counterparts[$0.indicator]) }
    let points = StepSequence.points(matches)
    anchor = StepSequence.anchor(points)
    pace = StepSequence.pace(points)
  }

  /// The days of the steps done, in the precedent's order.
  var pairs: [(precedent: Int, here: Int)] {
    matches.compactMap { match in
      match.counterpart.map { (match.first.day.number, $0.day.number) }
    }
  }

  var steps: [PrecedentStep] {
    let lastDone = matches.lastIndex { $0.counterpart != nil } ?? -1
    return matches.enumerated().map { index, match in
      let days = offset(match)
      return PrecedentStep(
        indicator: match.first.indicator, precedentDeed: match.first.id,
        precedentDay: match.first.day, offset: Double(days) / 7,
        status: match.counterpart != nil ? .done : index < lastDone ? .skipped : .ahead,
        occurrence: match.counterpart.map { occurrence($0, days) },
        due: anchor?.advanced(by: days), dueAtOwnPace: pace?.day(at: days))
    }
  }

  private func occurrence(_ deed: Deed, _ offset: Int) -> PrecedentStep.Occurrence {
    PrecedentStep.Occurrence(
      deed: deed.id, day: deed.day,
      lag: anchor.map { Double($0.advanced(by: offset).distance(to: deed.day)) / 7 } ?? 0,
      lagAtOwnPace: pace.map { Double($0.day(at: offset).distance(to: deed.day)) / 7 })
  }

  private func offset(_ match: Match) -> Int {
    matches[0].first.day.distance(to: match.first.day)
  }

  // MARK: Clock

  /// Days since the precedent's first step and the case's day, for each step done.
  private static func points(_ matches: [Match]) -> [(offset: Double, day: Double)] {
    matches.compactMap { match in
      match.counterpart.map {
        (Double(matches[0].first.day.distance(to: match.first.day)), Double($0.day.number))
      }
    }
  }

  private static func anchor(_ points: [(offset: Double, day: Double)]) -> Day? {
    median(points.map { $0.day - $0.offset }).map(nearestDay)
  }

  private static func pace(_ points: [(offset: Double, day: Double)]) -> PrecedentPace? {
    guard points.count >= PrecedentAlignment.minimumSteps else { return nil }
    var slopes: [Double] = []
    for (index, point) in points.enumerated() {
      for later in points[(index + 1)...] where later.offset > point.offset {
        slopes.append((later.day - point.day) / (later.offset - point.offset))
      }
    }
    guard let stretch = median(slopes), stretch > 0,
      let start = median(points.map { $0.day - stretch * $0.offset })
    else { return nil }
    return PrecedentPace(stretch: stretch, start: nearestDay(start))
  }
}

extension PrecedentPace {
  func day(at offset: Int) -> Day {
    start.advanced(by: Int((stretch * Double(offset)).rounded()))
  }
}

private func nearestDay(_ number: Double) -> Day { Day(number: Int(number.rounded(.down))) }
