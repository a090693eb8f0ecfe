import Briefing

/// Charts of what tests, threats and assumptions do, as a study would fill them.
enum DemandCharts {
  static let all: [any Chart] = [
    separation, crowded, beliefs, frontier, affordable, tornado,
  ]

  static let names = [
    "Withdraw artillery by 30 km", "Return the deported children", "Open the port to inspection",
    "Halt strikes on the power grid for 30 days", "Admit monitors to the plant",
    "Exchange all prisoners", "Accept a demilitarised zone under United Nations control",
    "Publish the troop tables", "Free the detained journalists", "Repeal the annexation law",
  ]

  static let separation = SeparationMap(
    title: "Which demands separate", description: "Two of five demands separate.",
    scale: .logarithmic, earnestTitle: "cost to an earnest government, in US$ million",
    stallingTitle: "cost to a stalling government, in US$ million",
    benefit: .init(value: 120, low: 70, high: 210),
    demands: zip(names, [(20, 420), (6, 30), (45, 260), (300, 900), (260, 70)]).map {
      demand($0, Double($1.0), Double($1.1), spread: 1.8)
    })

  /// Ten demands in nearly one place.
  static let crowded = SeparationMap(
    title: "Crowded", description: "Ten demands cost about the same.",
    earnestTitle: "cost to the earnest, in % of GDP",
    stallingTitle: "cost to the stalling, in % of GDP",
    benefit: .init(value: 1.1, low: 0.9, high: 1.4),
    demands: names.enumerated().map { index, name in
      demand(
        name, 1 + Double(index % 4) * 0.03, 1.4 + Double(index % 3) * 0.04, spread: 1.25)
    })

  /// A demand with 300 draws whose logarithms are spread about evenly.
  static func demand(
    _ name: String, _ earnest: Double, _ stalling: Double, spread: Double
  ) -> SeparationMap.Demand {
    SeparationMap.Demand(
      name: name, earnest: .init(value: earnest, low: earnest / spread, high: earnest * spread),
      stalling: .init(value: stalling, low: stalling / spread, high: stalling * spread),
      draws: (0..<300).map { index in
        .init(
          earnest: earnest * factor(index * 7_919 + name.utf8.count, spread),
          stalling: stalling * factor(index * 104_729 + 17, spread))
      })
  }

  /// A factor between the inverse of `spread` squared and its square, most often near 1.
  private static func factor(_ seed: Int, _ spread: Double) -> Double {
    let parts = [3, 7, 11].map { Double(seed * $0 % 1_009) / 1_009 }
    let share = parts.reduce(0, +) / 3 * 2 - 1
    let reach = spread * spread - 1
    return share >= 0 ? 1 + share * reach : 1 / (1 - share * reach)
  }

  static let beliefs = BeliefBars(
    title: "What each demand would tell", description: "Withdrawal would tell most.",
    axisTitle: "probability that the government is earnest",
    rows: names.prefix(6).enumerated().map { index, name in
      let gain = 0.45 - Double(index) * 0.07
      return .init(
        label: name, before: 0.35,
        met: .init(value: 0.35 + gain, low: 0.35 + gain / 2, high: 0.35 + gain * 1.25),
        refused: .init(
          value: 0.35 - gain * 0.6, low: 0.35 - gain * 0.75, high: 0.35 - gain * 0.3))
    })

  static let frontier = DeterrenceFrontier(
    title: "What deters", description: "Today's response deters from none of three rungs.",
    credibilityTitle: "credibility of the response",
    responseTitle: "size of the response, in % of the opponent's GDP",
    curves: [
      curve("A new front", 2.4), curve("Strikes on cities", 1.1),
      curve("Blockade of the ports", 0.5),
    ],
    today: .init(
      name: "today", credibility: .init(value: 0.3, low: 0.18, high: 0.46),
      response: .init(value: 2, low: 1.4, high: 2.9)),
    committed: .init(
      name: "with a commitment", credibility: .init(value: 0.72, low: 0.6, high: 0.85),
      response: .init(value: 2.6, low: 2, high: 3.4)), affordable: 5.5)

  static let affordable = DeterrenceFrontier(
    title: "What deters", description: "One rung, on a logarithmic axis.",
    credibilityTitle: "credibility of the response", responseTitle: "size of the response, in US$",
    scale: .logarithmic, curves: [curve("A new front", 2e6)], affordable: 4e7)

  private static func curve(_ name: String, _ size: Double) -> DeterrenceFrontier.Curve {
    .init(
      name: name,
      points: (1...50).map { step in
        let value = size * 50 / Double(step)
        return .init(
          credibility: Double(step) / 50,
          response: .init(value: value, low: value * 0.75, high: value * 1.4))
      })
  }

  static let tornado = TornadoChart(
    title: "What the result hangs on", description: "The cost of war matters most.",
    rows: [
      ("Cost of war to the opponent", "0.5 to 3% of GDP", 0.52, 0.41),
      ("Credibility of the response", "18 to 46%", 0.31, 0.18),
      ("Benefit of the territory, as the leadership sees it", "70 to 210 million", 0.22, 0.2),
      ("Probability that a refusal is seen", "60 to 95%", 0.12, 0.02),
      ("Discount rate", "", 0.03, 0.01),
    ].map {
      .init(
        label: $0.0, note: $0.1,
        total: .init(value: $0.2, low: $0.2 * 0.7, high: $0.2 * 1.3), first: $0.3)
    })
}
