public import Quantities
public import Record

/// Reads the events of one file that touch a scope, without keeping them anywhere.
///
/// For programs that count or filter on the way; `credence import` keeps events in a case's record.
public final class EventScan {
  /// One kept event, valid until the next chunk is read.
  public struct Event {
    fileprivate let chunk: Chunk
    fileprivate let row: EventRow

    /// The day of the event.
    public var day: Day { Day(number: row.day) }
    /// Who acts.
    public var source: EventActor { chunk.batch.actors.values[Int(row.source)] }
    /// On whom.
    public var target: EventActor { chunk.batch.actors.values[Int(row.target)] }
    /// What it was.
    public var code: EventCode { chunk.batch.codes.values[Int(row.code)] }
    /// Where.
    public var place: EventPlace { chunk.batch.places.values[Int(row.place)] }
    /// Scale value: the source's own, or else that of the code; `nil` without either.
    public var goldstein: Double? { row.goldstein.isNaN ? code.goldstein : row.goldstein }
    /// Mentions or reports, at least 1.
    public var mentions: Int { row.mentions }
    /// Amount in the source's unit; `nil` where it has none.
    public var amount: Double? { row.amount.isNaN ? nil : row.amount }
    /// The source's id of the event; empty where it has none.
    public var native: String { chunk.batch.text(row.native) }
    /// Address, story or resolution; empty where it has none.
    public var origin: String { chunk.batch.text(row.origin) }
    /// Line of the file, from 1.
    public var line: Int { row.line }
  }

  /// The tables of one chunk, in one place: an event then costs one reference, not one for each table.
  fileprivate final class Chunk {
    let batch: EventBatch

    init(_ batch: EventBatch) { self.batch = batch }
  }

  /// What became of all rows so far.
  public private(set) var counts = RowCounts()
  /// The refused rows of the latest chunk.
  public var problems: [Problem] {
    scan.refusals.map { $0.reason.problem(file: scan.layout.file, line: $0.line) }
  }

  private let scan: any ChunkedScan

  /// Begins to read a file of one of `Importers.sources`.
  public init(
    _ file: EventFile, source: String, scope: EventScope, mapping: InputFile? = nil,
    actors: ActorTable = .standard
  ) throws(Problem) {
    guard let format = Importers.format(source) else {
      throw Importers.unknown(source)
    }
    let context = ImportContext(mapping: mapping, actors: actors)
    scan = try format.scan(try file.stream(), scope, context, nil, EventBatch())
  }

  /// Reads on, and gives each kept event to `body`; `false` at the end of the file.
  public func nextChunk(_ body: (Event) -> Void) throws(Problem) -> Bool {
    let goesOn = try scan.nextChunk()
    counts = counts + scan.counts
    let chunk = Chunk(scan.batch)
    for row in chunk.batch.rows { body(Event(chunk: chunk, row: row)) }
    return goesOn
  }
}

extension Importers {
  /// What to say of a source that there is none of.
  static func unknown(_ id: String) -> Problem {
    let names = sources.map(\.id)
    return Problem(
      at: .init(file: "source"), found: "“\(id)”",
      expected: "one of " + names.joined(separator: ", "),
      suggestion: nearestName(to: id, in: names))
  }
}
