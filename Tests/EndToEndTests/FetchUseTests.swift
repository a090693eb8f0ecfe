import Foundation
import SampleCases
import Testing

/// How `credence fetch` is called, and what is written of it.
struct FetchUseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `The guide has a line for each source that help lists`() async throws {
    let help = try await Program.run(["fetch", "--help"]).output
    let guide = try String(
      contentsOf: Program.package.appendingPathComponent("Guides/Fetching.md"), encoding: .utf8)
    let sources = guide.matches(of: #/\n\| `([a-z0-9-]+)` \|/#).map { String($0.1) }
    #expect(sources.count == 11)
    for source in sources { #expect(help.contains(source)) }
  }

  @Test(arguments: [
    ["gdelt3", "--from", "2022-01-01", "--to", "2022-01-02"], ["gdelt2"],
    ["gdelt2", "--from", "2022-02-02", "--to", "2022-01-02"],
    ["gdelt2", "--from", "yesterday", "--to", "2022-01-02"], ["kiel", "--from", "2022-01-01"],
    ["kiel", "--base", "file:///etc/passwd"], ["kiel", "--pause", "0"],
    ["kiel", "--contact", "a)\r\nCookie: x"],
  ])
  func `Wrong use ends with 64`(_ arguments: [String]) async throws {
    let outcome = try await Program.run(["fetch"] + arguments, in: folder.url)
    #expect(outcome.code == 64)
    #expect(try folder.contents.isEmpty)
  }
}
