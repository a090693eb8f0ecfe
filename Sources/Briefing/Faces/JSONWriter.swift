/// Writes one JSON value; its methods nest, so that brackets and commas always match.
struct JSONWriter {
  private(set) var text = ""
  private var needsComma = false
  private var depth = 0
  private var isOnOneLine = false

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    nested("{", "}", body)
  }

  mutating func member(_ key: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    string(key)
    text += ": "
    value(&self)
    needsComma = true
  }

  mutating func array<Element>(
    _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
  ) {
    nested("[", "]") { json in
      for element in elements {
        json.separate()
        write(element, &json)
        json.needsComma = true
      }
    }
  }

  mutating func number(_ value: Double) {
    text += value.isFinite ? Digits.shortest(value) : "null"
  }

  mutating func string(orNull value: String?) {
    guard let value else { return verbatim("null") }
    string(value)
  }

  /// A number or literal that is JSON as it stands.
  mutating func verbatim(_ json: String) { text += json }

  /// A string; controls and line separators are escaped, so that the text also suits JavaScript.
  mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escape(scalar)
      default:
        if VisibleText.isBidirectionalControl(scalar) {
          escape(scalar)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  /// Writes what `body` writes without line breaks.
  mutating func onOneLine(_ body: (inout JSONWriter) -> Void) {
    let outside = isOnOneLine
    isOnOneLine = true
    body(&self)
    isOnOneLine = outside
  }

  private mutating func separate() {
    if needsComma { text += isOnOneLine ? ", " : "," }
    breakLine()
    needsComma = false
  }

  private mutating func breakLine() {
    if !isOnOneLine { text += "\n" + String(repeating: "  ", count: depth) }
  }

  private mutating func nested(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    text += open
    depth += 1
    needsComma = false
    let before = text.utf8.count
    body(&self)
    depth -= 1
    if text.utf8.count > before { breakLine() }
    text += close
    needsComma = false
  }
}
