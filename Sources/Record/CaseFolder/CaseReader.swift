public import Foundation
import Quantities

/// Reads a case from its folder.
public enum CaseReader {
  /// A case, as far as it could be read, and everything wrong with its files.
  public struct Result: Sendable {
    /// `nil` where `case.yaml` cannot be used; otherwise the case with all good rows.
    public let `case`: Case?
    /// In the order of files and lines; of each file at most 1,000 errors and 1,000 warnings.
    public let problems: [Problem]
    /// True number of errors, with those beyond what `problems` holds.
    public let errorCount: Int
    /// True number of warnings, with those beyond what `problems` holds.
    public let warningCount: Int
    /// What became of the rows of each table, in the order of reading.
    public let tables: [TableCount]

    /// True number of errors and warnings.
    public var problemCount: Int { errorCount + warningCount }

    /// Whether something was refused.
    public var hasErrors: Bool { errorCount > 0 }
  }

  /// How many rows of a table were taken; kept and refused together are all its records.
  public struct TableCount: Hashable, Sendable {
    /// Name of the file.
    public let file: String
    /// Rows in the case.
    public let kept: Int
    /// Rows left out, each for an error (or all, for an error in the header).
    public let refused: Int
  }

  /// Reads all files of the folder.
  ///
  /// Never throws: what is wrong is in the result. Linear in the bytes.
  /// Memory is that of the rows kept and about 8 MB more, however long the files or their lines.
  /// Symbolic links are followed inside the folder only.
  public static func read(_ folder: URL) -> Result { read(.folder(folder)) }

  /// Reads a case whose files are in memory, by their paths in its folder.
  public static func read(files: [String: [UInt8]], name: String) -> Result {
    read(.memory(name: name, files: files))
  }

  private static func read(_ folder: CaseFolder) -> Result {
    var reading = CaseReading(folder: folder)
    let read = reading.read()
    return Result(
      case: read, problems: reading.logs.flatMap(\.ordered),
      errorCount: reading.logs.reduce(0) { $0 + $1.errorCount },
      warningCount: reading.logs.reduce(0) { $0 + $1.warningCount }, tables: reading.tables)
  }
}
