import Briefing
import Quantities

/// Charts filled as an actual brief would fill them: 40 weeks, 24 indicators, 14 propositions.
enum SampleCharts {
  static let names = [
    "Earnest: wants a settlement", "Stalling for time", "Preparing to annex",
  ]

  static let reading = ReadingChart(
    title: "Three readings of intent, week by week",
    description: "Words alone stay near even; deeds alone point to annexation from May on.",
    panels: [
      panel("What they say: statements only", [0.34, 0.36, 0.30], [0.30, 0.44, 0.26]),
      panel("What they do: deeds only", [0.3, 0.4, 0.3], [0.02, 0.03, 0.95]),
      panel("Both together", [0.33, 0.34, 0.33], [0.01, 0.07, 0.92]),
    ],
    markers: [
      .init(day: day(31), label: "Invasion of 24 February"),
      .init(day: day(64), label: "Talks in Istanbul"),
      .init(day: day(179), label: "Grain agreement signed in Istanbul"),
      .init(day: day(240), label: "Mobilisation announced"),
      .init(day: day(242), label: "Referendums begin in four regions, " + hostile),
      .init(day: day(249), label: "Annexation declared"),
    ],
    lanes: [
      .init(
        title: "Statements on readiness to negotiate", ticks: ticks(90, [.affirm, .condition])),
      .init(title: "Statements denying plans to annex", ticks: ticks(31, [.deny, .affirm])),
      .init(title: "Steps that prepare annexation", ticks: ticks(60, [.deed])),
    ])

  private static func panel(_ title: String, _ start: [Double], _ end: [Double])
    -> ReadingChart.Panel
  {
    let series = names.indices.map { index in
      ReadingChart.Series(
        name: names[index],
        points: (0..<40).map { week in
          let progress = Double(week) / 39
          let bend = progress * progress * (3 - 2 * progress)
          let wobble = Double((week * 7 + index * 5) % 9 - 4) / 90
          let median = start[index] + (end[index] - start[index]) * bend + wobble
          return ReadingChart.Point(
            week: firstWeek.advanced(by: week), value: min(max(median, 0.004), 0.996),
            low: median - 0.09, high: median + 0.11)
        })
    }
    return ReadingChart.Panel(title: title, series: series)
  }

  private static func ticks(_ count: Int, _ kinds: [ReadingChart.Kind]) -> [ReadingChart.Tick] {
    (0..<count).map { index in
      .init(day: day(20 + index * 37 % 258), kind: kinds[index % kinds.count])
    }
  }

  static let heat = HeatMap(
    title: "Deeds by week", description: "Counts of 24 indicators in 40 weeks.",
    firstWeek: firstWeek, weekCount: 40, unit: "reports",
    groups: (0..<4).map { group in
      HeatMap.Group(
        title: ["Preparation of annexation", "Use of force", "Conduct of talks", hostile][group],
        rows: (0..<6).map { heatRow(group * 6 + $0) })
    })

  private static func heatRow(_ index: Int) -> HeatMap.Row {
    let labels = [
      "Officials appointed by the occupier", "Passports issued",
      "School books and teachers changed",
      "Rouble introduced", "Referendum announced or prepared, or its date named in public",
      "Local media and telephone networks replaced by those of the occupying power",
    ]
    let counts = (0..<40).map { week -> Int? in
      if index % 5 == 0, week < 4 { return nil }
      let value = (week * (index + 3) + index * index) % 23 - 12
      return max(0, index == 7 ? value * 4 : value)
    }
    return .init(
      label: labels[index % 6], counts: counts,
      total: "\(counts.reduce(0) { $0 + ($1 ?? 0) })")
  }

  static let matrix = MatrixChart(
    title: "Stances by audience", description: "What each audience was told.",
    columns: (0..<14).map { index in
      [
        "Russia is ready to negotiate", "Kyiv breaks off the talks",
        "Russia does not want to annex territory", "Talks need recognition of new realities",
        hostile,
      ][index % 5] + (index < 5 ? "" : " (variant \(index))")
    },
    rows: [
      "Own public", "Ukraine", "Western media", "Africa", "Arab League", "Asia and the Pacific",
      "United Nations", "US officials",
    ].enumerated().map { row, name in
      .init(
        label: name,
        cells: (0..<14).map { column in
          let seed = row * 5 + column * 3
          return seed % 4 == 0
            ? .init() : .init(affirm: seed % 7, condition: seed % 3, deny: seed % 5 * 3)
        })
    })

  static let smallMatrix = MatrixChart(
    title: "Stances by audience", description: "What each audience was told.",
    columns: Array(matrix.columns.prefix(4)), rows: Array(matrix.rows.prefix(5)))

  static let weights = WeightChart(
    title: "Weight of the evidence", description: "Each stream's weight in bits.",
    left: "stalling for time", right: "preparing to annex",
    rows: [
      .init(label: "Officials appointed by the occupier", bits: 9.4, evidence: ["d1", "d2"]),
      .init(label: "Passports issued", bits: 6.1, evidence: ["d3"]),
      .init(label: "Statements that deny plans to annex, to Western media", bits: 0.3),
      .init(label: "No referendum for eight weeks (expected but absent)", bits: -2.2),
      .init(label: "Grain agreement kept", bits: -1.4, evidence: ["d9", "d10", "d11", "d12"]),
      .init(label: hostile, bits: -0.02),
    ])

  static let sequence = SequenceChart(
    title: "Crimea 2014 and the case", description: "Seven of eleven steps are done.",
    precedentTitle: "Crimea 2014", currentTitle: "Kherson and Zaporizhzhia 2022",
    precedent: [
      ("Unmarked troops take public buildings", 0), ("New head of government installed", 0.3),
      ("Television changed over", 1.2), ("Referendum announced", 0.9),
      ("Date of the referendum brought forward", 1.4), ("Referendum held", 2.7),
      ("Independence declared", 2.8), ("Treaty of accession signed", 3),
      ("Rouble introduced", 3.4), ("Passports issued", 4), ("School books replaced", 7),
    ].map { .init(label: $0.0, week: $0.1) },
    current: [
      ("Towns taken", 0), ("Occupation mayors appointed in Melitopol and Berdiansk", 2.1),
      ("Television changed over", 3), ("Rouble announced", 9), ("Rouble introduced", 13),
      ("Passports issued", 15), ("Teachers brought in for the new school year", 24),
      ("Referendum prepared by decree " + hostile, 23.5),
    ].map { .init(label: $0.0, week: $0.1) },
    matches: [(0, 0), (1, 1), (2, 2), (3, 7), (8, 4), (9, 5), (10, 6)].map {
      .init(precedent: $0.0, current: $0.1)
    })

  static let dots = DotInterval(
    title: "Leave one out", description: "The probability with each source left out.",
    axis: .percent, axisTitle: "probability of \"preparing to annex\"", reference: 0.92,
    rows: [
      .init(label: "All evidence", value: 0.92, low: 0.81, high: 0.97),
      .init(label: "without RIA Novosti", value: 0.9, low: 0.78, high: 0.96),
      .init(
        label: "without the statements of the Foreign Ministry", value: 0.93, low: 0.8, high: 1),
      .init(label: "without Reuters", value: 0.84, low: 0.6, high: 0.93),
      .init(label: hostile, value: 0.3, low: 0, high: 0.7),
    ])

  static let all: [any Chart] = [reading, heat, matrix, smallMatrix, weights, sequence, dots]
}
