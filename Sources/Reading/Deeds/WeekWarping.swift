public import Quantities
import Record

/// The best match of a precedent's weeks with a stretch of the case's weeks.
///
/// Subsequence dynamic time warping (Müller 2007): the precedent's weeks, from its first deed to its
/// last, are laid in order on the case's, each as often as needed, so that the summed cost is least.
/// The cost of a pair of weeks is 1 - Jaccard's similarity (Jaccard 1912) of the sets of the
/// precedent's indicators seen in them; two weeks without any cost nothing.
public struct WeekWarping: Hashable, Sendable {
  /// A week of the precedent matched with a week of the case.
  public struct Link: Hashable, Sendable {
    /// Weeks from the precedent's first one, from 0.
    public let precedentWeek: Int
    /// The case's week.
    public let week: Week
  }

  /// Summed cost along the best match, at least 0.
  public let distance: Double
  /// Cost per link of the best match, in 0...1.
  public let meanCost: Double
  /// Share of shuffles of the case's weeks with a distance at most as large, in 0...1.
  ///
  /// Conduct comes in bouts, which shuffling breaks up: a small value says that the weeks resemble
  /// the precedent's course more than the same weeks in any order, not more than any other bout.
  public let pValue: Double
  /// The match in order of time; of equally good ones, the earliest and straightest.
  public let path: [Link]

  /// The case's weeks that the match covers.
  public var span: ClosedRange<Week>? {
    guard let first = path.first, let last = path.last else { return nil }
    return first.week...last.week
  }
}

/// A precedent and a case as sets of indicators by the week.
struct WeekTrack {
  private let costs: WarpingCosts
  private let weeks: ClosedRange<Week>
  private let activeWeeks: Int

  init(_ precedent: Precedent, _ deeds: [Deed], weeks: ClosedRange<Week>) {
    let kinds = Set(precedent.deeds.map(\.indicator))
    let here = WeekTrack.sets(deeds.filter { kinds.contains($0.indicator) }, weeks)
    let days = precedent.deeds.map(\.day.week)
    var course: [Set<String>] = []
    if let first = days.min(), let last = days.max() {
      course = WeekTrack.sets(precedent.deeds, first...last)
    }
    costs = WarpingCosts(rows: course, columns: here)
    self.weeks = weeks
    activeWeeks = here.count { !$0.isEmpty }
  }

  func warping(
    _ shuffling: Shuffling, test: ShuffledTest
  ) async throws -> Measured<WeekWarping> {
    guard activeWeeks >= PrecedentAlignment.minimumWeeks, costs.rows > 0 else {
      return .tooFew(
        Shortfall(
          unit: .weeks, found: activeWeeks, needed: PrecedentAlignment.minimumWeeks))
    }
    let match = costs.bestMatch()
    let closer = try await costs.closerShuffles(than: match.distance, shuffling, test)
    return .measured(
      WeekWarping(
        distance: match.distance, meanCost: match.distance / Double(match.path.count),
        pValue: shuffling.pValue(extreme: closer),
        path: match.path.map { row, column in
          .init(precedentWeek: row, week: weeks.lowerBound.advanced(by: column))
        }))
  }

  private static func sets(_ deeds: [Deed], _ weeks: ClosedRange<Week>) -> [Set<String>] {
    var sets = [Set<String>](repeating: [], count: weeks.count)
    for deed in deeds where weeks.contains(deed.day.week) {
      sets[weeks.lowerBound.distance(to: deed.day.week)].insert(deed.indicator)
    }
    return sets
  }
}
