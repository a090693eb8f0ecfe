import Foundation
import Record
import Testing

@testable import Events

/// Real data that stands beside the repository and is not part of it.
///
/// In the folder that the environment variable CREDENCE_SHARED names, or else in `../shared`; tests on
/// it are skipped where it is not there.
enum SharedData {
  /// Why such a test does not run.
  static let comment: Comment =
    "needs real data: a folder ../shared/data beside the repository, or one that CREDENCE_SHARED names"

  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let folder =
    ProcessInfo.processInfo.environment["CREDENCE_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? repository.deletingLastPathComponent().appendingPathComponent("shared")

  /// Path of a file or folder below `data`.
  static func path(_ name: String) -> String { folder.appendingPathComponent("data/\(name)").path }

  /// Whether all of these files and folders are there.
  static func has(_ names: String...) -> Bool {
    names.allSatisfy { FileManager.default.isReadableFile(atPath: path($0)) }
  }

  /// A file of the repository itself.
  static func own(_ path: String) throws -> InputFile {
    try InputFile.read(repository.appendingPathComponent(path).path, upTo: 1 << 20)
  }

  /// All text of a file, unpacked where it is packed, by lines.
  static func lines(_ name: String) throws -> [Substring] {
    let file = try EventFile.open(path(name))[0]
    let bytes = try file.stream().all(upTo: 1 << 30) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).map { Substring(decoding: $0, as: UTF8.self) }
  }

  /// What an importer makes of a whole file.
  static func tally(
    _ name: String, _ source: String, mapping: InputFile? = nil
  ) throws -> Tally {
    guard let format = Importers.format(source) else { throw Importers.unknown(source) }
    var tally = Tally()
    for file in try EventFile.open(path(name)) {
      let scan = try format.scan(
        try file.stream(), .everything, ImportContext(mapping: mapping), nil, EventBatch())
      var goesOn = true
      while goesOn {
        goesOn = try scan.nextChunk()
        tally.add(scan)
      }
    }
    return tally
  }
}
