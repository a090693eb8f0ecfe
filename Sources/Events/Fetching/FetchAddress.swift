import Foundation

/// An address that may be asked: `http` or `https`, a plain host, and nothing that hides another one.
///
/// Stricter than the standard: no user, no fragment, ASCII only. What this refuses, no other reader of
/// addresses gets to see.
public struct FetchAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address as it was written.
  public let description: String
  /// Host in lower case, without port.
  public let host: String
  let scheme: String
  let port: Int

  /// An address, or `nil` where the text is none that may be asked.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= FetchAddress.longest, text.utf8.allSatisfy(FetchAddress.isPlain),
      let mark = text.range(of: "://")
    else { return nil }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let authority = text[mark.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard let (host, port) = FetchAddress.hostAndPort(String(authority)) else { return nil }
    self.host = host
    self.port = port ?? (scheme == "https" ? 443 : 80)
    description = String(text)
  }

  /// Signed addresses, to which stores of files redirect, are long.
  private static let longest = 4_096

  /// Letters, digits and the marks of RFC 3986 but `@`, `#`, `'` and brackets.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/?!$&()*+,;=%".utf8.contains(byte)
    }
  }

  private static func hostAndPort(_ authority: String) -> (String, Int?)? {
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let host = parts.first?.lowercased(), !host.isEmpty,
      host.utf8.allSatisfy({ $0 < 0x80 && ($0 == 0x2D || $0 == 0x2E || isLetterOrDigit($0)) }),
      !host.hasPrefix("."), !host.hasPrefix("-")
    else { return nil }
    guard parts.count == 2 else { return (host, nil) }
    guard let port = wholeNumber(parts[1]), (1...65_535).contains(port) else { return nil }
    return (host, port)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  // MARK: From one to the next

  /// The address with a path, and perhaps a query, behind it.
  func appending(_ path: String) -> FetchAddress? {
    FetchAddress((description.hasSuffix("/") ? String(description.dropLast()) : description) + path)
  }

  /// Path and query, from the first slash on; empty where there are none.
  var path: Substring {
    guard let mark = description.range(of: "://") else { return "" }
    return description[mark.upperBound...].drop { $0 != "/" }
  }

  /// Where a redirection from here leads, or `nil` where it must not be followed.
  ///
  /// Only to https, or from http to the same host and port.
  func redirected(to location: String) -> FetchAddress? {
    guard let here = URL(string: description),
      let there = URL(string: location, relativeTo: here)?.absoluteString,
      let target = FetchAddress(there)
    else { return nil }
    let isSame = scheme == "http" && target.host == host && target.port == port
    return target.scheme == "https" || isSame ? target : nil
  }

  /// Whether what this address may be told may be told to another too.
  func trusts(_ other: FetchAddress) -> Bool {
    guard host == other.host else { return false }
    return (scheme, port) == (other.scheme, other.port)
      || (port == 80 && other.scheme == "https" && other.port == 443)
  }

  /// Whether nobody on the way can read along.
  var isPrivate: Bool { scheme == "https" || host == "localhost" || host == "127.0.0.1" }
}

/// Digits alone, as a number; `nil` for signs, blanks and what is too large.
func wholeNumber(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int(text)
}
