import Record

/// One kind of event data: what is told of it, and how a file of it is read.
struct ImportFormat: Sendable {
  let source: EventSource
  /// What is told of one file: a mapping may name its source and its grade.
  let sourceForFile: @Sendable (ImportContext) throws(Problem) -> EventSource
  /// Begins to read a file, or goes on at a mark.
  let scan:
    @Sendable (ByteStream, EventScope, ImportContext, DelimitedText.Mark?, consuming EventBatch)
      throws(Problem) -> any ChunkedScan

  /// A kind of delimited text.
  init<Format: Importer>(_ format: Format.Type) {
    source = format.source
    sourceForFile = { (context) throws(Problem) -> EventSource in
      try format.source(for: context)
    }
    scan = { (stream, scope, context, mark, batch) throws(Problem) -> any ChunkedScan in
      try FileScan<Format>(stream, scope: scope, context: context, from: mark, reusing: batch)
    }
  }

  /// A kind that is no delimited text, with a scan of its own.
  init(
    source: EventSource,
    scan:
      @escaping @Sendable (
        ByteStream, EventScope, ImportContext, DelimitedText.Mark?, consuming EventBatch
      ) throws(Problem) -> any ChunkedScan
  ) {
    self.source = source
    sourceForFile = { (_) throws(Problem) -> EventSource in source }
    self.scan = scan
  }
}

/// All kinds of event data that can be imported.
public enum Importers {
  /// In the order in which help lists them.
  static let all: [ImportFormat] = [
    ImportFormat(GDELT1Importer.self),
    ImportFormat(GDELT2Importer.self),
    ImportFormat(UCDPImporter.self),
    ImportFormat(VIINAImporter.self),
    ImportFormat(UNVotesImporter.self),
    ImportFormat(VoetenVotesImporter.self),
    ImportFormat(KielImporter.self),
    ImportFormat(OryxImporter.self),
    LossesImporter.format,
    ImportFormat(ACLEDImporter.self),
    ImportFormat(CSVImporter.self),
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
