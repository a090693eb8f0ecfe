import Foundation
import SampleCases
import Testing

/// The program on the cases that come with it.
struct ExampleCaseTests {
  private static let cases = ["ukraine-2022", "colombia-2016"]

  private func place(_ name: String) -> String {
    Program.package.appendingPathComponent("Cases/\(name)").path
  }

  @Test(arguments: ExampleCaseTests.cases)
  func `The example cases pass their check without a warning`(_ name: String) async throws {
    let outcome = try await Program.run(["check", place(name)])
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("; 0 errors, 0 warnings;"))
  }

  @Test func `The demonstration writes the brief on Ukraine 2022 and says where it is`()
    async throws
  {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(["demo"] + Program.quick, in: folder.url)
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    let path = folder.url.appendingPathComponent("ukraine-2022-brief.html").standardizedFileURL.path
    #expect(outcome.errors == "The brief is at \(path)\n")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("<title>Ukraine 2022: is the offer of talks a bluff?</title>"))
    #expect(!(try Markup(page).elements.contains("script")))
  }
}
