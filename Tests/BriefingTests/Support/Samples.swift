import Briefing
import Quantities

/// Text that tries to break out of markup, of a terminal and of the line it stands in.
let hostile =
  "<script>alert('x')</script> \"quoted\" & \u{1B}[31mred\u{1B}[0m \u{202E}gnp.exe\u{202C} "
  + "\u{7}\u{0}\u{9B}2J \u{200B}zero\u{FEFF} שלום مرحبا 外務省"

/// A word that offers no place to break it.
let unbroken = String(repeating: "Verwaltungsgrenzüberschreitungsverordnung", count: 4)

let firstWeek = Week(containing: Day(iso8601: "2022-01-24") ?? Day(number: 0))

func day(_ offset: Int) -> Day { firstWeek.firstDay.advanced(by: offset) }

let sampleStamp = Stamp(
  version: "credence 0.1.0", caseName: "sample",
  caseDigest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", seed: 20_220_224,
  draws: 4096,
  settings: [Setting("hazard", "0.01 per week"), Setting("correlation", "0.3")])

func sampleTable(rows: [[Cell]] = sampleRows) throws -> Table {
  try Table(
    key: "items", title: "Items with every kind of value",
    columns: [
      Column(key: "label", title: "Item", meaning: "What the item is."),
      Column(key: "count", title: "Reports", meaning: "Number of reports."),
      Column(key: "weight", title: "Weight", unit: "bits", meaning: "Weight of the evidence."),
      Column(key: "chance", title: "Probability", meaning: "Probability of the hypothesis."),
      Column(key: "rate", title: "Rate", unit: "per week", meaning: "Rate with its interval."),
      Column(key: "day", title: "Day", meaning: "Day of the item."),
      Column(key: "week", title: "Week", meaning: "Week of the item."),
      Column(key: "evidence", title: "Evidence", meaning: "Ids of the items."),
      Column(key: "seen", title: "Seen", meaning: "Whether it was seen."),
    ],
    rows: rows, note: "Rates are medians with 5% and 95% points.", emptyMessage: "No items.")
}

let sampleRows: [[Cell]] = [
  [
    .text("Officials appointed"), .integer(12), .number(1.25, digits: 1), .probability(0.816),
    .interval(value: 1.5, low: 0.25, high: 4, digits: 2), .day(day(30)), .week(firstWeek),
    .evidence(["s1", "d2"]), .flag(true),
  ],
  [
    .text("外務省の声明 (statement of the ministry)"), .integer(-310_534),
    .number(-.infinity, digits: 2), .probability(.nan),
    .interval(value: .nan, low: -.infinity, high: .infinity, digits: 1), .day(day(0)),
    .week(firstWeek.advanced(by: 45)), .evidence([]), .flag(false),
  ],
  [
    .text(hostile), .missing("too few statements"), .number(1e300, digits: 1), .probability(0.001),
    .interval(value: -2, low: -3.5, high: 0, digits: 1), .day(day(400)), .week(firstWeek),
    .evidence(["s1", hostile]), .flag(true),
  ],
  [
    .text("=SUM(A1:A9), " + unbroken), .integer(0), .number(0, digits: 0), .probability(1),
    .missing("not measured"), .day(day(1)), .week(firstWeek), .evidence(["nowhere"]),
    .missing("unknown"),
  ],
]

func sampleFindings() throws -> Findings {
  Findings(
    key: "words", title: "Words", question: "Does \(hostile) say the same to all?",
    stamp: sampleStamp,
    summary: [
      "A settlement is \(strong: "unlikely")\(cite: ["s1", "d2"]).", "Hostile: \(hostile)",
    ],
    tables: [try sampleTable(), try sampleTable(rows: []).renamed("nothing")])
}

extension Table {
  fileprivate func renamed(_ key: String) throws -> Table {
    try Table(
      key: key, title: title, columns: columns, rows: rows, note: note, emptyMessage: emptyMessage)
  }
}
