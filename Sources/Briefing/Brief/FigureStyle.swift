/// Look of figures; of the two drawings of a chart, one is shown.
enum FigureStyle {
  static let rules: StaticString = """
    figure{margin:2rem 0}
    .figure-title{margin:0 0 .75rem;font-weight:600;line-height:1.35}
    figcaption{margin-top:.75rem;color:var(--muted);font-size:.875rem;line-height:1.45}
    .drawing.wide{display:none}
    .drawing.wide .chart{width:100%}.drawing.narrow .chart{width:100%;max-width:26rem}
    @media print,(min-width:47em){.drawing.wide{display:block}.drawing.narrow{display:none}}
    details{margin-top:.75rem;font-size:.875rem}
    summary{cursor:pointer;color:var(--accent)}
    details table{margin-top:.75rem}
    """
}
