import Foundation
import SampleCases
import Testing

/// What goes wrong is said, and harms nothing.
struct FailureTests {
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = try folder.write(SampleCase()).path
  }

  private func brief(to path: String) async throws -> Program.Outcome {
    try await Program.run(["brief", place, "-o", path] + Program.quick)
  }

  // MARK: Cases

  @Test(arguments: ["check", "words", "deeds", "read", "brief"])
  func `A folder that is not there ends with 65 and its name`(_ command: String) async throws {
    let outcome = try await Program.run([command, folder.path("nowhere")])
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("there is no folder “\(folder.path("nowhere"))”"))
  }

  @Test func `A file in place of the folder is named as what it is`() async throws {
    let outcome = try await Program.run(["read", place + "/case.yaml"])
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("is a file; name the case's folder instead"))
  }

  @Test func `A folder without case.yaml is no case`() async throws {
    let outcome = try await Program.run(["words", folder.url.path])
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("case.yaml: error: found no such file"))
    #expect(outcome.errors.contains("cannot be read"))
  }

  @Test func `A sound case passes its check`() async throws {
    let outcome = try await Program.run(["check", place])
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    let summary =
      #/12 statements, 11 deeds, 24 assumptions; 0 errors, 0 warnings; digest [0-9a-f]{12}\n/#
    #expect(try summary.wholeMatch(in: outcome.output) != nil)
  }

  @Test func `A refused row is listed, and the rest goes on without it`() async throws {
    let spoilt = try spoiltCase()
    let check = try await Program.run(["check", spoilt])
    #expect(check.code == 1)
    #expect(check.output.contains("statements.csv:2:stance: error: found stance “denny”"))
    #expect(check.output.contains("did you mean “deny”?"))
    #expect(check.output.contains("11 statements, 11 deeds, 24 assumptions; 1 error, 0 warnings;"))
    let words = try await Program.run(["words", spoilt] + Program.quick)
    #expect(words.code == 0)
    #expect(words.errors.contains("credence: statements.csv:2:stance: error:"))
    #expect(words.output.contains("What Northland says"))
  }

  @Test(arguments: ["words", "deeds", "read", "brief"])
  func `Strict, a refused row stops the work with 65`(_ command: String) async throws {
    let outcome = try await Program.run([command, try spoiltCase(), "--strict"])
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--strict"))
  }

  private func spoiltCase() throws -> String {
    var sample = SampleCase()
    sample.statements[0].stance = "denny"
    return try folder.write(sample, as: "spoilt").path
  }

  // MARK: Outputs

  @Test func `A folder in place of the output is refused before the work`() async throws {
    let outcome = try await brief(to: folder.url.path)
    #expect(outcome.code == 73)
    #expect(outcome.errors.contains("it is a folder"))
    #expect(try folder.contents == ["borderland"])
  }

  @Test func `An output in no folder is refused before the work`() async throws {
    let outcome = try await brief(to: folder.path("none/brief.html"))
    #expect(outcome.code == 73)
    #expect(outcome.errors.contains("its folder does not exist"))
  }

  @Test(
    .enabled(if: geteuid() != 0, "root may write anywhere"))
  func `An output folder without permission is refused and stays as it was`() async throws {
    let locked = folder.path("locked")
    try FileManager.default.createDirectory(
      atPath: locked, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    let outcome = try await brief(to: locked + "/brief.html")
    #expect(outcome.code == 73)
    #expect(outcome.errors.contains("no permission"))
  }

  @Test(.enabled(if: SmallDisk.isAvailable, "no small file system can be mounted here"))
  func `On a full disk the old brief stays byte for byte, and nothing else is left`() async throws {
    let disk = folder.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let outcome = try await SmallDisk.run(
      at: disk,
      "printf 'the old brief' > brief.html;"
        + " \"$CREDENCE\" brief '\(place)' -o brief.html --draws 64 --shuffles 99;"
        + " echo $?; cat brief.html; echo; ls -A")
    #expect(outcome.output == "73\nthe old brief\nbrief.html\n")
    #expect(outcome.errors.contains("the disk is full; what was there before is unchanged"))
  }

  @Test func `A reader that goes away early ends the program without a trace`() async throws {
    let line =
      "\"$CREDENCE\" words '\(place)' --table all --shuffles 99 | head -1;"
      + " \"$CREDENCE\" read '\(place)' --table all --draws 64 --format json | head -1"
    let outcome = try await Program.shell(line)
    #expect(outcome.output == "What Northland says\n{\n")
    #expect(outcome.errors.isEmpty)
  }

  @Test func `A full device behind standard output ends with 73`() async throws {
    let outcome = try await Program.shell(
      "\"$CREDENCE\" words '\(place)' --shuffles 99 > /dev/full")
    #expect(outcome.code == 73)
    #expect(outcome.errors == "credence: cannot write to standard output\n")
  }
}
