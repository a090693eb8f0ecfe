/// The tags of an HTML page, read without mercy: what is not well formed is a fault.
///
/// Every element but the void ones has to be closed in order (shapes of SVG may close themselves),
/// every attribute to be quoted, every other `<`, `>`, `&` and quote to be escaped.
struct Markup {
  enum Fault: Error {
    case stray(String)
    case unclosed([String])
  }

  struct Attribute: Hashable {
    let element: String
    let name: String
    let value: String
  }

  private(set) var elements: Set<String> = []
  private(set) var attributes: [Attribute] = []
  /// What stands in `style`.
  private(set) var styles: [String] = []
  private var open: [String] = []
  private var rest: Substring.UnicodeScalarView

  init(_ html: String) throws {
    rest = html[...].unicodeScalars
    try take("<!DOCTYPE html>")
    while let scalar = rest.first {
      switch scalar {
      case "<": try tag()
      case ">", "\"", "'": throw Fault.stray(String(String(rest.prefix(60))))
      case "&": try reference()
      default: rest.removeFirst()
      }
    }
    guard open.isEmpty else { throw Fault.unclosed(open) }
  }

  var names: Set<String> { Set(attributes.map(\.name)) }

  private static let void: Set<String> = ["meta", "br", "wbr"]

  private mutating func tag() throws {
    let start = String(rest.prefix(60))
    rest.removeFirst()
    if rest.first == "/" {
      rest.removeFirst()
      let name = word()
      guard open.popLast() == name else { throw Fault.stray(start) }
      return try take(">")
    }
    let name = word()
    guard !name.isEmpty else { throw Fault.stray(start) }
    elements.insert(name)
    while rest.first == " " {
      rest.removeFirst()
      try attribute(of: name)
    }
    if rest.first == "/" {
      rest.removeFirst()
      return try take(">")
    }
    try take(">")
    if name == "style" { return try style() }
    if !Markup.void.contains(name) { open.append(name) }
  }

  private mutating func attribute(of element: String) throws {
    let name = word()
    guard !name.isEmpty else { throw Fault.stray(String(rest.prefix(60))) }
    guard rest.first == "=" else {
      return attributes.append(Attribute(element: element, name: name, value: ""))
    }
    try take("=\"")
    var value = ""
    while let scalar = rest.first, scalar != "\"" {
      if scalar == "<" || scalar == ">" { throw Fault.stray(value) }
      if scalar == "&" {
        value += try reference()
      } else {
        value.unicodeScalars.append(rest.removeFirst())
      }
    }
    try take("\"")
    attributes.append(Attribute(element: element, name: name, value: value))
  }

  /// A style sheet, which ends at the first `</`.
  private mutating func style() throws {
    var text = ""
    while let scalar = rest.first, scalar != "<" {
      text.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    styles.append(text)
    try take("</style>")
  }

  @discardableResult
  private mutating func reference() throws -> String {
    let known = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
    for (entity, meaning) in known where rest.starts(with: entity.unicodeScalars) {
      rest.removeFirst(entity.unicodeScalars.count)
      return meaning
    }
    throw Fault.stray(String(rest.prefix(60)))
  }

  private mutating func word() -> String {
    var name = ""
    while let scalar = rest.first, scalar.isASCII,
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || ["-", ":", "_"].contains(scalar)
    {
      name.unicodeScalars.append(rest.removeFirst())
    }
    return name
  }

  private mutating func take(_ text: String) throws {
    guard rest.starts(with: text.unicodeScalars) else {
      throw Fault.stray(String(rest.prefix(60)))
    }
    rest.removeFirst(text.unicodeScalars.count)
  }
}
