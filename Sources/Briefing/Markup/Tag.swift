/// The elements of HTML and SVG that a brief may use; there is no script among them.
public enum Tag: String, Sendable {
  // HTML: the document.
  case html, head, meta, title, style, body
  // HTML: sections.
  case header, nav, main, footer, section, aside, h1, h2, h3, h4
  // HTML: blocks.
  case div, p, ol, ul, li, dl, dt, dd, figure, figcaption, details, summary
  // HTML: tables.
  case table, caption, thead, tbody, tr, th, td
  // HTML: words.
  case a, sup, span, strong, em, small, time, code, bdi, br, wbr
  // SVG; `title` and `style` are shared with HTML.
  case svg, desc, g, path, line, rect, circle, text

  /// Whether the element never has content and no end tag in HTML.
  var isVoid: Bool {
    switch self {
    case .meta, .br, .wbr: true
    default: false
    }
  }

  /// Whether the element draws a shape of SVG, which may close itself.
  var isShape: Bool {
    switch self {
    case .path, .line, .rect, .circle: true
    default: false
    }
  }
}
