import Quantities
import Record

@testable import Events

/// Everything that an importer makes of a text, as plain values.
struct Scanned: Equatable {
  /// One event, written out.
  struct Event: Equatable {
    var line: Int
    var part: Int
    var day: String
    var source: String
    var sourceRole: ActorRole
    var sourceName: String
    var sourceIsPerson: Bool
    var target: String
    var targetRole: ActorRole
    var targetName: String
    var code: String
    var quad: QuadClass?
    var eventClass: EventClass
    var goldstein: Double?
    var mentions: Int
    var amount: Double?
    var low: Double?
    var high: Double?
    var place: EventPlace
    var native: String
    var origin: String
  }

  var events: [Event] = []
  var refused: [String] = []
  var counts = RowCounts()
  var volume: [String: Int] = [:]

  /// Reads a text by the importer of a source; the text is cut into chunks as its size demands.
  init(
    _ text: String, _ source: String, scope: EventScope = .everything, mapping: InputFile? = nil,
    knownEvents: Set<Int> = []
  ) throws {
    try self.init(
      Array(text.utf8), source, scope: scope,
      context: ImportContext(mapping: mapping, knownEvents: knownEvents))
  }

  /// Reads bytes by the importer of a source, from a mark on where one is given.
  ///
  /// `look` sees each chunk as it stands in memory.
  init(
    _ bytes: [UInt8], _ source: String, scope: EventScope = .everything,
    context: ImportContext = ImportContext(), from mark: DelimitedText.Mark? = nil,
    look: (any ChunkedScan) throws -> Void = { _ in }
  ) throws {
    guard let format = Importers.format(source) else { throw Importers.unknown(source) }
    let scan = try format.scan(
      ByteStream(name: "t", bytes: bytes), scope, context, mark, EventBatch())
    var goesOn = true
    while goesOn {
      goesOn = try scan.nextChunk()
      try look(scan)
      add(scan)
    }
  }

  private mutating func add(_ scan: any ChunkedScan) {
    counts = counts + scan.counts
    refused += scan.refusals.map {
      $0.reason.problem(file: scan.layout.file, line: $0.line).description
    }
    events += scan.batch.rows.map { Event($0, scan.batch) }
    scan.volume.forEach { day, state, count in
      let code = States.all.code(state)
      volume["\(Day(number: day)) \(code.isEmpty ? "all" : code)", default: 0] += count
    }
  }
}

extension Scanned.Event {
  fileprivate init(_ row: EventRow, _ batch: EventBatch) {
    func known(_ number: Double) -> Double? { number.isNaN ? nil : number }
    let source = batch.actors.values[Int(row.source)], target = batch.actors.values[Int(row.target)]
    let code = batch.codes.values[Int(row.code)]
    self.init(
      line: row.line, part: row.part, day: Day(number: row.day).description,
      source: States.all.code(source.state), sourceRole: source.role, sourceName: source.name,
      sourceIsPerson: source.isPerson,
      target: States.all.code(target.state), targetRole: target.role, targetName: target.name,
      code: code.code, quad: code.quad, eventClass: code.eventClass,
      goldstein: known(row.goldstein) ?? code.goldstein, mentions: row.mentions,
      amount: known(row.amount), low: known(row.low), high: known(row.high),
      place: batch.places.values[Int(row.place)], native: batch.text(row.native),
      origin: batch.text(row.origin))
  }
}
