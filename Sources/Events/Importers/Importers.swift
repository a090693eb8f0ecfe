import Record

/// One kind of event data: what is told of it, and how a file of it is read.
struct ImportFormat: Sendable {
  let source: EventSource
  /// Begins to read a file, or goes on at a mark.
  let scan:
    @Sendable (ByteStream, EventScope, ImportContext, DelimitedText.Mark?, consuming EventBatch)
      throws(Problem) -> any ChunkedScan

  /// A kind of delimited text.
  init<Format: Importer>(_ format: Format.Type) {
    source = format.source
    scan = { (stream, scope, context, mark, batch) throws(Problem) -> any ChunkedScan in
      try FileScan<Format>(stream, scope: scope, context: context, from: mark, reusing: batch)
    }
  }
}

/// All kinds of event data that can be imported.
public enum Importers {
  /// In the order in which help lists them.
  static let all: [ImportFormat] = [
    ImportFormat(GDELT1Importer.self),
    ImportFormat(GDELT2Importer.self),
    ImportFormat(GDELTMentionsImporter.self),
    ImportFormat(ICEWSImporter.self),
    ImportFormat(ICEWS4Importer.self),
    ImportFormat(POLECATImporter.self),
  ]

  /// What is told of each kind.
  public static var sources: [EventSource] { all.map(\.source) }

  /// The kind of that name.
  public static func source(_ id: String) -> EventSource? { sources.first { $0.id == id } }

  static func format(_ id: String) -> ImportFormat? { all.first { $0.source.id == id } }
}
