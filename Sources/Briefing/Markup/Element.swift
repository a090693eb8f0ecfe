/// An element of HTML or SVG as a value: a tag, attributes in order, and content.
///
/// Correct by construction: tags and attributes come from closed lists, start and end tags match,
/// and text is escaped in one place, by the renderer.
public struct Element: Hashable, Sendable {
  /// What kind of element it is.
  public let tag: Tag
  /// Its attributes, written in this order.
  public var attributes: [Attribute]
  /// Its content, in order.
  public var children: [Node]

  /// An element with any content.
  public init(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [Node] = []) {
    self.tag = tag
    self.attributes = attributes
    self.children = children
  }

  /// An element that holds elements.
  public init(_ tag: Tag, _ attributes: [Attribute] = [], elements: [Element]) {
    self.init(tag, attributes, elements.map(Node.element))
  }

  /// An element that holds text.
  public init(_ tag: Tag, _ attributes: [Attribute] = [], text: String) {
    self.init(tag, attributes, [.text(text)])
  }
}

/// A piece of content: an element or text.
public enum Node: Hashable, Sendable, ExpressibleByStringLiteral {
  /// An element.
  indirect case element(Element)
  /// Text, escaped when rendered.
  case text(String)
  /// Text of our own that must not be escaped, such as a style sheet.
  case verbatim(Verbatim)

  /// Text written in the program.
  public init(stringLiteral value: String) { self = .text(value) }

  /// An element with any content, as a node.
  static func node(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [Node] = []) -> Node {
    .element(Element(tag, attributes, children))
  }
}

/// Markup that stands in the program's source, so that no text of a case can be in it.
public struct Verbatim: Hashable, Sendable {
  let text: String

  /// Markup from a literal.
  public init(_ literal: StaticString) { text = literal.description }
}
