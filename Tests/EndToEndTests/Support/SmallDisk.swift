import Foundation

/// A file system of 64 KiB, which a brief does not fit.
///
/// It is mounted in a mount namespace of its own, where one may be made, so that it is gone with the
/// shell that uses it.
enum SmallDisk {
  static let isAvailable: Bool = {
    #if os(Linux)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", mounted(at: "/tmp", "true")]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    #else
      false
    #endif
  }()

  /// Runs lines of the shell in the file system, mounted at a folder.
  static func run(at folder: String, _ lines: String) async throws -> Program.Outcome {
    try await Program.shell(mounted(at: folder, lines))
  }

  private static func mounted(at folder: String, _ lines: String) -> String {
    let inside = "mount -t tmpfs -o size=64k tmpfs '\(folder)' && cd '\(folder)' && { \(lines); }"
    return "unshare --map-root-user --mount sh -c '\(inside.replacing("'", with: "'\\''"))'"
  }
}
