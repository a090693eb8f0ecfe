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

  /// Path of a file or folder below `data`.
  static func path(_ name: String) -> String { "\(folder)/data/\(name)" }

  /// Whether all of these files are there.
  static func has(_ names: String...) -> Bool {
    names.allSatisfy { FileManager.default.isReadableFile(atPath: path($0)) }
  }

  /// All text of a file, unpacked where it is packed, by lines.
  static func lines(_ name: String) throws -> [Substring] {
    let file = try EventFile.open(path(name))[0]
    let bytes = try file.stream().all(upTo: 1 << 30) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).map { Substring(decoding: $0, as: UTF8.self) }
  }

  private static var folder: String {
    if let named = ProcessInfo.processInfo.environment["CREDENCE_SHARED"] { return named }
    let repository = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(repository)/../shared"
  }
}
