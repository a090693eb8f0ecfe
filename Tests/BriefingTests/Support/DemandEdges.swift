import Briefing

extension DemandCharts {
  private static let strange = [
    Double.nan, .infinity, -.infinity, 1e308, -1e308, Double.leastNonzeroMagnitude, 0, 3,
  ]

  /// Charts without data, with values that are not finite or all in one place, and with hostile text.
  static let edges: [any Chart] = maps + beliefEdges + frontiers + tornadoes

  private static func estimate(_ value: Double) -> Estimate {
    .init(value: value, low: -value, high: value)
  }

  private static let maps: [any Chart] =
    [AxisScale.linear, .logarithmic].flatMap { scale in
      [
        map(scale, benefit: estimate(1), []),
        map(
          scale, benefit: estimate(.nan),
          strange.map { .init(name: hostile, earnest: estimate($0), stalling: estimate(3)) }),
        map(
          scale, benefit: .init(value: 1, low: 2, high: 0),
          strange.map { value in
            .init(
              name: unbroken, earnest: estimate(2), stalling: estimate(value),
              draws: strange.map { .init(earnest: $0, stalling: value) })
          }),
        map(
          scale, benefit: estimate(5),
          (0..<40).map { _ in
            .init(name: "Same place", earnest: estimate(5), stalling: estimate(5))
          }),
        map(scale, benefit: estimate(0), [demand("Alone", 1e-9, 1e12, spread: 2)]),
      ]
    }

  private static func map(
    _ scale: AxisScale, benefit: Estimate, _ demands: [SeparationMap.Demand]
  ) -> any Chart {
    SeparationMap(
      title: hostile, description: unbroken, scale: scale, earnestTitle: unbroken,
      stallingTitle: hostile, benefit: benefit, benefitTitle: hostile, demands: demands)
  }

  private static let beliefEdges: [any Chart] = [
    BeliefBars(title: "", description: "", axisTitle: "", rows: []),
    BeliefBars(
      title: hostile, description: unbroken, axisTitle: unbroken,
      rows: strange.map {
        .init(label: hostile, before: $0, met: estimate($0), refused: estimate(0.5))
      }),
    BeliefBars(
      title: "", description: "", axisTitle: "",
      rows: [.init(label: unbroken, before: 1, met: estimate(1), refused: estimate(0))]),
  ]

  private static let frontiers: [any Chart] = [
    frontier([], .linear, nil), frontier([], .linear, estimate(.nan)),
    frontier([], .logarithmic, estimate(0.5)),
    frontier([.init(name: unbroken, points: [])], .linear, estimate(0.5), affordable: .nan),
    frontier([.init(name: hostile, points: strangePoints)], .linear, nil, affordable: 1e300),
    frontier([.init(name: hostile, points: strangePoints)], .logarithmic, nil, affordable: 0),
    frontier(
      (0..<9).map { _ in
        .init(name: unbroken, points: [.init(credibility: 0.5, response: estimate(1))])
      }, .linear, estimate(0.5), affordable: 2),
  ]

  private static let strangePoints = strange.map {
    DeterrenceFrontier.Point(credibility: $0, response: estimate($0))
  }

  private static func frontier(
    _ curves: [DeterrenceFrontier.Curve], _ scale: AxisScale, _ place: Estimate?,
    affordable: Double? = nil
  ) -> any Chart {
    let position = place.map {
      DeterrenceFrontier.Position(name: hostile, credibility: $0, response: $0)
    }
    return DeterrenceFrontier(
      title: hostile, description: unbroken, credibilityTitle: hostile, responseTitle: unbroken,
      scale: scale, curves: curves, today: position, committed: position, affordable: affordable)
  }

  private static let tornadoes: [any Chart] = [
    TornadoChart(title: "", description: "", rows: []),
    TornadoChart(
      title: hostile, description: unbroken, axisTitle: unbroken,
      rows: strange.map {
        .init(label: unbroken, note: hostile, total: estimate($0), first: $0)
      }),
  ]
}
