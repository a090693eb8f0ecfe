import Record
import Testing

@testable import Events

/// A small file of one source, made up, on which the contract of importers is tried.
struct ImporterSample: Sendable, CustomTestStringConvertible {
  /// The importer's name.
  let source: String
  /// Some ten rows that can all be read, of several days, states and places.
  let bytes: [UInt8]
  /// How the file's fields are set apart, its separator named; `nil` for what is no delimited text.
  let dialect: DelimitedText.Dialect?
  /// Whether the first record names the columns.
  let hasHeader: Bool
  /// What the importer is told beyond the file.
  let context: ImportContext

  var testDescription: String { source }

  init(
    _ source: String, _ text: String, dialect: DelimitedText.Dialect? = .commas,
    hasHeader: Bool = true, context: ImportContext = ImportContext()
  ) {
    self.source = source
    bytes = Array(text.utf8)
    self.dialect = dialect
    self.hasHeader = hasHeader
    self.context = context
  }
}

extension DelimitedText.Dialect {
  /// Commas, and quotes around fields that need them.
  static let commas = DelimitedText.Dialect(separator: UInt8(ascii: ","), hasQuotes: true)
}

/// One sample of each source.
enum ImporterSamples {
  static let all: [ImporterSample] =
    [
      ImporterSample(
        "gdelt1", (1...6).map { GDELTSample.row1(id: $0, hasAddress: true) }.joined(),
        dialect: .bareTabs, hasHeader: false),
      ImporterSample("gdelt2", GDELTSample.mixed, dialect: .bareTabs, hasHeader: false),
      ImporterSample(
        "gdelt-mentions", GDELTSample.mentions, dialect: .bareTabs, hasHeader: false,
        context: ImportContext(knownEvents: [1, 3])),
      ImporterSample("icews", ICEWSSample.mixed, dialect: .bareTabs),
      ImporterSample("icews4", ICEWSSample.mixedFourColumns, dialect: .bareTabs),
      ImporterSample("polecat", POLECATSample.mixed, dialect: .bareTabs),
    ] + CuratedSamples.all
}
