/// The style sheet of a brief, put together from its parts.
enum BriefStyle {
  static var element: Element {
    let sheets = [
      ChartStyle.colours, colours, open, ChartStyle.darkColours, darkColours, close,
      PageStyle.layout, PageStyle.words, TableStyle.rules, FigureStyle.rules, ChartStyle.rules,
      PrintStyle.rules,
    ]
    return Element(.style, [], sheets.map { .verbatim(Verbatim($0)) })
  }

  private static let colours: StaticString = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#16191d;--muted:#535d65;--rule:#c3c9cd;\
    --strong-rule:#16191d;--accent:#0b4a82;--tint:#f3f5f7}
    """

  private static let open: StaticString = "@media screen and (prefers-color-scheme:dark){:root{"

  private static let darkColours: StaticString = """
    ;--paper:#12161a;--ink:#e9ebed;--muted:#a7b1b9;--rule:#3a434a;--strong-rule:#a7b1b9;\
    --accent:#86bdf2;--tint:#1b2127
    """

  private static let close: StaticString = "}}"
}
