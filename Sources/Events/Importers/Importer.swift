public import Quantities
import Record

/// What is told of a kind of event data before any file of it is read.
public struct EventSource: Hashable, Sendable {
  /// Its name on the command line and in queries, such as `gdelt2`.
  public let id: String
  /// What people call it.
  public let title: String
  /// Counts up whenever the importer reads the same file differently.
  public let version: Int
  /// Grade of its rows as evidence, unless a query says otherwise.
  public let grade: AdmiraltyGrade
  /// What an amount counts, such as "deaths"; `nil` where rows have none.
  public let unit: String?
  /// Minutes from one file to the next, by the time in the files' names; `nil` for no such series.
  public let fileStep: Int?
  /// Whether its rows only repeat events of another source: they count where a query names it.
  public let isRepetition: Bool

  init(
    id: String, title: String, version: Int = 1, grade: AdmiraltyGrade, unit: String? = nil,
    fileStep: Int? = nil, isRepetition: Bool = false
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.grade = grade
    self.unit = unit
    self.fileStep = fileStep
    self.isRepetition = isRepetition
  }
}

/// Columns of a kind of file.
enum EventColumns {
  /// A header names them; more may be there.
  case named(TableSchema)
  /// A header names the columns of one of several layouts: the first whose required ones are all there.
  case oneOf([TableSchema])
  /// No header: the columns of files with so many fields, each list of a different length.
  case positional([[String]])
}

/// Reads one kind of delimited event data.
///
/// One value reads one file.
/// A row is asked for its key first, and only in a row that is kept for everything else: nine of ten
/// rows of world-wide data are dropped. A row that cannot be read is refused alone, by throwing.
protocol Importer: SendableMetatype {
  /// What is told of it before any file is read.
  static var source: EventSource { get }
  static var dialect: DelimitedText.Dialect { get }
  static var columns: EventColumns { get }
  /// Whether the importer itself judges how many fields a row has.
  static var judgesWidth: Bool { get }

  /// How fields are set apart in a file for which the user gave this context; `dialect` unless told.
  static func dialect(for context: ImportContext) throws(Problem) -> DelimitedText.Dialect
  /// What is told of a file for which the user gave this context; `source` unless told.
  static func source(for context: ImportContext) throws(Problem) -> EventSource

  /// Prepares for a file with these columns.
  init(_ layout: Layout, _ context: ImportContext) throws(Problem)

  /// Whether a row is an event at all; totals and second headers are not, whatever the scope.
  func isEvent(_ record: DelimitedRecord) -> Bool

  /// Day, states and place of a row.
  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey

  /// Adds a row that is kept; may add none, where the row turns out to be no event, or several.
  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault)
}

extension Importer {
  /// The dialect of a file for which the user gave this context.
  static func dialect(for context: ImportContext) throws(Problem) -> DelimitedText.Dialect {
    dialect
  }

  /// All rows are events unless told otherwise.
  func isEvent(_ record: DelimitedRecord) -> Bool { true }

  /// What is told of a file for which the user gave this context.
  static func source(for context: ImportContext) throws(Problem) -> EventSource { source }

  static var judgesWidth: Bool { false }
}

/// What an importer is told beyond its columns.
struct ImportContext {
  /// Whether keys need points.
  var needsPoints = false
  /// The bytes of a mapping file, for importers that take one.
  var mapping: InputFile?
  /// Which state and role actors have by their names.
  var actors = ActorTable.standard
  /// Ids of GDELT 2.0 events that are kept, for importers of rows that belong to them.
  var knownEvents: Set<Int> = []
  /// How much is stored at one go.
  var chunk = ChunkSize()
}
