import Foundation
import SampleCases
import Testing

/// What differs on a terminal.
@Suite(.enabled(if: PseudoTerminal.isAvailable, "needs util-linux's script"))
struct TerminalTests {
  private let folder: TemporaryFolder
  private let arguments: [String]

  init() throws {
    folder = try TemporaryFolder()
    arguments = ["words", try folder.write(SampleCase()).path, "--shuffles", "99"]
  }

  @Test func `Titles are set off by escapes, which change no word`() async throws {
    let screen = try await PseudoTerminal.run(arguments)
    #expect(screen.contains("\u{1B}[1mWhat Northland says\u{1B}[0m"))
    let piped = try await Program.run(arguments).output
    #expect(PseudoTerminal.withoutStyles(screen) == piped)
  }

  @Test func `NO_COLOR and a dumb terminal get no escape`() async throws {
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let screen = try await PseudoTerminal.run(arguments, environment: environment)
      #expect(!screen.unicodeScalars.contains("\u{1B}"))
      #expect(screen.contains("What Northland says"))
    }
  }

  @Test func `An empty NO_COLOR is none`() async throws {
    let screen = try await PseudoTerminal.run(arguments, environment: ["NO_COLOR": ""])
    #expect(screen.unicodeScalars.contains("\u{1B}"))
  }
}
