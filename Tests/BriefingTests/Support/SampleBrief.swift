import Briefing
import Quantities

/// A full brief with awkward content in every part.
func sampleBrief() throws -> Brief {
  Brief(
    title: "Ukraine, summer 2022: is the offer of talks a bluff?",
    question: "Does the Russian government mean its offers of a settlement, does it play for time, "
      + "or does it prepare to annex what it holds?",
    subtitle: "Evidence brief", asOf: day(280), stamp: sampleStamp, judgments: judgments,
    chapters: try chapters(), assumptions: assumptions, sources: sources)
}

private let judgments: [Judgment] = [
  Judgment(
    likelihood:
      "It is \(strong: "very likely (92%, 81 to 97%)") that the occupying power prepares to annex the regions it holds, and does not seek a settlement that would return them\(cite: ["d1", "d2", "s1"]).",
    confidence:
      "Confidence is moderate: the reading rests on 134 items from 21 publishers, and no single source moves it by more than 8 points."
  ),
  Judgment(
    likelihood:
      "Words alone tell little: it is \(strong: "roughly even (45 to 55%)") whether the speakers are earnest\(cite: ["s2", "stance.ready.earnest.affirm"]).",
    confidence: "Confidence is low, because stances differ by audience for almost every state."),
  Judgment(
    likelihood: "An awkward one: \(hostile) \(unbroken)\(cite: ["nowhere"])",
    confidence: "Confidence cannot be given for \(hostile)."),
]

private func chapters() throws -> [Chapter] {
  [
    Chapter(id: "readings", title: "What words and deeds say", blocks: try readings()),
    Chapter(
      id: "words", title: "The words: who was told what",
      blocks: [
        .paragraph(
          "Of 150 statements, 61 set conditions\(cite: ["s3", "s4", "s5"]). \(strong: "No audience was told the same as another")."
        ),
        .figure(figure("Four propositions, five audiences", SampleCharts.smallMatrix)),
        .figure(figure("All propositions, all audiences", SampleCharts.matrix)),
        .table(try contradictions()),
        .table(
          try Table(
            key: "none", title: "Reversals within 60 days", columns: [],
            emptyMessage: "No reversals were found.")),
      ]),
    Chapter(
      id: "deeds", title: "The deeds: conduct on the ground",
      blocks: [
        .paragraph("Steps that prepare annexation came every week from May on\(cite: ["d3"])."),
        .figure(figure("Twenty-four indicators, week by week", SampleCharts.heat)),
        .figure(figure("Seven of eleven steps of Crimea 2014 are done", SampleCharts.sequence)),
        .table(try sampleTable()),
      ]),
    Chapter(
      id: hostile, title: "What would change our mind? \(hostile)",
      blocks: [
        .heading("The heaviest evidence"),
        .figure(figure("Appointments of officials weigh most", SampleCharts.weights)),
        .figure(figure("No single source carries the reading", SampleCharts.dots)),
        .callout(
          title: "An alternative reading",
          "The same deeds would be seen if the occupier wanted to trade the regions for recognition of Crimea\(cite: ["s1", "d2"])."
        ),
        .list([
          "Return of one occupied district without a quid pro quo.",
          "A long unbroken word: \(unbroken)", "Hostile: \(hostile)\(cite: ["s6"])",
        ]),
      ]),
  ]
}

private func readings() throws -> [Block] {
  [
    .paragraph(
      "Three readings were made of the same 40 weeks: from statements alone, from deeds alone, and from both. They agree until April; from May on the deeds leave little doubt\(cite: ["d1", "d4", "rate.passports.annex"])."
    ),
    .paragraph(
      "The weight of evidence is measured in bits: one bit doubles the odds. Items that go back to one origin count once\(cite: ["s1"])."
    ),
    .figure(
      Figure(
        title: "From May on, deeds point to annexation; words never do",
        caption: "Median weekly probability with its 5 to 95% band\(cite: ["d1", "s7"]).",
        altText: "By the end of October deeds alone give annexation 95%, words alone 26%.",
        chart: SampleCharts.reading, data: try sampleTable())),
    .heading("How to read the probabilities"),
    .paragraph("Words of likelihood follow the scale of ICD 203."),
  ]
}

private func figure(_ title: String, _ chart: any Chart) -> Figure {
  Figure(
    title: title, caption: "How to read: \(chart.description)", altText: "In words.", chart: chart)
}

private func contradictions() throws -> Table {
  try Table(
    key: "contradictions", title: "Contradictions between audiences",
    columns: [
      Column(key: "proposition", title: "Proposition", meaning: "What was said."),
      Column(key: "first", title: "First statement", meaning: "The earlier statement."),
      Column(key: "second", title: "Second statement", meaning: "The later statement."),
      Column(key: "days", title: "Apart", unit: "days", meaning: "Days between the two."),
      Column(key: "evidence", title: "Evidence", meaning: "Ids of both."),
    ],
    rows: (0..<12).map { row in
      [
        .text(row == 5 ? hostile : "Russia does not want to annex territory"),
        .text("To Western media: denies that any plan for a referendum exists in the south."),
        .text(row == 7 ? unbroken : "At home: announces that the region will stay for ever."),
        .integer(row * 5 + 1), .evidence(["s\(row + 1)", "s\(row + 8)"]),
      ]
    }, note: "Pairs of one actor on one proposition within 60 days.")
}

private let assumptions: [Assumption] = [
  Assumption(
    name: "rate.passports.annex", low: 0.5, best: 1.2, high: 3, distribution: "lognormal",
    unit: "events per week", rationale: "Crimea 2014 saw one decree or opening a week.",
    source: "precedents/crimea-2014.csv"),
  Assumption(
    name: "stance.ready.earnest.affirm", low: 0.3, best: 0.5, high: 0.7, distribution: "beta",
    unit: "share", rationale: "An earnest side says so at least every second time.",
    source: "judgment"),
  Assumption(
    name: "hazard", low: nil, best: 0.01, high: nil, distribution: "number", unit: "per week",
    rationale: hostile, source: unbroken),
]

private let sources: [Source] =
  (1...24).map { source("s\($0)", $0) } + (1...8).map { source("d\($0)", $0 * 9) }

private func source(_ id: String, _ offset: Int) -> Source {
  Source(
    id: id, text: offset == 3 ? hostile : "Remarks to the press after the talks, item \(offset)",
    publisher: ["Reuters", "RIA Novosti", "وكالة الأنباء", "White House"][offset % 4],
    date: day(offset * 7),
    url: offset == 4
      ? "javascript:alert(1)" : "https://example.org/\(offset == 6 ? unbroken : "item")/\(offset)",
    grade: "B2", note: offset == 5 ? "Known, page not seen." : nil)
}
