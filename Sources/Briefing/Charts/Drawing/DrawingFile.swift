/// A drawing as a file of its own: SVG with its style sheet inside, on white paper.
public enum DrawingFile {
  /// The bytes of the file, in UTF-8.
  public static func bytes(_ drawing: Element) -> [UInt8] {
    var whole = drawing
    whole.children.insert(.element(style), at: 0)
    return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + whole.bytes + [0x0A]
  }

  /// Light on any screen, since other programs show such files on white.
  private static var style: Element {
    let sheets = [ChartStyle.colours, paper, ChartStyle.rules]
    return Element(.style, [], sheets.map { .verbatim(Verbatim($0)) })
  }

  private static let paper: StaticString = """
    :root{--paper:#fff;--ink:#16191d;--muted:#535d65}
    svg{background:#fff;font-family:"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",\
    "Liberation Sans",Arial,"DejaVu Sans Condensed",sans-serif}
    """
}
