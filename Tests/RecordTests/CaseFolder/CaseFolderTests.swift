import Foundation
import Record
import Testing

@Suite struct `Files of a case's folder` {
  /// Reads the sample from a folder after a change to it.
  static func read(_ change: (URL) throws -> Void) throws -> CaseReader.Result {
    try withTemporaryFolder { folder in
      try SampleCase().write(to: folder)
      try change(folder)
      return CaseReader.read(folder)
    }
  }

  static func remove(_ name: String, in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.removeItem(at: file)
    return file
  }

  @Test func `a folder and the same files in memory read alike`() throws {
    let onDisk = try Self.read { _ in }
    #expect(onDisk.problems.isEmpty)
    #expect(onDisk.case?.digest == SampleCase().read().case?.digest)
    #expect(onDisk.tables.map(\.kept) == [3, 2, 11, 2, 4, 1])
  }

  @Test func `a missing table is a warning, a missing case file an error`() throws {
    let result = try Self.read { _ = try Self.remove("statements.csv", in: $0) }
    expectProblem(
      result, at: "statements.csv", .warning, found: "no such file", expected: "a file")
    let empty = try withTemporaryFolder { CaseReader.read($0) }
    expectProblem(empty, at: "case.yaml", found: "no such file", expected: "a file")
    #expect(empty.case == nil)
  }

  @Test func `neither statements nor deeds is a warning`() throws {
    let header = "id,date,actor,indicator,summary,reliability,publisher,source\n"
    let result = try Self.read { folder in
      _ = try Self.remove("statements.csv", in: folder)
      try header.write(
        to: folder.appendingPathComponent("deeds.csv"), atomically: true, encoding: .utf8)
    }
    #expect(result.problems.map(\.found) == ["no such file", "neither statements nor deeds"])
    #expect(result.case != nil && !result.hasErrors)
  }

  @Test func `a folder instead of a file is refused, and the reverse`() throws {
    let result = try Self.read { folder in
      let file = try Self.remove("deeds.csv", in: folder)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    }
    expectProblem(result, at: "deeds.csv", found: "a folder", expected: "a regular file")
    #expect(kept(result) == ["S1", "S2", "S3"])
    try withTemporaryFolder { folder in
      try SampleCase().write(to: folder)
      let file = folder.appendingPathComponent("case.yaml")
      expectProblem(
        CaseReader.read(file), at: file.path, found: "a file", expected: "holds case.yaml")
      let nowhere = folder.appendingPathComponent("nowhere")
      expectProblem(
        CaseReader.read(nowhere), at: nowhere.path, found: "no such folder", expected: "folder")
    }
  }

  @Test func `a pipe is refused without waiting for a writer`() throws {
    let result = try Self.read { folder in
      let file = try Self.remove("deeds.csv", in: folder)
      #expect(mkfifo(file.path, 0o600) == 0)
    }
    expectProblem(result, at: "deeds.csv", found: "a pipe", expected: "a regular file")
  }

  @Test(.enabled(if: geteuid() != 0, "the super-user may read anything"))
  func `a file without the right to read is refused`() throws {
    let result = try Self.read { folder in
      chmod(folder.appendingPathComponent("deeds.csv").path, 0)
    }
    expectProblem(result, at: "deeds.csv", found: "may not read", expected: "a readable file")
  }

  @Test func `a link inside the folder is followed, one out of it is refused`() throws {
    let inside = try Self.read { folder in
      let file = folder.appendingPathComponent("deeds.csv")
      try FileManager.default.moveItem(at: file, to: folder.appendingPathComponent("kept.csv"))
      try FileManager.default.createSymbolicLink(
        atPath: file.path, withDestinationPath: "kept.csv")
    }
    #expect(inside.problems.isEmpty)
    let outside = try Self.read { folder in
      let file = try Self.remove("deeds.csv", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: file.path, withDestinationPath: "/etc/passwd")
    }
    expectProblem(
      outside, at: "deeds.csv", found: "a link that leads out", expected: "inside the folder")
    let nowhere = try Self.read { folder in
      let file = try Self.remove("deeds.csv", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: file.path, withDestinationPath: "deeds.csv")
    }
    expectProblem(
      nowhere, at: "deeds.csv", found: "a link that leads back to itself", expected: "readable")
  }

  @Test func `a line of 20 MB is refused and the rows after it are kept`() throws {
    let result = try Self.read { folder in
      let handle = try FileHandle(
        forWritingTo: folder.appendingPathComponent("deeds.csv"))
      defer { try? handle.close() }
      try handle.seekToEnd()
      let piece = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
      for _ in 0..<20 { try handle.write(contentsOf: piece) }
      try handle.write(
        contentsOf: Data("\nD3,2022-04-05,aland,meets,,,,Again.,B2,,Times,Round,,\n".utf8))
    }
    expectProblem(
      result, at: "deeds.csv:4:id", found: "a record of more than 1048576 bytes",
      expected: "a shorter one")
    #expect(kept(result) == ["S1", "S2", "S3", "D1", "D2", "D3"])
    #expect(result.case?.deeds.last?.line == 5)
  }

  @Test func `a file of 100,000 faults keeps the first in words and counts them all`() {
    let result = SampleCase("deeds.csv") { text in
      for number in 0..<100_000 {
        text += "E\(number),2022-03-05,nobody,meets,,,,Text.,B2,,Times,Round,,\n"
      }
    }.read()
    #expect(result.problems.count == 1_000)
    #expect(result.errorCount == 100_000)
    #expect(count("deeds.csv", result) == [2, 100_000])
    #expect(result.problems.first?.place.description == "deeds.csv:4:actor")
  }
}
