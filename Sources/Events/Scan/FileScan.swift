import Quantities
import Record

/// What became of the rows of a file, or of a part of it.
public struct RowCounts: Hashable, Sendable {
  /// Rows taken; some give several events.
  public internal(set) var kept = 0
  /// Rows that could not be read.
  public internal(set) var refused = 0
  /// Rows outside the period.
  public internal(set) var outsidePeriod = 0
  /// Rows of other actors in other places.
  public internal(set) var otherParties = 0
  /// Rows that repeat an event which is not kept, or not yet.
  public internal(set) var withoutEvent = 0
  /// Rows that are no events, such as totals.
  public internal(set) var noEvents = 0

  /// All rows; each is in one of the counts.
  public var rows: Int {
    kept + refused + outsidePeriod + otherParties + withoutEvent + noEvents
  }

  static func + (left: RowCounts, right: RowCounts) -> RowCounts {
    var sum = left
    sum.kept += right.kept
    sum.refused += right.refused
    sum.outsidePeriod += right.outsidePeriod
    sum.otherParties += right.otherParties
    sum.withoutEvent += right.withoutEvent
    sum.noEvents += right.noEvents
    return sum
  }
}

/// A refused row: its line and why.
struct Refusal {
  let line: Int
  let column: String?
  let reason: RowFault
}

/// Events of the whole file by day and state, also of rows that are not kept: the denominator.
struct Volume {
  /// By day; in each, by `StateID.index`, and at 0 all events.
  private(set) var days: [Int: Int] = [:]
  private(set) var counts: [UInt32] = []
  private var last = (day: Int.min, start: 0)
  private let width = States.all.entries.count

  /// Counts an event once for each of the two states, and once in all.
  mutating func add(_ key: EventKey) {
    if key.day != last.day { last = (key.day, start(key.day)) }
    counts[last.start] &+= 1
    if key.source != .none { counts[last.start &+ Int(key.source.index)] &+= 1 }
    if key.target != .none, key.target != key.source {
      counts[last.start &+ Int(key.target.index)] &+= 1
    }
  }

  private mutating func start(_ day: Int) -> Int {
    if let start = days[day] { return start }
    let start = counts.count
    counts.append(contentsOf: repeatElement(0, count: width))
    days[day] = start
    return start
  }

  /// Calls `body` with each count above 0, in order of day and state.
  func forEach<Failure: Error>(
    _ body: (_ day: Int, _ state: StateID, _ count: Int) throws(Failure) -> Void
  ) throws(Failure) {
    for (day, start) in days.sorted(by: { $0.key < $1.key }) {
      for index in 0..<width where counts[start + index] > 0 {
        try body(day, States.all.id(index: index), Int(counts[start + index]))
      }
    }
  }
}

/// Reads a file in chunks, each of which can be stored at one go.
protocol ChunkedScan: AnyObject {
  /// Columns of the file, for the words of problems.
  var layout: Layout { get }
  /// The rows of the latest chunk, with the tables of the whole run.
  var batch: EventBatch { get }
  /// Refused rows of the latest chunk.
  var refusals: [Refusal] { get }
  /// Events of the latest chunk by day and state.
  var volume: Volume { get }
  /// What became of the latest chunk's rows.
  var counts: RowCounts { get }
  /// Where the next chunk begins.
  var mark: DelimitedText.Mark { get }

  /// Reads on; `false` at the end of the file, where the chunk may hold something too.
  func nextChunk() throws(Problem) -> Bool
}

/// When a chunk ends; a row is never cut.
struct ChunkSize {
  /// Bytes of text.
  var bytes = 16 << 20
  /// Events and refused rows.
  var rows = 50_000
}

/// Reads a delimited file by one importer.
///
/// Linear in the bytes; memory for one chunk and the tables of actors, codes and places.
final class FileScan<Format: Importer>: ChunkedScan {
  let layout: Layout
  private(set) var batch: EventBatch
  private(set) var refusals: [Refusal] = []
  private(set) var volume = Volume()
  private(set) var counts = RowCounts()
  var mark: DelimitedText.Mark { text.mark }

  private let text: DelimitedText
  private let scope: EventScope
  private let width: ClosedRange<Int>
  private let most: ChunkSize
  private var importer: Format

  /// Begins to read, or goes on at a mark; `batch` lends the tables of former files.
  init(
    _ stream: ByteStream, scope: EventScope, context: ImportContext, from mark: DelimitedText.Mark?,
    reusing batch: consuming EventBatch = EventBatch()
  ) throws(Problem) {
    text = try DelimitedText(stream, try Format.dialect(for: context))
    layout = try FileScan.layout(text)
    width = FileScan.width(layout)
    most = context.chunk
    var context = context
    context.needsPoints = scope.needsPoints
    importer = try Format(layout, context)
    if let mark { try text.skip(to: mark) }
    self.scope = scope
    self.batch = batch
    self.batch.forgetBytes()
  }

  // Code of their own for the largest data: what is written once for all importers asks for each row
  // which importer it is.
  @specialized(where Format == GDELT1Importer)
  @specialized(where Format == GDELT2Importer)
  @specialized(where Format == GDELTMentionsImporter)
  @specialized(where Format == ICEWSImporter)
  @specialized(where Format == POLECATImporter)
  func nextChunk() throws(Problem) -> Bool {
    var chunk = Chunk(scope: scope, width: width, fields: layout.names.count)
    swap(&chunk.batch, &batch)
    swap(&chunk.refusals, &refusals)
    defer { take(&chunk) }
    chunk.batch.removeRows()
    chunk.refusals.removeAll(keepingCapacity: true)
    // Local while the rows pass: each access to a property of a class is checked at run time.
    var importer = importer
    defer { self.importer = importer }
    let end = text.mark.offset + most.bytes
    while chunk.size < most.rows {
      switch try text.next() {
      case .end: return false
      case .refused(let fault, let line, let field):
        chunk.refuse(RowFault(layout.label(ofField: field), .malformed(fault)), line)
      case .record(let record): chunk.take(record, &importer)
      }
      if text.mark.offset >= end { break }
    }
    return true
  }

  private func take(_ chunk: inout Chunk) {
    swap(&chunk.batch, &batch)
    swap(&chunk.refusals, &refusals)
    volume = chunk.volume
    counts = chunk.counts
  }

  /// What is gathered of one chunk.
  private struct Chunk {
    let scope: EventScope
    let width: ClosedRange<Int>
    /// Fields of the header.
    let fields: Int
    var batch = EventBatch.empty
    var refusals: [Refusal] = []
    var volume = Volume()
    var counts = RowCounts()

    var size: Int { batch.rows.count + refusals.count }

    init(scope: EventScope, width: ClosedRange<Int>, fields: Int) {
      self.scope = scope
      self.width = width
      self.fields = fields
    }

    mutating func take(_ record: DelimitedRecord, _ importer: inout Format) {
      do throws(RowFault) {
        guard width.contains(record.count) else {
          throw RowFault(nil, .fieldCount(record.count, header: fields))
        }
        guard importer.isEvent(record) else {
          counts.noEvents += 1
          return
        }
        let key = try importer.key(record)
        volume.add(key)
        switch scope.reasonToDrop(key) {
        case .period: counts.outsidePeriod += 1
        case .parties: counts.otherParties += 1
        case .missingEvent: counts.withoutEvent += 1
        case nil: try keep(record, key, &importer)
        }
      } catch {
        refuse(error, record.line)
      }
    }

    private mutating func keep(
      _ record: DelimitedRecord, _ key: EventKey, _ importer: inout Format
    ) throws(RowFault) {
      let before = batch.rows.count
      try importer.add(record, key, to: &batch)
      if batch.rows.count > before { counts.kept += 1 } else { counts.noEvents += 1 }
    }

    mutating func refuse(_ fault: RowFault, _ line: Int) {
      counts.refused += 1
      refusals.append(Refusal(line: line, column: fault.column, reason: fault))
    }
  }

  // MARK: Columns

  private static func layout(_ text: DelimitedText) throws(Problem) -> Layout {
    switch Format.columns {
    case .named(let schema): return try header(text, [schema])
    case .oneOf(let schemas): return try header(text, schemas)
    case .positional(let lists): return try positions(text, lists)
    }
  }

  private static func header(
    _ text: DelimitedText, _ schemas: [TableSchema]
  ) throws(Problem) -> Layout {
    let expected = schemas.map { $0.required.joined(separator: ", ") }.joined(separator: "; or ")
    guard case .record(let record) = try text.next() else {
      throw Problem(
        at: .init(file: text.file, line: 1), found: "no header row",
        expected: "the columns " + expected)
    }
    let names = (0..<record.count).map(record.text)
    let faults = schemas.map {
      Layout(file: text.file, header: names, schema: $0).problems($0, line: record.line)
        .filter { $0.severity == .error }
    }
    // The first of the layouts with the fewest faults.
    guard let nearest = faults.indices.min(by: { faults[$0].count < faults[$1].count }) else {
      return Layout(file: text.file, header: names, schema: .none)
    }
    if let problem = faults[nearest].first {
      throw schemas.count == 1
        ? problem
        : Problem(
          at: problem.place, found: problem.found, expected: "the columns " + expected,
          suggestion: problem.suggestion)
    }
    return Layout(file: text.file, header: names, schema: schemas[nearest])
  }

  /// The list of columns that is as long as the first record; the record itself is read again.
  private static func positions(
    _ text: DelimitedText, _ lists: [[String]]
  ) throws(Problem) -> Layout {
    var first = 0, line = 1
    if case .record(let record) = try text.peek() { (first, line) = (record.count, record.line) }
    guard let names = lists.first(where: { $0.count == first }) ?? lists.last else {
      throw Problem(at: .init(file: text.file), found: "nothing", expected: "a record")
    }
    guard lists.contains(where: { $0.count == first }) || first == 0 else {
      throw Problem(
        at: .init(file: text.file, line: line),
        found: "\(first) \(first == 1 ? "field" : "fields")",
        expected: lists.map { "\($0.count)" }.joined(separator: " or ")
          + " set apart by tabs, as \(Format.source.title) has")
    }
    return Layout(file: text.file, header: names, schema: .none)
  }

  /// How many fields a record may have.
  private static func width(_ layout: Layout) -> ClosedRange<Int> {
    if Format.judgesWidth { return 0...Int.max }
    if case .positional = Format.columns { return layout.names.count...layout.names.count }
    return layout.leastWidth...max(layout.leastWidth, layout.names.count)
  }
}
