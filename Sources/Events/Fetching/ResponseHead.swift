import Quantities

/// What a server says before the bytes.
struct ResponseHead: Hashable, Sendable {
  let status: Int
  /// Fields by their names in lower case.
  let fields: [String: String]

  /// Bytes that follow, as announced.
  var length: Int? { fields["content-length"].flatMap { wholeNumber($0) } }

  /// Whether the server says that it is a page.
  var isHTML: Bool { fields["content-type"]?.lowercased().hasPrefix("text/html") ?? false }

  /// Whether bytes come in another coding than the file's own.
  var isEncoded: Bool { (fields["content-encoding"] ?? "identity").lowercased() != "identity" }

  /// What tells this version of the file from others: a strong tag, or the time of its last change.
  var tag: String? {
    let strong = fields["etag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
    guard let tag = strong ?? fields["last-modified"], tag.utf8.count < 1_000,
      tag.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    else { return nil }
    return tag
  }

  /// First byte and, where told, size of the whole file of an answer in part (`bytes 3-9/10`).
  var part: (start: Int, whole: Int?)? {
    guard status == 206, let range = fields["content-range"], range.hasPrefix("bytes ") else {
      return nil
    }
    let parts = range.dropFirst(6).split(separator: "/")
    guard parts.count == 2, let start = wholeNumber(parts[0].prefix { $0 != "-" }) else {
      return nil
    }
    return (start, wholeNumber(parts[1]))
  }

  /// How long the server asks to wait: seconds, or a time, which is compared with the server's own.
  var retryAfter: Duration? {
    guard let text = fields["retry-after"] else { return nil }
    if let seconds = wholeNumber(text) { return .seconds(min(seconds, 1_000_000)) }
    guard let then = httpTime(text), let now = fields["date"].flatMap({ httpTime($0) }) else {
      return nil
    }
    return .seconds(max(0, then - now))
  }
}

/// Seconds since 1970 of a time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110).
func httpTime(_ text: String) -> Int? {
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  let parts = text.split(separator: " ")
  guard parts.count == 6, parts[5] == "GMT", let day = wholeNumber(parts[1]),
    let month = months.firstIndex(of: String(parts[2])), let year = wholeNumber(parts[3]),
    let date = Day(year: year, month: month + 1, day: day)
  else { return nil }
  let clock = parts[4].split(separator: ":").compactMap { wholeNumber($0) }
  guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60 else { return nil }
  return date.number * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
}
