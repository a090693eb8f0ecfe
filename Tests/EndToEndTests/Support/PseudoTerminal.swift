import Foundation

/// Runs the program as on a terminal, by util-linux's `script`.
enum PseudoTerminal {
  static var isAvailable: Bool {
    #if os(Linux)
      FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    #else
      false
    #endif
  }

  /// What the screen was sent, with line ends as the program wrote them.
  static func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> String {
    let words = ([Program.url.path] + arguments).map {
      "'" + $0.replacing("'", with: "'\\''") + "'"
    }
    let outcome = try await Program.run(
      URL(fileURLWithPath: "/usr/bin/script"),
      ["-q", "-e", "-c", words.joined(separator: " "), "/dev/null"], environment: environment,
      in: nil, after: { _ in })
    return outcome.output.replacing("\r\n", with: "\n")
  }

  /// Without the sequences for bold, faint and plain type and for clearing the line of progress.
  static func withoutStyles(_ screen: String) -> String {
    screen.replacing(#/\u{1B}\[[012]m/#, with: "").replacing("\r\u{1B}[K", with: "")
  }
}
