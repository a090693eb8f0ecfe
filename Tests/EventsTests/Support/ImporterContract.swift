import Foundation
import Quantities
import Record

@testable import Events

/// What holds of every importer, tried on its sample; faults in words, none where all is well.
struct ImporterContract {
  let sample: ImporterSample

  /// How often bytes are mutated: CREDENCE_FUZZ_ROUNDS, or else some hundred times.
  static var rounds: Int {
    ProcessInfo.processInfo.environment["CREDENCE_FUZZ_ROUNDS"].flatMap(Int.init) ?? 300
  }

  private func scanned(
    _ bytes: [UInt8], scope: EventScope = .everything, from mark: DelimitedText.Mark? = nil,
    look: (any ChunkedScan) throws -> Void = { _ in }
  ) throws -> Scanned {
    try Scanned(
      bytes, sample.source, scope: scope, context: sample.context, from: mark, look: look)
  }

  // MARK: Sums

  /// Rows kept, refused and dropped are all rows, and without a scope none is dropped.
  func sums() throws -> [String] {
    let whole = try scanned(sample.bytes)
    var faults: [String] = []
    if let records = records(sample.bytes), whole.counts.rows != records {
      faults.append("\(whole.counts.rows) rows of \(records) records")
    }
    if whole.counts.refused > 0 { faults.append("refused: \(whole.refused)") }
    let dropped = whole.counts.otherParties + whole.counts.outsidePeriod + whole.counts.withoutEvent
    if dropped > 0 {
      faults.append("dropped without a scope: \(whole.counts)")
    }
    if whole.events.count < whole.counts.kept { faults.append("fewer events than kept rows") }
    let places = Set(whole.events.map { [$0.line, $0.part] })
    if places.count < whole.events.count { faults.append("two events in one place") }
    if whole.counts.kept < 5 { faults.append("a sample of \(whole.counts.kept) rows") }
    return faults
  }

  private func records(_ bytes: [UInt8]) -> Int? {
    guard let dialect = sample.dialect, let separator = dialect.separator else { return nil }
    let slow = SlowRecords(bytes: bytes, separator: separator, hasQuotes: dialect.hasQuotes)
    return slow.count - (sample.hasHeader ? 1 : 0)
  }

  // MARK: Scopes

  /// A scope keeps the rows that a filter over all rows keeps.
  func scopes() throws -> [String] {
    let all = try scanned(sample.bytes)
    return try narrowScopes(all.events).compactMap { scope in
      let narrow = try scanned(sample.bytes, scope: scope)
      if narrow.counts.rows != all.counts.rows {
        return "\(scope.signature): \(narrow.counts.rows) rows"
      }
      let expected = all.events.filter { isKept($0, scope) }
      return narrow.events == expected
        ? nil : "\(scope.signature): \(narrow.events.map(\.line)) for \(expected.map(\.line))"
    }
  }

  /// Scopes by each state, place and point of the sample, and by parts of its time.
  private func narrowScopes(_ events: [Scanned.Event]) -> [EventScope] {
    let days = Set(events.compactMap { Day(iso8601: $0.day) }).sorted()
    let periods = [nil] + days.indices.map { days[$0]...days[days.count - 1] }
    let states = Set(events.flatMap { [$0.source, $0.target] }).subtracting([""]).sorted()
    let places = Set(events.map { States.all.code($0.place.state) }).subtracting([""]).sorted()
    let boxes = events.compactMap(\.place.latitude).map {
      EventQuery.Box(latitudes: $0 - 1...$0 + 1, longitudes: -180...180)
    }
    return periods.flatMap { period in
      states.map { EventScope(period: period, states: [$0]) }
        + places.map { EventScope(period: period, states: [], places: [$0]) }
        + [EventScope(period: period, states: [], boxes: boxes.prefix(1).map(\.self))]
    }
  }

  private func isKept(_ event: Scanned.Event, _ scope: EventScope) -> Bool {
    if let period = scope.period, let day = Day(iso8601: event.day), !period.contains(day) {
      return false
    }
    if Int(event.native).map(sample.context.knownEvents.contains) == true { return true }
    let place = event.place
    return scope.states?.contains { $0 == event.source || $0 == event.target } ?? true
      || scope.places.contains(States.all.code(place.state))
      || scope.boxes.contains {
        $0.contains(latitude: place.latitude ?? .nan, longitude: place.longitude ?? .nan)
      }
  }

  // MARK: Parts

  /// A file that is read up to a mark, and on from there later, gives the same events.
  func parts() throws -> [String] {
    guard let dialect = sample.dialect else { return [] }
    let whole = try scanned(sample.bytes)
    return try marks(dialect).dropFirst().compactMap { mark in
      let first = try scanned(Array(sample.bytes[..<mark.offset]))
      let second = try scanned(sample.bytes, from: mark)
      let isSame =
        first.events + second.events == whole.events
        && first.counts + second.counts == whole.counts
        && first.volume.merging(second.volume, uniquingKeysWith: +) == whole.volume
      return isSame ? nil : "another result in two parts at \(mark)"
    }
  }

  /// Where records of the sample begin.
  private func marks(_ dialect: DelimitedText.Dialect) throws -> [DelimitedText.Mark] {
    let text = try DelimitedText(ByteStream(name: "", bytes: sample.bytes), dialect)
    var marks: [DelimitedText.Mark] = []
    while true {
      let mark = text.mark
      if case .end = try text.next() { return marks }
      marks.append(mark)
    }
  }

  /// Chunks of any size give the same events.
  func chunks() throws -> [String] {
    let whole = try scanned(sample.bytes)
    return try [ChunkSize(rows: 1), ChunkSize(rows: 3), ChunkSize(bytes: 1)].compactMap { size in
      var context = sample.context
      context.chunk = size
      let parts = try Scanned(sample.bytes, sample.source, context: context)
      return parts == whole ? nil : "another result in chunks of \(size)"
    }
  }

  // MARK: Line ends

  /// Other line ends give the same events; those inside of quotes belong to their fields.
  func lineEnds() throws -> [String] {
    var isQuoted = false
    let bytes = sample.bytes.flatMap { byte -> [UInt8] in
      if byte == UInt8(ascii: "\""), sample.dialect?.hasQuotes == true { isQuoted.toggle() }
      return byte == UInt8(ascii: "\n") && !isQuoted ? Array("\r\n".utf8) : [byte]
    }
    let (found, expected) = (try scanned(bytes), try scanned(sample.bytes))
    return found == expected ? [] : ["another result with CRLF"]
  }

  // MARK: Mutations

  /// Mutations of the bytes behind the first line never crash, and lose no row in silence.
  ///
  /// Every other file is read under a scope, so that rows are dropped for every reason.
  func mutations(seed: UInt64) throws -> [String] {
    var mutator = ByteMutator(generator: SeededGenerator(seed: seed))
    var tally = MutationTally(sample)
    let first = (sample.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let kept = sample.dialect == nil ? 0 : first
    let scopes = narrowScopes(try scanned(sample.bytes).events)
    let found = (0..<ImporterContract.rounds).flatMap { round in
      // Of JSON most files of which any byte is changed are refused as a whole.
      let bytes =
        sample.dialect == nil && round % 8 > 0
        ? mutator.mutatedValues(sample.bytes) : mutator.mutated(sample.bytes, behind: kept)
      let scope = round % 2 == 0 ? .everything : scopes[round / 2 % scopes.count]
      return faults(bytes, scope, &tally).map { "seed \(seed), round \(round): \($0)" }
    }
    tally.report()
    return found
  }

  private func faults(
    _ bytes: [UInt8], _ scope: EventScope, _ tally: inout MutationTally
  ) -> [String] {
    var faults: [String] = []
    do {
      let scanned = try scanned(bytes, scope: scope) { faults += ImporterContract.faults($0) }
      tally.add(bytes, scanned.counts)
      if let records = records(bytes), scanned.counts.rows != records {
        faults.append("\(scanned.counts.rows) rows of \(records) records")
      }
    } catch {
      tally.addRefusedFile()
      // A file of another kind is refused as a whole; delimited text has its first line unchanged.
      if sample.dialect != nil { faults.append("refused: \(error)") }
    }
    return faults
  }

  /// What is wrong with a chunk in memory.
  private static func faults(_ scan: any ChunkedScan) -> [String] {
    let batch = scan.batch
    var faults = batch.rows.compactMap { isSound($0, batch) ? nil : "unsound: \($0)" }
    if scan.refusals.count != scan.counts.refused { faults.append("refusals without a reason") }
    if batch.rows.count < scan.counts.kept { faults.append("kept rows without an event") }
    for place in batch.places.values {
      let isSound =
        (-90...90).contains(place.latitude ?? 0) && (-180...180).contains(place.longitude ?? 0)
      if !isSound { faults.append("off the map: \(place)") }
    }
    return faults
  }

  private static func isSound(_ row: EventRow, _ batch: EventBatch) -> Bool {
    let actors = 0..<batch.actors.values.count, texts = 0...batch.texts.count
    return actors.contains(Int(row.source)) && actors.contains(Int(row.target))
      && batch.codes.values.indices.contains(Int(row.code))
      && batch.places.values.indices.contains(Int(row.place))
      && [row.native, row.origin].allSatisfy {
        texts.contains($0.lowerBound) && texts.contains($0.upperBound)
      }
      && row.line > 0 && 0..<EventRow.mostParts ~= row.part && row.mentions > 0
      && (row.goldstein.isNaN || abs(row.goldstein) <= 10)
      && (1...9999).contains(Day(number: row.day).components.year)
  }
}
