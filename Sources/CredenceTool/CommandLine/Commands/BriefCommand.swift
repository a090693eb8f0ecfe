import ArgumentParser
import Briefing
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

  @OptionGroup var words: WordOptions
  @OptionGroup var settings: SettingOptions

  func run() async throws {
    let subject = try subject.read()
    let output = output ?? "\(subject.name)-brief.html"
    try OutputFile.check(output)
    let page = try await BriefWriter(settings: settings.settings(words: words.words)).page(subject)
    try OutputFile.write(page, to: output, as: "brief")
  }
}

/// Makes the page.
struct BriefWriter {
  let settings: StudySettings

  func page(_ subject: Case) async throws -> [UInt8] {
    let progress = ProgressLine()
    defer { progress.finish() }
    let brief = try await orMissing {
      try await BriefStudy(settings).brief(on: subject) { progress.update($0, $1, $2) }
    }
    return BriefPage().html(brief)
  }
}
