import Foundation
import SampleCases
import Testing

/// Credentials of `credence fetch`: where they come from, and where they never go.
struct FetchAccountTests {
  private typealias Reply = LocalServer.Reply

  private static let user = "analyst@example.org"
  private static let password = "p&ss=w%rd +ü"
  private static let table = "event_id_cnty,event_date\nUKR1,2022-02-24\n"
  private static let read =
    "/api/acled/read?_format=csv&event_date=2022-02-24%7C2022-02-24&event_date_where=BETWEEN&limit=0"

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func acled() throws -> LocalServer {
    try LocalServer([
      "/oauth/token": [.text("{\"access_token\": \"t0ken\", \"expires_in\": 86400}")],
      FetchAccountTests.read: [.text(FetchAccountTests.table)],
    ])
  }

  private func fetch(
    from address: String, _ more: [String] = [], environment: [String: String] = [:]
  ) async throws -> Program.Outcome {
    try await Program.run(
      [
        "fetch", "acled", "--base", address, "-o", folder.path("acled"), "--pause", "0",
        "--from", "2022-02-24", "--to", "2022-02-24",
      ] + more, environment: ["HOME": folder.url.path].merging(environment) { _, new in new })
  }

  private var environment: [String: String] {
    [
      "CREDENCE_ACLED_USER": FetchAccountTests.user,
      "CREDENCE_ACLED_PASSWORD": FetchAccountTests.password,
    ]
  }

  private func file(mode: Int) throws -> String {
    let text = "\(FetchAccountTests.user)\n\(FetchAccountTests.password)\n"
    try folder.write(text, to: ".config/credence/acled")
    let path = folder.path(".config/credence/acled")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  private func expectNothingTold(_ outcome: Program.Outcome) {
    for secret in [FetchAccountTests.user, FetchAccountTests.password, "t0ken", "p&ss"] {
      #expect(!(outcome.output + outcome.errors).contains(secret))
    }
  }

  @Test(arguments: [true, false])
  func `User and password become a token, which fetches the table`(
    isInFile: Bool
  ) async throws {
    let server = try acled()
    if isInFile { _ = try file(mode: 0o600) }
    try await server.serving {
      let outcome = try await fetch(
        from: server.address, environment: isInFile ? [:] : environment)
      #expect(outcome.code == 0, "\(outcome.errors)")
      expectNothingTold(outcome)
      let name = folder.path("acled/acled-2022-02-24-to-2022-02-24.csv")
      #expect(try String(contentsOfFile: name, encoding: .utf8) == FetchAccountTests.table)
      let (token, table) = (server.requests[0], server.requests[1])
      #expect(token.method == "POST" && token.fields["authorization"] == nil)
      #expect(
        token.body == "username=analyst%40example.org&password=p%26ss%3Dw%25rd%20%2B%C3%BC"
          + "&grant_type=password&client_id=acled&scope=authenticated")
      #expect(table.fields["authorization"] == "Bearer t0ken")
      #expect(server.requests.count == 2)
    }
  }

  @Test func `A redirection takes no token to another host`() async throws {
    let (server, other) = (try acled(), try acled())
    server.set(
      FetchAccountTests.read, [Reply(status: 302, fields: ["Location": other.address + "/x"])])
    try await server.serving {
      try await other.serving {
        let outcome = try await fetch(from: server.address, environment: environment)
        #expect(outcome.code == 69)
        expectNothingTold(outcome)
        #expect(other.requests.isEmpty)
      }
    }
  }

  @Test func `Refused credentials end with 77, and are not told`() async throws {
    let server = try acled()
    let fields = ["WWW-Authenticate": "Basic realm=\"here\""]
    let reply = Reply(status: 401, fields: fields, body: Array("p&ss=w%rd".utf8))
    server.set("/oauth/token", [reply])
    try await server.serving {
      let outcome = try await fetch(from: server.address, environment: environment)
      #expect(outcome.code == 77)
      #expect(outcome.errors.contains("refuses the user's name or password (401)"))
      expectNothingTold(outcome)
    }
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o660])
  func `A file that others may read is refused, with what to do`(mode: Int) async throws {
    let server = try acled()
    let path = try file(mode: mode)
    try await server.serving {
      let outcome = try await fetch(from: server.address, ["--credentials", path])
      #expect(outcome.code == 77)
      #expect(outcome.errors.contains("others may read \(path); first run: chmod 600 \(path)"))
      expectNothingTold(outcome)
      #expect(server.requests.isEmpty)
    }
  }

  @Test func `Without credentials it says where they are looked for`() async throws {
    let server = try acled()
    try await server.serving {
      let outcome = try await fetch(from: server.address)
      #expect(outcome.code == 77)
      #expect(outcome.errors.contains("CREDENCE_ACLED_USER"))
      #expect(outcome.errors.contains(".config/credence/acled"))
      #expect(server.requests.isEmpty)
    }
  }

  @Test func `A password is not sent by http to another machine`() async throws {
    let outcome = try await fetch(
      from: "http://acled.example.org", environment: environment)
    #expect(outcome.code == 77)
    #expect(outcome.errors.contains("a password is sent by https alone"))
    expectNothingTold(outcome)
  }
}
