import ArgumentParser
import Briefing
import Foundation
import Record
import Studies

/// `credence brief CASE`.
struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Write the brief on a case: one HTML file to read on screen and to print.",
    discussion: """
      The file needs nothing else: no network, no script. The same case, seed and version give the \
      same bytes. An existing file is replaced only once the new one is complete.
      """)

  @OptionGroup var subject: CaseOptions

  @Option(
    name: [.short, .long],
    help: "Where to write it; - for standard output (default: CASE-brief.html).",
    completion: .file(extensions: ["html"]))
  var output: String?

  @OptionGroup var settings: SettingOptions

  func run() async throws {
    let subject = try subject.read()
    let output = output ?? "\(subject.name)-brief.html"
    try BriefWriter.check(output)
    let page = try await BriefWriter(settings: settings).page(subject)
    try BriefWriter.write(page, to: output)
  }
}

/// Makes the page and puts it where it belongs.
struct BriefWriter {
  let settings: SettingOptions

  func page(_ subject: Case) async throws -> [UInt8] {
    let progress = ProgressLine()
    defer { progress.finish() }
    let brief = try await BriefStudy(settings.settings).brief(on: subject) {
      progress.update($0, $1, $2)
    }
    return BriefPage().html(brief)
  }

  /// Refuses a path at which no file can be written, before the work is done.
  static func check(_ path: String) throws(Failure) {
    guard path != "-" else { return }
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw Failure(.cannotWrite, "credence: cannot write \(shown(path)): it is a folder")
    }
    let parent = url.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw Failure(
        .cannotWrite, "credence: cannot write \(shown(path)): its folder does not exist")
    }
    guard FileManager.default.isWritableFile(atPath: parent) else {
      throw Failure(
        .cannotWrite, "credence: cannot write \(shown(path)): no permission in its folder")
    }
  }

  /// Writes a complete file or none; `-` is standard output.
  static func write(_ page: [UInt8], to path: String) throws(Failure) {
    guard path != "-" else {
      return try Console.write(String(decoding: page, as: UTF8.self))
    }
    let url = URL(fileURLWithPath: path)
    do {
      try Data(page).write(to: url, options: .atomic)
    } catch {
      throw Failure(
        .cannotWrite,
        "credence: cannot write \(shown(path)): \(reason(error)); what was there before is unchanged"
      )
    }
    Console.say("The brief is at \(url.standardizedFileURL.path)")
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: "the disk is full"
    case .fileWriteNoPermission?: "no permission"
    case .fileNoSuchFile?, .fileReadNoSuchFile?: "its folder does not exist"
    case .fileWriteVolumeReadOnly?: "the volume is read-only"
    default: "the system refused"
    }
  }
}
