import Briefing
import Quantities

extension SampleCharts {
  /// Charts without data, with one point, with all zero, with huge values and with none finite.
  static let edges: [any Chart] =
    readings + heats + matrices + weightCharts + sequences + intervals

  private static let strange = [
    Double.nan, .infinity, -.infinity, 1e308, -1e308, Double.leastNonzeroMagnitude, 0,
  ]

  private static let readings: [any Chart] = [
    ReadingChart(title: "", description: "", panels: []),
    ReadingChart(title: "", description: "", panels: [.init(title: unbroken, series: [])]),
    ReadingChart(
      title: "", description: "", panels: [],
      markers: [.init(day: day(0), label: hostile), .init(day: day(0), label: "")],
      lanes: [
        .init(title: unbroken, ticks: []),
        .init(title: "", ticks: [.init(day: day(3), kind: .deed)]),
      ]),
    reading(points: [.init(week: firstWeek, value: 0.5, low: 0.4, high: 0.6)]),
    reading(
      points: strange.enumerated().map { index, value in
        .init(week: firstWeek.advanced(by: index), value: value, low: -value, high: value)
      }),
    reading(
      points: [0, 100_000].map {
        .init(week: firstWeek.advanced(by: $0), value: 0, low: 0, high: 0)
      }),
  ]

  /// Eight series with one long name, all in one place.
  private static func reading(points: [ReadingChart.Point]) -> ReadingChart {
    let series = (0..<8).map { index in
      ReadingChart.Series(name: index == 3 ? unbroken : "Hypothesis \(index)", points: points)
    }
    return ReadingChart(
      title: hostile, description: unbroken, panels: [.init(title: hostile, series: series)])
  }

  private static let heats: [any Chart] = [
    heat([], weeks: 0), heat([], weeks: 10), heat([[]], weeks: 1), heat([[nil, 0, 3]], weeks: 3),
    heat([Array(repeating: 0, count: 40)], weeks: 40), heat([[.max, 1, -5]], weeks: 3),
    heat([Array(repeating: 7, count: 300), Array(repeating: nil, count: 300)], weeks: 300),
  ]

  private static func heat(_ rows: [[Int?]], weeks: Int) -> HeatMap {
    HeatMap(
      title: "", description: "", firstWeek: firstWeek, weekCount: weeks, unit: "reports",
      groups: [
        .init(
          title: unbroken,
          rows: rows.map { .init(label: unbroken, counts: $0, total: "1,234,567") })
      ])
  }

  private static let matrices: [any Chart] = [
    MatrixChart(title: "", description: "", columns: [], rows: []),
    MatrixChart(title: "", description: "", columns: ["a"], rows: [.init(label: "", cells: [])]),
    MatrixChart(
      title: "", description: "", columns: (0..<40).map { "\($0) " + unbroken },
      rows: [
        .init(label: unbroken, cells: [.init(affirm: .max, condition: .max, deny: -1)]),
        .init(label: hostile, cells: Array(repeating: .init(deny: 12_345), count: 50)),
      ]),
  ]

  private static let weightCharts: [any Chart] = [
    WeightChart(title: "", description: "", left: unbroken, right: hostile, rows: []),
    WeightChart(
      title: "", description: "", left: "", right: "",
      rows: [.init(label: "nothing", bits: 0), .init(label: "", bits: -0.0)]),
    WeightChart(
      title: "", description: "", left: unbroken, right: unbroken,
      rows: strange.map {
        .init(label: unbroken, bits: $0, evidence: Array(repeating: hostile, count: 9))
      }),
  ]

  private static let sequences: [any Chart] = [
    sequence([], [], []),
    sequence([0], [], [(0, 0), (5, 5), (-1, 0)]),
    sequence(strange, strange, strange.indices.map { ($0, $0) }),
    sequence(Array(repeating: 3, count: 30), [0, 1000], [(29, 1)]),
  ]

  private static func sequence(
    _ precedent: [Double], _ current: [Double], _ matches: [(Int, Int)]
  ) -> SequenceChart {
    SequenceChart(
      title: "", description: "", precedentTitle: unbroken, currentTitle: hostile,
      precedent: precedent.map { .init(label: unbroken, week: $0) },
      current: current.map { .init(label: "Step", week: $0) },
      matches: matches.map { .init(precedent: $0.0, current: $0.1) })
  }

  private static let intervals: [any Chart] = [
    DotInterval(title: "", description: "", axis: .percent, axisTitle: "", rows: []),
    interval(.percent, strange, reference: .nan),
    interval(.values(digits: 1), strange, reference: 2),
    interval(.values(digits: 2), [0, 0, 0], reference: nil),
    interval(.values(digits: 0), [1e-9], reference: 1e9),
  ]

  private static func interval(
    _ axis: DotInterval.Axis, _ values: [Double], reference: Double?
  ) -> DotInterval {
    DotInterval(
      title: "", description: "", axis: axis, axisTitle: unbroken, reference: reference,
      rows: values.map { .init(label: hostile, value: $0, low: -$0, high: $0) })
  }
}
