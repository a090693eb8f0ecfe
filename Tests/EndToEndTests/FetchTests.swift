import Foundation
import Record
import SampleCases
import Testing

/// `credence fetch` against a server of the test's own.
struct FetchTests {
  private typealias Reply = LocalServer.Reply

  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = folder.path("files")
  }

  // MARK: A small GDELT

  private static let day = "20220224"
  private static let quarters = ["000000", "001500"]

  private static func archive(_ seed: UInt8) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + (0..<50_000).map { UInt8(truncatingIfNeeded: $0) &* 31 &+ seed }
  }

  private static func md5(_ bytes: [UInt8]) -> String {
    let stream = MD5Stream()
    bytes.withUnsafeBytes(stream.add)
    return hexadecimalDigits(stream.finish())
  }

  private static func line(_ name: String, _ bytes: [UInt8], host: String) -> String {
    "\(bytes.count) \(md5(bytes)) \(host)/gdeltv2/\(name)\n"
  }

  /// Names and bytes of the day's two quarters of an hour, in both streams.
  private static let files: [(name: String, bytes: [UInt8])] = quarters.enumerated().flatMap {
    let bytes = archive(UInt8($0.offset))
    return [
      ("\(day)\($0.element).export.CSV.zip", bytes),
      ("\(day)\($0.element).translation.export.CSV.zip", bytes + [1]),
    ]
  }

  private func gdelt(host: String = "http://data.gdeltproject.org") throws -> LocalServer {
    var (english, translated) = ("", "")
    var replies: [String: [Reply]] = [:]
    for file in FetchTests.files {
      let line = FetchTests.line(file.name, file.bytes, host: host)
      if file.name.contains("translation") { translated += line } else { english += line }
      replies["/gdeltv2/\(file.name)"] = [.file(file.bytes)]
    }
    replies["/gdeltv2/masterfilelist.txt"] = [.text(english + "1 broken\n")]
    replies["/gdeltv2/masterfilelist-translation.txt"] = [.text(translated)]
    return try LocalServer(replies)
  }

  private func fetch(
    _ server: LocalServer, _ source: String = "gdelt2", _ more: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> Program.Outcome {
    let days = ["--from", "2022-02-24", "--to", "2022-02-24"]
    return try await Program.run(
      ["fetch", source, "--base", server.address, "-o", place, "--pause", "0"]
        + (["ucdp-ged", "un-votes", "voeten-votes"].contains(source) ? [] : days) + more,
      environment: ["HOME": folder.url.path].merging(environment) { _, new in new })
  }

  private var contents: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: place).sorted()) ?? []
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(place)/\(name)")))
  }

  // MARK: Whole

  @Test func `Both streams of a day are fetched, and a second run fetches nothing`() async throws {
    let server = try gdelt()
    try await server.serving {
      let first = try await fetch(server, "gdelt2", ["--contact", "me@example.org"])
      #expect(first.code == 0, "\(first.errors)")
      #expect(contents == FetchTests.files.map(\.name).sorted())
      for file in FetchTests.files { #expect(try bytes(file.name) == file.bytes) }
      #expect(first.errors.contains("masterfilelist.txt:3: warning: found “1 broken”"))
      #expect(first.errors.contains("4 fetched, 0 already there, 0 failed."))
      #expect(
        first.errors.hasSuffix("Next: credence import gdelt2 \(place)/*.zip --case CASE\n"))
      let agents = Set(server.requests.map { $0.fields["user-agent"] ?? "" })
      #expect(agents == ["Credence/0.1.0 (+research; contact me@example.org)"])

      let count = server.requests.count
      let second = try await fetch(server)
      #expect(second.code == 0)
      #expect(second.errors.contains("0 fetched, 4 already there, 0 failed."))
      #expect(server.requests.count == count + 2)
    }
  }

  @Test func `A list names files and sizes, and fetches none`() async throws {
    let server = try gdelt()
    try await server.serving {
      let outcome = try await fetch(server, "gdelt2", ["--list"])
      #expect(outcome.code == 0)
      #expect(outcome.output.hasSuffix("4 files, 200018 bytes\n"))
      #expect(outcome.output.contains("20220224001500.export.CSV.zip\t50004\n"))
      #expect(contents.isEmpty)
    }
  }

  @Test func `What the series lacks is counted and named`() async throws {
    let server = try gdelt()
    let name = "20220224010000.export.CSV.zip"
    server.set("/gdeltv2/\(name)", [.file(FetchTests.archive(9))])
    let lines = [FetchTests.files[0], (name, FetchTests.archive(9))].map {
      FetchTests.line($0.0, $0.1, host: server.address)
    }
    server.set("/gdeltv2/masterfilelist.txt", [.text(lines.joined())])
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 0)
      #expect(
        outcome.errors.contains(
          "3 files of the series not in the listing: 20220224001500.export.CSV.zip, "
            + "20220224003000.export.CSV.zip, 20220224004500.export.CSV.zip."))
    }
  }

  // MARK: Faults

  @Test func `A cut connection goes on where it broke`() async throws {
    let server = try gdelt()
    let file = FetchTests.files[0]
    server.set(
      "/gdeltv2/\(file.name)", [.file(file.bytes).with { $0.cut = 20_000 }, .file(file.bytes)])
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try bytes(file.name) == file.bytes)
      let asked = server.requests.filter { $0.path.hasSuffix("/\(file.name)") }
      #expect(asked.map { $0.fields["range"] } == [nil, "bytes=20000-"])
    }
  }

  @Test func `After Ctrl-C the next run goes on with the part`() async throws {
    let server = try gdelt()
    let file = FetchTests.files[0]
    let path = "/gdeltv2/\(file.name)"
    server.set(path, [.file(file.bytes).with { $0.stall = 30_000 }, .file(file.bytes)])
    let part = "\(place)/\(file.name).part"
    try await server.serving {
      let outcome = try await Program.run(
        Program.url,
        [
          "fetch", "gdelt2", "--base", server.address, "-o", place, "--pause", "0",
          "--from", "2022-02-24", "--to", "2022-02-24",
        ], environment: [:], in: nil
      ) { process in
        let identifier = process.processIdentifier
        Thread.detachNewThread {
          for _ in 0..<100 {
            Thread.sleep(forTimeInterval: 0.1)
            let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
            if size == 30_000 { break }
          }
          kill(identifier, SIGINT)
        }
      }
      #expect(outcome.code == 130)
      #expect(contents == ["\(file.name).part"])
    }
    let again = try gdelt()
    try await again.serving {
      let outcome = try await fetch(again)
      #expect(outcome.code == 0)
      #expect(again.requests.contains { $0.fields["range"] == "bytes=30000-" })
      #expect(try bytes(file.name) == file.bytes)
      #expect(contents == FetchTests.files.map(\.name).sorted())
    }
  }

  @Test func `A server that is busy once is asked again when it says`() async throws {
    let server = try gdelt()
    let file = FetchTests.files[1]
    let busy = Reply(status: 503, fields: ["Retry-After": "0"])
    server.set("/gdeltv2/\(file.name)", [busy, .file(file.bytes)])
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try bytes(file.name) == file.bytes)
    }
  }

  @Test func `A server that asks for more than five minutes is left alone`() async throws {
    let server = try gdelt()
    let busy = Reply(status: 429, fields: ["Retry-After": "301"])
    server.set("/gdeltv2/masterfilelist.txt", [busy])
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("asks to wait 301 s"))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `A file of other content than listed is refused and not left behind`() async throws {
    let server = try gdelt()
    let file = FetchTests.files[2]
    var wrong = file.bytes
    wrong[100] ^= 1
    server.set("/gdeltv2/\(file.name)", [.file(wrong)])
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("\(file.name): the checksum differs from the listed one"))
      #expect(outcome.errors.contains("3 fetched, 0 already there, 1 failed."))
      #expect(!contents.contains { $0.hasPrefix(file.name) })
    }
  }

  @Test(arguments: [true, false])
  func `More bytes than announced are cut off`(isAnnounced: Bool) async throws {
    let server = try gdelt()
    let file = FetchTests.files[2]
    let reply = Reply.file(file.bytes + [1, 2, 3]).with { $0.hasLength = isAnnounced }
    server.set("/gdeltv2/\(file.name)", [reply])
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 69)
      #expect(!contents.contains { $0.hasPrefix(file.name) })
    }
  }

  @Test(arguments: ["text/html; charset=utf-8", "text/csv"])
  func `A page in place of the table is refused`(type: String) async throws {
    let server = try LocalServer([:])
    let url = "\(server.address)/record/4060887/files/2026_02_06_ga_voting.csv"
    server.set(
      "/api/v1/file?recid=4060887",
      [.text("[{\"name\": \"2026_02_06_ga_voting.csv\", \"url\": \"\(url)\"}]")])
    server.set(
      "/record/4060887/files/2026_02_06_ga_voting.csv",
      [.text("\n<!DOCTYPE html><title>Are you human?").with { $0.fields["Content-Type"] = type }])
    try await server.serving {
      let outcome = try await fetch(server, "un-votes")
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("an HTML page in place of the data"))
      #expect(contents.isEmpty)
    }
  }

  @Test func `A listing that leads to another host is refused`() async throws {
    let server = try gdelt(host: "http://elsewhere.example.org")
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("expected an address on 127.0.0.1"))
      #expect(server.requests.count == 2)
      #expect(contents.isEmpty)
    }
  }

  @Test(arguments: [
    "http://elsewhere.example.org/x.zip", "ftp://127.0.0.1/x.zip", "//elsewhere.example.org/x.zip",
  ])
  func `A redirection to another host by http is not followed`(_ target: String) async throws {
    let server = try LocalServer([
      "/downloads/ged/ged261-csv.zip": [Reply(status: 302, fields: ["Location": target])]
    ])
    try await server.serving {
      let outcome = try await fetch(server, "ucdp-ged")
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("redirected to where it must not go"))
    }
  }

  @Test func `A redirection on the same host is followed`() async throws {
    let server = try LocalServer([
      "/downloads/ged/ged261-csv.zip": [Reply(status: 302, fields: ["Location": "/there.zip"])],
      "/there.zip": [.file(FetchTests.archive(3))],
    ])
    try await server.serving {
      let outcome = try await fetch(server, "ucdp-ged")
      #expect(outcome.code == 0)
      #expect(try bytes("ged261-csv.zip") == FetchTests.archive(3))
    }
  }

  @Test func `Where Dataverse lists the checksum of the other form, that one is taken`()
    async throws
  {
    let (original, table) = (FetchTests.archive(5), FetchTests.archive(6))
    let list = """
      {"status": "OK", "data": {"files": [{"label": "UNVotes-1.tab", "dataFile": {"id": 12,
      "filesize": 1, "originalFileFormat": "text/csv", "md5": "\(FetchTests.md5(table))"}}]}}
      """
    let server = try LocalServer([
      "/api/datasets/:persistentId/versions/33?persistentId=doi:10.7910/DVN/LEJUQZ": [.text(list)],
      "/api/access/datafile/12?format=original": [.file(original)],
      "/api/access/datafile/12": [.file(table)],
    ])
    try await server.serving {
      let outcome = try await fetch(server, "voeten-votes")
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try bytes("UNVotes-1.tab") == table)
      #expect(outcome.errors.hasSuffix("Guides/Fetching.md tells how.\n"))
    }
  }

  @Test func `A server that asks for a password is left with its refusal`() async throws {
    let fields = ["WWW-Authenticate": "Basic realm=\"here\""]
    let server = try LocalServer([
      "/downloads/ged/ged261-csv.zip": [Reply(status: 401, fields: fields, body: [1, 2])]
    ])
    try await server.serving {
      let outcome = try await fetch(server, "ucdp-ged")
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("the server refuses access (401)"))
    }
  }

  // MARK: Use

  @Test func `A folder that cannot be made ends with 73`() async throws {
    let server = try gdelt()
    try folder.write("a file", to: "files")
    try await server.serving {
      let outcome = try await fetch(server)
      #expect(outcome.code == 73)
    }
  }

  @Test func `A server that is not there ends with 69`() async throws {
    let server = try LocalServer(["/downloads/ged/ged261-csv.zip": [Reply(status: 404)]])
    try await server.serving {
      let outcome = try await fetch(server, "ucdp-ged")
      #expect(outcome.code == 69)
      #expect(outcome.errors.contains("ged261-csv.zip: not on the server (404)"))
    }
  }
}
