import Testing

@testable import Events

struct FetchAddressTests {
  @Test(arguments: [
    "http://a.org", "https://a.org:8443/x?y=%7C", "HTTP://A.org/", "http://127.0.0.1:80/a,b;c",
  ])
  func `Plain addresses are taken as they are`(_ text: String) {
    #expect(FetchAddress(text)?.description == text)
  }

  @Test(arguments: [
    "", "a.org", "ftp://a.org/", "file:///etc/passwd", "http://", "http:///x", "http://u@a.org/",
    "http://u:p@a.org/", "http://a.org:0/", "http://a.org:99999/", "http://a.org:8x/",
    "http://a.org/#x", "http://a.org/ x", "http://a.org/\r\nHost: b", "http://a.org\\@b.org/",
    "http://ä.org/", "http://[::1]/", "http://.a.org/", "http://-a.org/", "http://a_b.org/",
    "http://a.org/<x>", "javascript://a.org/", "http://a.org:1:2/",
    "http://a.org/" + String(repeating: "x", count: 5_000),
  ])
  func `What could hide another host is refused`(_ text: String) {
    #expect(FetchAddress(text) == nil)
  }

  @Test(arguments: [
    ("http://a.org/x", "/y", "http://a.org/y"), ("http://a.org/x", "y", "http://a.org/y"),
    ("http://a.org/x", "https://a.org/x", "https://a.org/x"),
    ("http://a.org/x", "https://b.org/x", "https://b.org/x"),
    ("https://a.org/x", "//b.org/x", "https://b.org/x"),
    ("http://a.org/x", "http://b.org/x", nil), ("http://a.org/x", "http://a.org:81/x", nil),
    ("https://a.org/x", "http://a.org/x", nil), ("https://a.org/x", "file:///x", nil),
    ("https://a.org/x", "https://u:p@a.org/x", nil),
  ])
  func `Redirections lead to https, or to the same host`(
    _ from: String, _ location: String, _ target: String?
  ) throws {
    let address = try #require(FetchAddress(from))
    #expect(address.redirected(to: location)?.description == target)
  }

  @Test(arguments: [
    ("https://a.org/", "https://a.org/x", true), ("http://a.org/", "https://a.org/", true),
    ("https://a.org/", "http://a.org/", false), ("https://a.org/", "https://b.org/", false),
    ("https://a.org/", "https://a.org:444/", false),
  ])
  func `A secret goes to the same place alone`(_ giver: String, _ other: String, _ trusts: Bool)
    throws
  {
    let address = try #require(FetchAddress(giver))
    #expect(address.trusts(try #require(FetchAddress(other))) == trusts)
  }

  @Test(arguments: ["a.zip", "2022.csv", "A-b_c.9"]) func `Plain names pass`(_ name: String) {
    #expect(plainFileName(name) == name)
  }

  @Test(arguments: [
    "", ".", "..", ".a", "-a", "a/b", "a\\b", "a b", "a\0", "ä", "a.part", "a.part.tag", "a:b",
    String(repeating: "a", count: 151),
  ])
  func `Names that could do harm do not`(_ name: String) { #expect(plainFileName(name) == nil) }

  @Test(
    arguments: [
      ("120", nil, Duration.seconds(120)), ("0", nil, .zero), ("soon", nil, nil), ("-1", nil, nil),
      ("Sun, 06 Nov 1994 08:51:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", .seconds(90)),
      ("Sun, 06 Nov 1994 08:00:00 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", .zero),
      ("Sun, 06 Nov 1994 08:51:07 GMT", nil, nil),
    ] as [(String, String?, Duration?)])
  func `Retry-After is read in both forms`(_ text: String, _ date: String?, _ wait: Duration?) {
    var fields = ["retry-after": text]
    fields["date"] = date
    #expect(ResponseHead(status: 503, fields: fields).retryAfter == wait)
  }

  @Test(
    arguments: [
      ("bytes 3-9/10", 3, 10), ("bytes 3-9/*", 3, nil), ("bytes */10", nil, nil), ("x", nil, nil),
    ] as [(String, Int?, Int?)])
  func `Content-Range is read`(_ text: String, _ start: Int?, _ whole: Int?) {
    let part = ResponseHead(status: 206, fields: ["content-range": text]).part
    #expect(part?.start == start && part?.whole == whole)
  }
}
