import Briefing

/// Charts of numbers that are varied, as a study would fill them and at their edges.
enum SweepCharts {
  static let all: [any Chart] = [
    lines(3, points: 21, axis: .percent), lines(9, points: 5, axis: .values), grid(19, 21),
  ]

  static let edges: [any Chart] = [
    SweepChart(
      title: "", description: "", axis: .percent, axisTitle: "", series: [], marks: [0.5, .nan]),
    SweepChart(
      title: hostile, description: unbroken, axis: .values, axisTitle: unbroken,
      series: [
        .init(
          name: unbroken,
          points: [
            .init(x: .nan, low: 0, high: 1), .init(x: 1e308, low: -1e308, high: .infinity),
            .init(x: 0, low: 2, high: 2),
          ]), .init(name: hostile, points: []),
      ], marks: (0..<40).map { Double($0) / 1_000 }),
    lines(1, points: 1, axis: .values), grid(0, 0), grid(1, 1), grid(60, 2),
    GridChart(
      title: unbroken, description: "", axisTitles: [hostile, unbroken], columns: [0, 1e12],
      rows: [-1e-9, .nan], values: [.nan, 1e308, -1e308], isPercent: false),
  ]

  private static func lines(_ count: Int, points: Int, axis: SweepChart.Axis) -> SweepChart {
    SweepChart(
      title: "Probability of outcomes over the cost of war", description: "War becomes rarer.",
      axis: axis, axisTitle: "cost of war, in shares of the stake",
      series: (0..<count).map { index in
        SweepChart.Series(
          name: "Outcome \(index)",
          points: (0..<points).map { step in
            let share = Double((step * 3 + index * 5) % 17) / 17
            return .init(
              x: Double(step) / 20, low: share, high: min(1, share + Double(index % 2) / 9))
          })
      }, marks: [0.31, 0.32, 0.7])
  }

  private static func grid(_ columns: Int, _ rows: Int) -> GridChart {
    GridChart(
      title: "Probability of war over two costs", description: "War is likely where both are low.",
      axisTitles: ["cost of the challenger", "cost of the defender"],
      columns: (0..<columns).map { Double($0) / 20 }, rows: (0..<rows).map { Double($0) / 20 },
      values: (0..<columns * rows).map { Double($0 * 7 % 23) / 23 }, isPercent: true)
  }
}
