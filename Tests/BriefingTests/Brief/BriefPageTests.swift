import Briefing
import Foundation
import Testing

@Suite struct BriefPageTests {
  @Test func `the same brief gives the same bytes`() throws {
    let page = BriefPage()
    #expect(page.html(try sampleBrief()) == page.html(try sampleBrief()))
  }

  /// With `BRIEF_SAMPLE` set to a path, the page is left there to be looked at.
  @Test func `a full brief is one file of moderate size`() throws {
    let bytes = BriefPage().html(try sampleBrief())
    if let path = ProcessInfo.processInfo.environment["BRIEF_SAMPLE"] {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    #expect(bytes.count > 50_000)
    #expect(bytes.count < 2_000_000)
  }
}
