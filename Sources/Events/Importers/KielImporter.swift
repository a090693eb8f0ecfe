import Quantities
import Record

/// The Ukraine Support Tracker of the Kiel Institute.
///
/// Trebesch et al. 2023, “The Ukraine Support Tracker: Which countries help Ukraine and how?”, Kiel
/// Working Paper 2218. Two layouts, told apart by their header:
///
/// - `data_explorer`: allocations by donor and month. A row gives an event on the first of its month for
///   each of financial, humanitarian and military aid that is not 0 (below 0: an allocation taken back).
/// - the main data of early releases: single announcements. A row is an event; further items of a
///   package (dummy 0), which carry no value of their own, are none. Rows whose date is a word, such as
///   “until 3/10/2022”, are refused.
///
/// Codes are `financial`, `humanitarian` and `military`, of class `deed.coop`; the donor's government is
/// the source, Ukraine's the target, the amount billions of euro. Allocations and announcements
/// (commitments) are different things: they must not be added to one another.
struct KielImporter: Importer {
  static let source = EventSource(
    id: "kiel", title: "Ukraine Support Tracker",
    grade: AdmiraltyGrade(reliability: .usuallyReliable, credibility: .probablyTrue),
    unit: "billion euro")
  static let dialect = DelimitedText.Dialect(separator: UInt8(ascii: ","), hasQuotes: true)
  static let columns = EventColumns.oneOf([
    TableSchema(
      key: "iso", required: ["country", "year", "month"] + kinds, optional: ["iso"]),
    TableSchema(
      key: "id",
      required: [
        "id", "countries", "announcement date", "type of aid general", "converted value in eur",
        dummy,
      ], optional: []),
  ])

  private static let kinds = ["financial", "humanitarian", "military"]
  private static let dummy = "total_value_dummy (1 is first row in the package)"

  private let isMonthly: Bool
  private let country, iso, year, month, day, id, kind, value, isFirst: Column
  private let kinds: [(code: String, column: Column)]
  private let ukraine = States.all.id(code: "UKR") ?? .none
  private var days = DayMemory()
  private var months = ByteMemory<Int?>()
  private var donors = ByteMemory<StateID>()
  private var actors = ByteMemory<Int32>()

  init(_ layout: Layout, _ context: ImportContext) {
    isMonthly = layout["year"].isThere
    country = layout[isMonthly ? "country" : "countries"]
    (iso, year, month) = (layout["iso"], layout["year"], layout["month"])
    (day, id) = (layout["announcement date"], layout["id"])
    (kind, value) = (layout["type of aid general"], layout["converted value in eur"])
    isFirst = layout[KielImporter.dummy]
    kinds = KielImporter.kinds.map { ($0, layout[$0]) }
  }

  /// Only the first row of a package has its value.
  func isEvent(_ record: DelimitedRecord) -> Bool {
    isMonthly || !record.holds("0", isFirst)
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(
      day: isMonthly ? try firstOfMonth(record) : try announced(record))
    let name = country, code = iso
    key.source = donors.value(of: record.bytes(name), record.bytes(code)) {
      States.all.id(name: record.trimmedText(name))
        ?? States.all.id(code: record.trimmedText(code)) ?? .none
    }
    if key.source == .none {
      throw RowFault(
        name.name,
        .unlisted(
          record.trimmedText(name), expected: "the name of a donor", valid: States.knownNames))
    }
    key.target = ukraine
    return key
  }

  /// The day of an announcement; a year such as 2922 is a slip of the pen, which stands in release 7.
  private mutating func announced(_ record: DelimitedRecord) throws(RowFault) -> Int {
    let number = try days.iso(record, day)
    guard KielImporter.plausible.contains(Day(number: number).components.year) else {
      throw RowFault(
        day.name,
        .particular(
          found: "\(Day(number: number))",
          expected: "a day from \(KielImporter.plausible.lowerBound) to "
            + "\(KielImporter.plausible.upperBound)"))
    }
    return number
  }

  private static let plausible = 2014...2099

  private mutating func firstOfMonth(_ record: DelimitedRecord) throws(RowFault) -> Int {
    let year = year, month = month
    let number = months.value(of: record.bytes(year), record.bytes(month)) {
      guard let year = Int(record.trimmedText(year)), let month = Int(record.trimmedText(month))
      else { return nil }
      return Day(year: year, month: month, day: 1)?.number
    }
    if let number { return number }
    throw RowFault(
      month.name,
      .particular(
        found: "month “\(record.text(month.position))” of “\(record.text(year.position))”",
        expected: "a month from 1 to 12 and a year"))
  }

  // MARK: Rows

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    if isMonthly {
      try addMonth(record, key, &batch)
    } else {
      try addAnnouncement(record, key, &batch)
    }
  }

  private mutating func addMonth(
    _ record: DelimitedRecord, _ key: EventKey, _ batch: inout EventBatch
  ) throws(RowFault) {
    var amounts: [Double] = []
    for kind in kinds { amounts.append(try record.number(kind.column)) }
    var part = 0
    for (kind, amount) in zip(kinds, amounts) where !amount.isNaN && amount != 0 {
      add(record, key, kind.code, amount, part: part, &batch)
      part += 1
    }
  }

  private mutating func addAnnouncement(
    _ record: DelimitedRecord, _ key: EventKey, _ batch: inout EventBatch
  ) throws(RowFault) {
    let code = record.trimmedText(kind).lowercased()
    guard KielImporter.kinds.contains(code) else {
      throw RowFault(
        kind.name,
        .notAChoice(record.trimmedText(kind), kind: "kind of aid", choices: KielImporter.kinds))
    }
    let euro = try record.number(value)
    add(record, key, code, euro / 1_000_000_000, part: 0, &batch)
  }

  private mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, _ code: String, _ amount: Double, part: Int,
    _ batch: inout EventBatch
  ) {
    let name = country
    // A donor whose name is not known has the state of its code.
    let source = actors.value(of: record.bytes(name), record.bytes(iso)) {
      batch.actors.position(
        of: EventActor(state: key.source, role: .government, name: record.trimmedText(name)))
    }
    let target = EventActor(state: ukraine, role: .government, name: "Ukraine")
    var row = EventRow(
      line: record.line, day: key.day, source: source, target: batch.actors.position(of: target),
      code: batch.codes.position(of: EventCodes.all.entry(code, .kiel)),
      place: batch.places.position(of: .nowhere), native: batch.text(record, id),
      origin: batch.text(record, id))
    row.part = part
    row.amount = amount
    batch.add(row)
  }
}
