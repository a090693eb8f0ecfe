import Quantities

/// Maps days and weeks to places on a horizontal axis.
struct TimeScale {
  private let start: Double
  private let end: Double
  let x0: Double
  let x1: Double

  /// An axis from the Monday of the first week to the Sunday of the last.
  init(first: Week, last: Week, x0: Double, x1: Double) {
    start = Double(min(first, last).firstDay.number)
    end = Double(max(first, last).lastDay.number) + 1
    self.x0 = x0
    self.x1 = x1
  }

  /// The middle of a day.
  func x(_ day: Day) -> Double { x(Double(day.number) + 0.5) }

  /// The middle of a week.
  func x(_ week: Week) -> Double { x(Double(week.firstDay.number) + 3.5) }

  /// The beginning of a week.
  func left(_ week: Week) -> Double { x(Double(week.firstDay.number)) }

  /// Whether a day lies on the axis.
  func holds(_ day: Day) -> Bool {
    Double(day.number) >= start && Double(day.number) < end
  }

  private func x(_ number: Double) -> Double {
    x0 + (number - start) / (end - start) * (x1 - x0)
  }

  /// A tick at the first day of a month.
  struct Tick {
    let x: Double
    let month: String
    /// The year, at the first tick and at each January.
    let year: String?
  }

  /// As many months, quarters or years as can be labelled side by side.
  var ticks: [Tick] {
    let from = month(of: start)
    let to = month(of: end - 1)
    let room = max(1, Int((x1 - x0) / 32))
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000]
    let step = steps.first { (to - from) / $0 < room } ?? 120_000
    return labelled(stride(from: (from + step - 1) / step * step, through: to, by: step), step)
  }

  private func labelled(_ months: StrideThrough<Int>, _ step: Int) -> [Tick] {
    var ticks: [Tick] = []
    for index in months {
      guard let day = Day(year: index / 12, month: index % 12 + 1, day: 1), holds(day) else {
        continue
      }
      let name = step >= 12 ? "" : Dates.shortMonth(index % 12 + 1)
      let needsYear = ticks.isEmpty || index % 12 == 0
      ticks.append(
        Tick(
          x: x(Double(day.number)), month: name, year: needsYear ? String(index / 12) : nil))
    }
    return ticks
  }

  private func month(of number: Double) -> Int {
    let (year, month, _) = Day(number: Int(number)).components
    return year * 12 + month - 1
  }
}

extension Drawing {
  /// Height of a time axis with its labels.
  static let timeAxisHeight = 34.0

  /// Tick marks with names of months, and years below them, under a line at `y`.
  mutating func timeAxis(_ time: TimeScale, y: Double) {
    line(time.x0, y, time.x1, y, style: "axis")
    for tick in time.ticks {
      line(tick.x, y, tick.x, y + 4, style: "axis")
      let isLast = tick.x > time.x1 - 16
      let alignment: Alignment = isLast ? .end : .start
      let x = isLast ? time.x1 : tick.x + 1
      if !tick.month.isEmpty { text(tick.month, x: x, y: y + 15, alignment, style: "s") }
      if let year = tick.year {
        text(year, x: x, y: y + (tick.month.isEmpty ? 15 : 28), alignment, style: "s m")
      }
    }
  }

  /// Faint vertical lines at the ticks of a time axis.
  mutating func timeGrid(_ time: TimeScale, top: Double, bottom: Double) {
    for tick in time.ticks { line(tick.x, top, tick.x, bottom, style: "grid") }
  }
}
