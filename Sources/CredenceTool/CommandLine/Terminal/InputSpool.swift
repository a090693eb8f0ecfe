import Foundation

/// Standard input in a file of its own, removed when it is no longer used.
///
/// An import is known by the digest of its file and goes on where it was stopped: a pipe has neither.
final class InputSpool {
  let path: String

  /// Reads standard input to its end, piece by piece.
  init() throws(Failure) {
    path = NSTemporaryDirectory() + "credence-input-\(UUID().uuidString)"
    _ = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    do {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      while let piece = try FileHandle.standardInput.read(upToCount: 1 << 20), !piece.isEmpty {
        try file.write(contentsOf: piece)
      }
      try file.close()
    } catch {
      throw Failure(.cannotWrite, "credence: standard input cannot be kept in \(shown(path))")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
