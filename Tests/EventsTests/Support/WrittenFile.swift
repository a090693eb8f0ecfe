import Foundation

@testable import Events

/// Text in a file of its own, which is gone when its use is over.
enum WrittenFile {
  /// Gives a file of event data with that text.
  static func with<Result>(
    _ text: String, _ use: (EventFile) throws -> Result
  ) throws -> Result {
    try withFolder { folder in
      let path = folder.appendingPathComponent("events.txt")
      try Data(text.utf8).write(to: path)
      return try use(EventFile.open(path.path)[0])
    }
  }

  /// Gives a new folder.
  static func withFolder<Result>(_ use: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("credence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try use(folder)
  }
}
