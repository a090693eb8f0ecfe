public import Quantities
import Record

/// One event of the record.
public struct RecordedEvent: Sendable {
  /// A part that many events share.
  final class Shared<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  /// Where it stands in the record: file, line and part.
  let number: EventNumber
  /// Its file, whose source and name it carries.
  let file: Shared<RecordedFile>
  let sides: (source: Shared<EventActor>, target: Shared<EventActor>)
  let codes: Shared<EventCode>
  let places: Shared<EventPlace>
  /// Days since 1970-01-01.
  let dayNumber: Int
  let ownGoldstein: Double
  let amounts: (best: Double, low: Double, high: Double)

  /// Mentions or reports, at least 1.
  public let mentions: Int
  /// The source's own id of the event; empty where it has none.
  public let native: String
  /// Address, story or resolution that it goes back to; empty where it has none.
  public let origin: String

  /// What findings call it, such as `e3.1042`: file and line of the record.
  public var id: String {
    let part = number.part == 0 ? "" : ".\(number.part)"
    return "\(file.value.prefix)\(number.file).\(number.line)\(part)"
  }
  /// The day of the event.
  public var day: Day { Day(number: dayNumber) }
  /// Id of the data's source, such as `gdelt2`.
  public var data: String { file.value.source }
  /// What people call the data, such as "GDELT 2.0".
  public var dataTitle: String { file.value.title }
  /// Grade of the data as evidence.
  public var grade: AdmiraltyGrade { file.value.grade }
  /// Name of the file from which it comes.
  public var fileName: String { file.value.name }
  /// Line of that file, from 1.
  public var line: Int { number.line }
  /// Who acts.
  public var source: EventActor { sides.source.value }
  /// On whom.
  public var target: EventActor { sides.target.value }
  /// What it was.
  public var code: EventCode { codes.value }
  /// Where.
  public var place: EventPlace { places.value }
  /// Scale value: the source's own, or else that of the code; `nil` without either.
  public var goldstein: Double? { ownGoldstein.isNaN ? code.goldstein : ownGoldstein }
  /// Amount in the source's unit; `nil` where it has none.
  public var amount: Double? { amounts.best.isNaN ? nil : amounts.best }
}

/// A file as events carry it.
struct RecordedFile: Hashable, Sendable {
  let id: Int64
  let source: String
  /// What people call the data.
  let title: String
  let grade: AdmiraltyGrade
  let name: String
  /// Begins the ids of its events, so that those of several records stay apart.
  let prefix: String
}
