package import Foundation

/// A folder that is there for one test and removed with it.
package final class TemporaryFolder: Sendable {
  package let url: URL

  /// A new, empty folder.
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("credence-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Path of a file or folder inside.
  package func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a text file.
  package func write(_ text: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Writes a case into a folder inside, and returns that folder.
  package func write(_ sample: SampleCase, as name: String = "borderland") throws -> URL {
    for file in sample.files { try write(file.text, to: "\(name)/\(file.path)") }
    return url.appendingPathComponent(name, isDirectory: true)
  }

  /// Names of what stands in the folder, hidden files included, in order.
  package var contents: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
