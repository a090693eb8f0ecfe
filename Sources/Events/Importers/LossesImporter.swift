import Foundation
import Quantities
import Record

/// Russian losses as claimed by the General Staff of Ukraine, in running totals by day (JSON).
///
/// P. Ivaniuk since 2022, “2022 Ukraine Russia War Dataset”. An array of records, one a day; each other
/// number than `day` is the total of a kind. Nobody is the source, Russia's military the target, its
/// code the kind. An event is the change of a total since the last record that states it:
///
/// - `equipment`, `personnel` and `prisoners` (`POW`): a rise, of class `deed.force`;
/// - the same with `-decrease`: a fall, with an amount below 0, of class `other`;
/// - the same with `-stock`: the first statement of a kind, all that was lost before, of class `other`;
/// - `correction-equipment` and `correction-personnel`: the records of the file of corrections, known by
///   their having personnel beside equipment; these amounts are contained in the rises of their days.
///
/// The amounts of all codes that begin with `equipment` so add up to the totals. “vehicles and fuel
/// tanks” goes on from the two kinds that it replaced in May 2022. A missing key says nothing; an unchanged
/// total is no event. The grade is that of a claim by a party to the war. Lines are those on which
/// records begin, or the positions of records in a file where several begin on one line; the kinds of a
/// record are its parts, in order of their names.
enum LossesImporter {
  /// What is told of it before any file is read.
  static let source = EventSource(
    id: "losses", title: "Losses claimed by Ukraine's General Staff",
    grade: AdmiraltyGrade(reliability: .notUsuallyReliable, credibility: .possiblyTrue),
    unit: "claimed losses")

  /// How its files are read.
  static let format = ImportFormat(source: source) {
    (stream, scope, _, mark, batch) throws(Problem) -> any ChunkedScan in
    try LossesScan(stream, scope, from: mark, reusing: batch)
  }
}

/// Reads a whole file of claimed losses as one chunk.
///
/// Memory: all of the file, of at most 64 MB.
final class LossesScan: ChunkedScan {
  private static let largest = 64 << 20

  let layout: Layout
  private(set) var batch: EventBatch
  private(set) var refusals: [Refusal] = []
  private(set) var volume = Volume()
  private(set) var counts = RowCounts()
  private(set) var mark = DelimitedText.Mark(offset: 0, line: 1)

  private let scope: EventScope
  private let end: DelimitedText.Mark
  private var records: [LossRecord] = []
  private var series = LossSeries()
  private let target = States.all.id(code: "RUS") ?? .none

  /// Begins to read; after a mark, which can only be the end, there is nothing more.
  init(
    _ stream: ByteStream, _ scope: EventScope, from mark: DelimitedText.Mark?,
    reusing batch: consuming EventBatch
  ) throws(Problem) {
    layout = Layout(file: stream.name, header: ["date"], schema: .none)
    self.scope = scope
    self.batch = batch
    let bytes = try LossesScan.bytes(stream)
    let lines = JSONLines.elements(of: bytes)
    end = DelimitedText.Mark(offset: bytes.count, line: (lines.last ?? 0) + 1)
    let values = try LossesScan.decode(bytes, file: stream.name)
    if (mark?.offset ?? 0) == 0 {
      let isLineEach = lines.count == values.count && zip(lines, lines.dropFirst()).allSatisfy(<)
      records = values.enumerated().map { index, values in
        LossRecord(
          line: index < lines.count ? lines[index] : index + 1,
          number: isLineEach ? lines[index] : index + 1, values: values)
      }
    } else {
      self.mark = end
    }
  }

  private static func bytes(_ stream: ByteStream) throws(Problem) -> [UInt8] {
    guard var bytes = try stream.all(upTo: largest) else {
      throw Problem(
        at: .init(file: stream.name), found: "more than \(largest) bytes",
        expected: "a shorter file")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes
  }

  private static func decode(
    _ bytes: [UInt8], file: String
  ) throws(Problem) -> [[String: LossValue]?] {
    do {
      return try JSONDecoder().decode([LossValues].self, from: Data(bytes)).map(\.values)
    } catch {
      throw Problem(
        at: .init(file: file), found: "text that is no array in JSON",
        expected: "an array of records with a date and totals, such as "
          + "[{\"date\": \"2022-02-25\", \"tank\": 80}]")
    }
  }

  func nextChunk() throws(Problem) -> Bool {
    batch.removeRows()
    refusals = []
    volume = Volume()
    counts = RowCounts()
    var days: [(day: Int, totals: [LossTotal], record: LossRecord)] = []
    for record in records { read(record).map { days.append($0) } }
    let isCorrection = days.contains { LossTotal.areCorrections($0.totals) }
    for entry in days.sorted(by: { $0.day < $1.day }) {
      if let fault = series.fault(entry.totals, entry.day, entry.record.line, isCorrection) {
        refuse(fault, entry.record.line)
      } else {
        take(series.changes(entry.totals, isCorrection), entry.day, entry.record.number)
      }
    }
    refusals.sort { $0.line < $1.line }
    records = []
    mark = end
    return false
  }

  private func read(_ record: LossRecord) -> (day: Int, totals: [LossTotal], record: LossRecord)? {
    do throws(RowFault) {
      return (try record.day(), try record.totals(), record)
    } catch {
      refuse(error, record.line)
      return nil
    }
  }

  private func refuse(_ fault: RowFault, _ line: Int) {
    counts.refused += 1
    refusals.append(Refusal(line: line, column: fault.column, reason: fault))
  }

  private func take(_ changes: [LossChange], _ day: Int, _ line: Int) {
    var key = EventKey(day: day)
    key.target = target
    if !changes.isEmpty { volume.add(key) }
    switch scope.reasonToDrop(key) {
    case .period: counts.outsidePeriod += 1
    case .parties, .missingEvent: counts.otherParties += 1
    case nil:
      if changes.isEmpty { counts.noEvents += 1 } else { counts.kept += 1 }
      for (part, change) in changes.enumerated() { add(change, day, line, part) }
    }
  }

  private func add(_ change: LossChange, _ day: Int, _ line: Int, _ part: Int) {
    let loser = EventActor(state: target, role: .military, name: "Russia", code: change.kind)
    var row = EventRow(
      line: line, day: day, source: batch.actors.position(of: .nobody),
      target: batch.actors.position(of: loser),
      code: batch.codes.position(of: EventCodes.all.entry(change.code, .losses)),
      place: batch.places.position(of: .nowhere), native: batch.text(""), origin: batch.text(""))
    row.part = part
    row.amount = change.amount
    batch.add(row)
  }
}

/// One entry of the array, where it is an object.
private struct LossValues: Decodable {
  let values: [String: LossValue]?

  init(from decoder: any Decoder) throws {
    values = try? decoder.singleValueContainer().decode([String: LossValue].self)
  }
}

extension LossValue: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .missing
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .other
    }
  }
}
