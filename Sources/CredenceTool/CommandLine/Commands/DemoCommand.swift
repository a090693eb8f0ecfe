import ArgumentParser
import Foundation
import Record
import Studies

/// `credence demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the brief on the example case, Ukraine 2022.",
    discussion: """
      The case is looked for in Cases/ukraine-2022 below the current folder, and below each folder \
      above the program.
      """)

  @Option(
    name: [.short, .long], help: "Where to write it; - for standard output.",
    completion: .file(extensions: ["html"]))
  var output = "ukraine-2022-brief.html"

  @OptionGroup var settings: SettingOptions

  func run() async throws {
    guard let folder = ExampleCase.folder() else {
      throw Failure(
        .badCase,
        "credence: no folder \(ExampleCase.path) below the current one or above the program; "
          + "run this in a checkout of Credence")
    }
    try OutputFile.check(output)
    let options = try CaseOptions.parse([folder.path])
    let page = try await BriefWriter(settings: settings.settings).page(try options.read())
    try OutputFile.write(page, to: output, as: "brief")
  }
}

/// Where the example case stands.
enum ExampleCase {
  static let path = "Cases/ukraine-2022"

  static func folder() -> URL? {
    let manager = FileManager.default
    var starts = [URL(fileURLWithPath: manager.currentDirectoryPath, isDirectory: true)]
    if let program = Bundle.main.executableURL?.resolvingSymlinksInPath() {
      var above = program.deletingLastPathComponent()
      while above.path != "/" {
        starts.append(above)
        above = above.deletingLastPathComponent()
      }
    }
    return starts.map { $0.appendingPathComponent(path, isDirectory: true) }
      .first { manager.fileExists(atPath: $0.appendingPathComponent("case.yaml").path) }
  }
}
