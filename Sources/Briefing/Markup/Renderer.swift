/// Turns elements into bytes of UTF-8; the only place where text is escaped.
///
/// The same text is well-formed both as HTML and as XML, void elements of HTML aside. Control
/// characters become U+FFFD, bidirectional controls are spelt out as in `\u{202E}`, so that text
/// of a case can neither break the markup nor reorder what the reader sees.
struct Renderer {
  private(set) var bytes: [UInt8] = []

  mutating func document(_ root: Element) {
    bytes.reserveCapacity(1 << 18)
    append("<!DOCTYPE html>\n")
    element(root)
    append("\n")
  }

  mutating func element(_ element: Element) {
    append("<")
    append(element.tag.rawValue)
    for attribute in element.attributes { write(attribute) }
    if element.children.isEmpty, element.tag.isShape { return append("/>") }
    append(">")
    if element.tag.isVoid { return }
    for child in element.children { node(child) }
    append("</")
    append(element.tag.rawValue)
    append(">")
  }

  private mutating func node(_ node: Node) {
    switch node {
    case .element(let inner): element(inner)
    case .text(let text): escaped(text)
    case .verbatim(let verbatim): append(verbatim.text)
    }
  }

  private mutating func write(_ attribute: Attribute) {
    append(" ")
    append(attribute.name.rawValue)
    append("=\"")
    escaped(attribute.value)
    append("\"")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Text as content or as a value between double quotes; one pass, plain runs copied whole.
  private mutating func escaped(_ text: String) {
    if text.utf8.allSatisfy(Renderer.isPlain) { return append(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "'": append("&#39;")
      default: other(scalar)
      }
    }
  }

  private mutating func other(_ scalar: Unicode.Scalar) {
    if let substitute = VisibleText.substitute(for: scalar) {
      append(substitute)
    } else {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    guard byte < 0x7F, byte >= 0x20 else { return byte == 0x0A }
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      return false
    default: return true
    }
  }
}

extension Element {
  /// The element alone, as bytes of UTF-8; linear in its size.
  public var bytes: [UInt8] {
    var renderer = Renderer()
    renderer.element(self)
    return renderer.bytes
  }

  /// The element as the root of an HTML document, with its document type.
  public var document: [UInt8] {
    var renderer = Renderer()
    renderer.document(self)
    return renderer.bytes
  }
}
