import Foundation
import SampleCases
import Testing

/// `credence new`.
struct NewCaseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `A new case passes its check and can be read at once`() async throws {
    let made = try await Program.run(["new", "mine"], in: folder.url)
    #expect(made.code == 0)
    #expect(made.errors.contains("credence read mine"))
    let check = try await Program.run(["check", "mine", "--strict"], in: folder.url)
    #expect(check.code == 64, "check has no --strict: it always lists everything")
    let sound = try await Program.run(["check", "mine"], in: folder.url)
    #expect(sound.code == 0)
    #expect(sound.output.contains("; 0 errors, 0 warnings;"))
    let read = try await Program.run(["read", "mine", "--strict"] + Program.quick, in: folder.url)
    #expect(read.code == 0)
    #expect(read.errors.isEmpty)
  }

  @Test func `A folder that holds something is left alone`() async throws {
    try folder.write("mine", to: "full/notes.txt")
    let made = try await Program.run(["new", "full"], in: folder.url)
    #expect(made.code == 73)
    #expect(!made.errors.isEmpty)
    let full = folder.url.appendingPathComponent("full").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: full) == ["notes.txt"])
  }
}
