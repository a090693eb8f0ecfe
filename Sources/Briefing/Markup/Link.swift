/// An address that a link may lead to: a place on the page, or a web or mail address.
public struct Link: Hashable, Sendable {
  /// The address as written into the page.
  public let address: String

  /// A place on the same page.
  public init(to anchor: Anchor) { address = "#" + anchor.name }

  /// A web or mail address, or `nil` for any scheme but http, https and mailto.
  ///
  /// White space and control characters are refused, since browsers drop some of them and could
  /// then see another scheme.
  public init?(_ text: String) {
    let lower = text.lowercased()
    let schemes = ["https://", "http://", "mailto:"]
    guard let scheme = schemes.first(where: lower.hasPrefix) else { return nil }
    guard text.utf8.count > scheme.utf8.count, text.unicodeScalars.allSatisfy(Link.isAllowed) else {
      return nil
    }
    address = text
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
      return false
    }
    return scalar.properties.generalCategory != .control
  }
}

/// The name of a place on the page.
///
/// Ids from a case may hold any character; all but letters, digits and hyphens of ASCII are
/// spelt as `_XX`, so that different ids never share a place.
public struct Anchor: Hashable, Sendable {
  /// The name, made of ASCII letters, digits, hyphens, full stops and underscores.
  public let name: String

  /// A place of a kind, such as "source", with an id from the case.
  public init(_ kind: StaticString, _ id: String) {
    var name = kind.description + "-"
    for byte in id.utf8 {
      if Anchor.isPlain(byte) {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name += "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    self.name = name
  }

  /// A place with a fixed name.
  public init(_ name: StaticString) { self.name = name.description }

  /// A place by numbers, such as `p-3.12`.
  init(_ kind: StaticString, _ numbers: Int...) {
    name = kind.description + "-" + numbers.map(String.init).joined(separator: ".")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
