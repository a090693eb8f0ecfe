import Foundation
import Record
import SampleCases
import Studies

/// Cases and settings for tests.
enum Subjects {
  /// Few draws and shuffles, for speed.
  static let settings = StudySettings(version: "test", draws: 64, shuffles: 99, threads: 2)

  /// A sample case as its reader sees it.
  static func read(_ sample: SampleCase) throws -> Case {
    let folder = try TemporaryFolder()
    return try read(try folder.write(sample))
  }

  /// An example case of the package.
  static func example(_ name: String) throws -> Case {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try read(package.appendingPathComponent("Cases/\(name)", isDirectory: true))
  }

  private static func read(_ folder: URL) throws -> Case {
    let result = CaseReader.read(folder)
    guard let subject = result.case, !result.hasErrors else {
      throw Unreadable(problems: result.problems.map(\.description))
    }
    return subject
  }

  struct Unreadable: Error {
    let problems: [String]
  }

  /// Northland says and does everything.
  static func whole() throws -> Case { try read(SampleCase()) }

  /// The sample after a change.
  static func changed(_ change: (inout SampleCase) -> Void) throws -> Case {
    var sample = SampleCase()
    change(&sample)
    return try read(sample)
  }
}
