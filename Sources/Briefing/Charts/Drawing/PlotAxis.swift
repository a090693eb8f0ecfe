import Quantities
import RealModule

/// Whether equal steps of an axis are equal differences or equal ratios.
public enum AxisScale: Hashable, Sendable {
  /// Equal steps are equal differences.
  case linear
  /// Equal steps are equal ratios; what is not above zero falls on the lower end.
  case logarithmic
}

/// What an axis of a plot holds, before it is known how long it will be.
struct PlotAxis {
  let kind: AxisScale
  /// The ends, as decimal logarithms where the axis is logarithmic.
  let low: Double
  let high: Double
  let title: String
  let isPercent: Bool

  /// An axis of probabilities from 0% to 100%.
  static func percent(_ title: String) -> PlotAxis {
    PlotAxis(kind: .linear, low: 0, high: 1, title: title, isPercent: true)
  }

  /// An axis with room around all finite values, from zero on where it is linear and this is near.
  static func holding(_ values: [Double], _ kind: AxisScale, _ title: String) -> PlotAxis {
    let ends = kind == .linear ? linearEnds(values) : logarithmicEnds(values)
    return PlotAxis(kind: kind, low: ends.low, high: ends.high, title: title, isPercent: false)
  }

  private static func linearEnds(_ values: [Double]) -> (low: Double, high: Double) {
    let finite = values.filter(\.isFinite).map { min(max($0, -1e15), 1e15) }
    guard let least = finite.min(), let most = finite.max(), most != 0 || least != 0 else {
      return (0, 1)
    }
    let low = least > most * 0.25 ? least : min(least, 0)
    let high = max(most, low < 0 ? 0 : most)
    let room = high > low ? (high - low) * 0.06 : max(abs(high) * 0.1, 1e-9)
    return (low == 0 ? 0 : low - room, high + room)
  }

  private static func logarithmicEnds(_ values: [Double]) -> (low: Double, high: Double) {
    let logs = values.filter { $0.isFinite && $0 > 0 }.map {
      Double.log10(min(max($0, 1e-15), 1e15))
    }
    guard let least = logs.min(), let most = logs.max() else { return (0, 1) }
    let room = max(0.1, (most - least) * 0.06)
    return (least - room, most + room)
  }

  /// The axis between two places.
  func scale(from x0: Double, to x1: Double) -> PlotScale {
    PlotScale(axis: self, x0: x0, x1: x1)
  }

  /// Round values inside the ends, at most about `count` of them.
  func ticks(_ count: Int) -> [Double] {
    guard kind == .logarithmic else { return line.ticks(count) }
    if high - low < 0.8 {
      let plain = LinearScale(from: Double.exp10(low), to: Double.exp10(high), x0: 0, x1: 1)
      return plain.ticks(count)
    }
    return decades(count)
  }

  private var line: LinearScale { LinearScale(from: low, to: high, x0: 0, x1: 1) }

  /// Powers of ten, with twice and five times these where there is room.
  private func decades(_ count: Int) -> [Double] {
    let powers = Array(Int(low.rounded(.down))...Int(high.rounded(.up)))
    let wanted = max(1, count)
    let factors: [Double] =
      Double(wanted) >= (high - low) * 3
      ? [1, 2, 5] : Double(wanted) >= (high - low) * 2 ? [1, 3] : [1]
    let inside = max(1, Int(high.rounded(.down)) - Int(low.rounded(.up)) + 1)
    let step = factors.count > 1 ? 1 : (inside + wanted - 1) / wanted
    let values = powers.filter { $0.isMultiple(of: step) }.flatMap { power in
      factors.map { $0 * Double.exp10(Double(power)) }
    }
    return values.filter { (low...high).contains(Double.log10($0)) }
  }

  /// A tick in figures.
  func label(_ tick: Double) -> String {
    isPercent ? Digits.percent(tick) : Self.figure(tick)
  }

  /// A number in three figures, in exponent form from 100,000 on.
  static func figure(_ value: Double) -> String {
    if abs(value) >= 1e5 { return Digits.axis(value, 0) }
    return Digits.typeset(significant(value, figures: 3))
  }
}

/// Maps numbers to places on an axis that may be logarithmic.
struct PlotScale {
  let axis: PlotAxis
  let x0: Double
  let x1: Double

  /// The place of a value; values beyond the ends fall on them.
  func x(_ value: Double) -> Double {
    place(min(max(number(value), axis.low), axis.high))
  }

  /// The place of a value, beyond the ends too, but not farther than a thousand lengths of the axis.
  func unbounded(_ value: Double) -> Double {
    let reach = (axis.high - axis.low) * 1000
    return place(min(max(number(value), axis.low - reach), axis.high + reach))
  }

  private func place(_ number: Double) -> Double {
    x0 + (number - axis.low) / (axis.high - axis.low) * (x1 - x0)
  }

  /// Whether a value lies between the ends.
  func holds(_ value: Double) -> Bool {
    let number = number(value)
    return number.isFinite && number >= axis.low && number <= axis.high
  }

  private func number(_ value: Double) -> Double {
    guard axis.kind == .logarithmic else { return value }
    return value > 0 ? Double.log10(value) : -.infinity
  }
}
