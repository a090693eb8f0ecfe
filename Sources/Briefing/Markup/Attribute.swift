/// A name and a value inside a start tag.
///
/// Only the attributes below can be made: no event handlers, no inline styles, and no address
/// that is not a `Link`. Values are escaped by the renderer.
public struct Attribute: Hashable, Sendable {
  let name: StaticName
  let value: String

  /// The names that can be written.
  enum StaticName: String, Sendable {
    case lang, dir, charset, name, content, id, href, rel, role, scope, tabindex, datetime, xmlns
    case viewBox, width, height, x, y, x1, y1, x2, y2, cx, cy, r, d
    case `class`
    case httpEquiv = "http-equiv"
    case label = "aria-label"
    case labelledBy = "aria-labelledby"
    case hidden = "aria-hidden"
    case dataLabel = "data-label"
    case textAnchor = "text-anchor"
  }

  /// One or more class names, separated by spaces.
  public static func `class`(_ names: String) -> Attribute { Attribute(.class, names) }

  /// The place that a fragment link leads to.
  public static func id(_ anchor: Anchor) -> Attribute { Attribute(.id, anchor.name) }

  /// Where a link leads to.
  public static func href(_ link: Link) -> Attribute { Attribute(.href, link.address) }

  /// What a cell of a heading row or column is the heading of.
  public static func scope(_ scope: Scope) -> Attribute { Attribute(.scope, scope.rawValue) }

  /// The cells that a heading speaks for.
  public enum Scope: String, Sendable {
    /// The cells below.
    case col
    /// The cells beside.
    case row
  }

  /// The role of an element for assistive technology.
  public static func role(_ role: String) -> Attribute { Attribute(.role, role) }

  /// The name of an element for assistive technology.
  public static func label(_ text: String) -> Attribute { Attribute(.label, text) }

  /// The heading of a cell, shown before it where a table is stacked.
  public static func dataLabel(_ text: String) -> Attribute { Attribute(.dataLabel, text) }

  /// A day or week in ISO 8601.
  public static func datetime(_ text: String) -> Attribute { Attribute(.datetime, text) }

  init(_ name: StaticName, _ value: String) {
    self.name = name
    self.value = value
  }

  /// A length of a drawing; what is not finite becomes 0.
  init(_ name: StaticName, _ length: Double) {
    self.init(name, Digits.coordinate(length))
  }
}
