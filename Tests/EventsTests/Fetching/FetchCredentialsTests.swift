import Foundation
import SampleCases
import Testing

@testable import Events

struct FetchCredentialsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String, mode: Int) throws -> String {
    try folder.write(text, to: "acled")
    let path = folder.path("acled")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  private func refusal(_ work: () throws(Credentials.Refusal) -> Credentials?) -> String {
    do throws(Credentials.Refusal) {
      _ = try work()
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `A file of the user's own is read`() throws {
    let found = try Credentials.file(try file("me@example.org\np w\r\n", mode: 0o600))
    #expect(found.user == "me@example.org" && found.password == "p w")
  }

  @Test(arguments: [0o644, 0o640, 0o620, 0o601, 0o700, 0o400, 0o666])
  func `Any other mode than 600 is refused, with what to do`(_ mode: Int) throws {
    let path = try file("secret user\nsecret", mode: mode)
    let words = refusal { () throws(Credentials.Refusal) in try Credentials.file(path) }
    #expect(words.contains("chmod 600 \(path)"))
    #expect(!words.contains("secret"))
  }

  @Test(arguments: ["", "only one line", "a\nb\nsecret"])
  func `A file of another form is refused, without a word of it`(_ text: String) throws {
    let path = try file(text, mode: 0o600)
    let words = refusal { () throws(Credentials.Refusal) in try Credentials.file(path) }
    #expect(words.contains("needs two lines"))
    #expect(!words.contains("secret"))
  }

  @Test func `Links, folders and what is not there are refused`() throws {
    let path = try file("a\nb", mode: 0o600)
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    for path in [link, folder.url.path, folder.path("none")] {
      #expect(!refusal { () throws(Credentials.Refusal) in try Credentials.file(path) }.isEmpty)
    }
  }

  @Test func `The environment has to name both`() throws {
    let both = ["CREDENCE_ACLED_USER": "a", "CREDENCE_ACLED_PASSWORD": "secret"]
    let found = try #require(try Credentials.environment(both, source: "acled"))
    #expect(found.user == "a" && found.password == "secret")
    #expect(try Credentials.environment([:], source: "acled") == nil)
    let words = refusal { () throws(Credentials.Refusal) in
      try Credentials.environment(["CREDENCE_ACLED_PASSWORD": "secret"], source: "acled")
    }
    #expect(words == "set both CREDENCE_ACLED_USER and CREDENCE_ACLED_PASSWORD")
  }

  @Test func `No way of printing tells them`() {
    let secret = Credentials(user: "secret user", password: "secret")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(!text.contains("secret"))
    }
  }
}
