extension Drawing {
  /// Height of an axis of values with its labels and unit.
  static let valueAxisHeight = 36.0

  /// Faint lines at round values, with their labels and the unit below.
  mutating func valueAxis(
    _ scale: LinearScale, rows: [LabelledRows.Row], bottom: Double, unit: String,
    isPercent: Bool = false
  ) {
    let count = max(2, Int((scale.x1 - scale.x0) / 56))
    let digits = isPercent ? 0 : scale.tickDigits(count)
    for tick in scale.ticks(count) {
      let x = scale.x(tick)
      for row in rows { line(x, row.gridTop, x, row.bottom, style: "grid") }
      let label = isPercent ? Digits.fixed(tick * 100, 0) + "%" : Digits.fixed(tick, digits)
      text(Digits.typeset(label), x: x, y: bottom + 15, .middle, style: "s m")
    }
    line(scale.x0, bottom, scale.x1, bottom, style: "axis")
    text(unit, x: (scale.x0 + scale.x1) / 2, y: bottom + 30, .middle, style: "s m")
  }
}
