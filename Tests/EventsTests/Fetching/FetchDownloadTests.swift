import Record
import Testing

@testable import Events

/// The course of a download, without waiting.
struct FetchDownloadTests {
  private let address: FetchAddress
  private let sized: FetchItem
  private let bare: FetchItem

  init() throws {
    address = try #require(FetchAddress("http://a.org/x.zip"))
    sized = FetchItem(
      name: "x.zip", address: address, size: 10,
      checksum: .init(md5: String(repeating: "0", count: 32)))
    bare = FetchItem(name: "x.zip", address: address)
  }

  private func head(_ status: Int, _ fields: [String: String] = [:]) -> ResponseHead {
    ResponseHead(status: status, fields: fields)
  }

  private func isGivenUp(_ action: Download.Action, _ words: String) -> Bool {
    if case .giveUp(let refusal) = action { refusal.reason.contains(words) } else { false }
  }

  @Test func `A whole download asks, receives, verifies and ends`() {
    var download = Download(sized)
    #expect(download.begin() == .request(address, from: 0, tag: nil))
    #expect(
      download.answered(head(200, ["content-length": "10"]), from: address)
        == .receive(at: 0, most: 10))
    #expect(download.ended(partSize: 10) == .verify)
    #expect(download.verified(.sound) == .finish)
  }

  @Test func `A part is gone on with where the answer fits`() {
    var download = Download(sized, partSize: 4)
    #expect(download.begin() == .request(address, from: 4, tag: nil))
    let fits = head(206, ["content-range": "bytes 4-9/10", "content-length": "6"])
    #expect(download.answered(fits, from: address) == .receive(at: 4, most: 6))
  }

  @Test(arguments: ["bytes 3-9/10", "bytes 4-9/11", "bytes 0-9/10", "nonsense"])
  func `Another part than was asked for starts anew`(_ range: String) {
    var download = Download(sized, partSize: 4)
    _ = download.begin()
    #expect(
      download.answered(head(206, ["content-range": range]), from: address)
        == .request(address, from: 0, tag: nil))
  }

  @Test func `A server without ranges starts anew, and one without this range too`() {
    var download = Download(sized, partSize: 4)
    _ = download.begin()
    #expect(download.answered(head(200), from: address) == .receive(at: 0, most: 10))
    download = Download(sized, partSize: 4)
    _ = download.begin()
    #expect(download.answered(head(416), from: address) == .request(address, from: 0, tag: nil))
  }

  @Test func `Without a checksum only a tagged part is gone on with`() {
    var untagged = Download(bare, partSize: 4)
    #expect(untagged.begin() == .request(address, from: 0, tag: nil))
    var tagged = Download(bare, partSize: 4, tag: "\"v1\"")
    #expect(tagged.begin() == .request(address, from: 4, tag: "\"v1\""))
    _ = tagged.answered(head(200, ["etag": "\"v2\""]), from: address)
    #expect(tagged.tag == "\"v2\"")
    _ = tagged.answered(head(200, ["etag": "W/\"v3\""]), from: address)
    #expect(tagged.tag == nil)
  }

  @Test func `A part that is whole is only verified, one that is too large is dropped`() {
    var whole = Download(sized, partSize: 10)
    #expect(whole.begin() == .verify)
    #expect(whole.verified(.wrongChecksum) == .request(address, from: 0, tag: nil))
    var large = Download(sized, partSize: 11)
    #expect(large.begin() == .request(address, from: 0, tag: nil))
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func `Five tries wait 1, 2, 4 and 8 seconds`(_ status: Int) {
    var download = Download(sized)
    _ = download.begin()
    for seconds in [1, 2, 4, 8] {
      #expect(download.answered(head(status), from: address) == .wait(.seconds(seconds)))
      #expect(download.waited() == .request(address, from: 0, tag: nil))
    }
    let end = download.answered(head(status), from: address)
    #expect(isGivenUp(end, "the server answers \(status), 5 times"))
    if case .giveUp(let refusal) = end { #expect(refusal.isOutage && refusal.keepsPart) }
  }

  @Test func `The server's own wait is honoured up to five minutes`() {
    for (text, seconds) in [("0", 0), ("7", 7), ("300", 300)] {
      var download = Download(sized)
      _ = download.begin()
      let action = download.answered(head(503, ["retry-after": text]), from: address)
      #expect(action == .wait(.seconds(seconds)))
    }
    var download = Download(sized)
    _ = download.begin()
    let action = download.answered(head(503, ["retry-after": "301"]), from: address)
    #expect(isGivenUp(action, "asks to wait 301 s"))
  }

  @Test func `A broken connection goes on with its part`() {
    var download = Download(sized)
    _ = download.begin()
    _ = download.answered(head(200), from: address)
    #expect(download.broke("cut", partSize: 6) == .wait(.seconds(1)))
    #expect(download.waited() == .request(address, from: 6, tag: nil))
    _ = download.answered(head(206, ["content-range": "bytes 6-9/10"]), from: address)
    #expect(download.ended(partSize: 8) == .wait(.seconds(2)))
    #expect(download.waited() == .request(address, from: 8, tag: nil))
  }

  @Test func `A resumed part of another file is fetched anew, a fresh one refused`() {
    var download = Download(sized, partSize: 4)
    _ = download.begin()
    _ = download.answered(head(206, ["content-range": "bytes 4-9/10"]), from: address)
    #expect(download.ended(partSize: 10) == .verify)
    #expect(download.verified(.wrongChecksum) == .request(address, from: 0, tag: nil))
    _ = download.answered(head(200), from: address)
    _ = download.ended(partSize: 10)
    #expect(isGivenUp(download.verified(.wrongChecksum), "checksum differs"))
  }

  @Test func `The other form is tried where the checksum belongs to that`() throws {
    let other = try #require(FetchAddress("http://a.org/x.tab"))
    var download = Download(
      FetchItem(
        name: "x", address: address, otherForm: other, checksum: .md5("00")))
    _ = download.begin()
    _ = download.answered(head(200), from: address)
    _ = download.ended(partSize: 5)
    #expect(download.verified(.wrongChecksum) == .request(other, from: 0, tag: nil))
    _ = download.answered(head(200), from: other)
    #expect(isGivenUp(download.verified(.wrongChecksum), "checksum differs"))
  }

  @Test func `What is not the file is refused at once`() {
    for (answer, words) in [
      (head(404), "not on the server (404)"), (head(202), "answers 202"),
      (head(403), "refuses access (403)"), (head(204), "answers 204"),
      (head(200, ["content-type": "Text/HTML; charset=utf-8"]), "HTML page"),
      (head(200, ["content-encoding": "gzip"]), "another coding"),
      (head(200, ["content-length": "11"]), "announces 11 bytes, the listing 10"),
      (head(302), "must not go"), (head(302, ["location": "http://b.org/"]), "must not go"),
    ] {
      var download = Download(sized)
      _ = download.begin()
      #expect(isGivenUp(download.answered(answer, from: address), words))
    }
    #expect(isGivenUp(Download(sized).overran(), "more than the announced"))
  }

  @Test func `Redirections end after five, and each try begins at the start`() throws {
    let store = try #require(FetchAddress("https://store.org/x"))
    let moved = head(302, ["location": store.description])
    var download = Download(sized, partSize: 3)
    _ = download.begin()
    for _ in 0..<5 {
      #expect(download.answered(moved, from: address) == .request(store, from: 3, tag: nil))
    }
    #expect(isGivenUp(download.answered(moved, from: store), "too often"))
    download = Download(sized)
    _ = download.begin()
    _ = download.answered(moved, from: address)
    #expect(download.broke("cut", partSize: 0) == .wait(.seconds(1)))
    #expect(download.waited() == .request(address, from: 0, tag: nil))
  }

  @Test(arguments: 0..<200) func `Whatever happens, it comes to an end`(_ seed: Int) {
    var download = Download(seed % 2 == 0 ? sized : bare, partSize: seed % 12, tag: "t")
    var action = download.begin()
    var dice = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    var steps = 0
    course: while steps < 200 {
      steps += 1
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let roll = Int(dice >> 33)
      switch action {
      case .request:
        let heads = [
          head(200), head(206, ["content-range": "bytes \(roll % 11)-9/10"]), head(503), head(416),
          head(302, ["location": "https://b.org/"]),
        ]
        action = download.answered(heads[roll % heads.count], from: address)
      case .receive:
        action =
          roll % 2 == 0
          ? download.ended(partSize: roll % 12) : download.broke("cut", partSize: roll % 12)
      case .wait: action = download.waited()
      case .verify: action = download.verified(.wrongChecksum)
      case .finish, .giveUp: break course
      }
    }
    #expect(steps < 200)
  }

  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"), ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
  ])
  func `MD5 agrees with RFC 1321`(_ text: String, _ digest: String) {
    let stream = MD5Stream()
    Array(text.utf8).withUnsafeBytes(stream.add)
    #expect(hexadecimalDigits(stream.finish()) == digest)
  }

  @Test func `First bytes tell pages, pointers and messages from data`() {
    let starts: [(String, FetchItem.Content, Bool)] = [
      ("PK\u{3}\u{4}", .zip, true), ("version https://git-lfs.github.com/spec/v1", .zip, false),
      ("<!DOCTYPE html>", .any, false), ("\u{FEFF}\n <html>", .table, false),
      ("{\"status\": 403}", .table, false), ("\u{FEFF}a,b\n", .table, true), ("", .any, true),
      ("\"a\"\t1", .any, true), ("a,b", .zip, false),
    ]
    for (text, content, isSound) in starts {
      #expect((content.fault(Array(text.utf8)) == nil) == isSound, "\(text)")
    }
  }
}
