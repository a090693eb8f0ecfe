import Quantities
import RealModule

/// A density over draws of the expectations: independent boxes, and the elicited ranges elsewhere.
///
/// Draws from the elicited ranges alone would waste nearly all their weight once there are dozens of
/// uncertain expectations. A proposal is the ranges reweighted by the likelihood of the weeks that
/// are ascribed to each hypothesis. `DrawSource` mixes several.
struct Proposal: Sendable {
  /// The elicited ranges themselves.
  static let elicited = Proposal(boxes: [])

  private let axes: [Axis]
  /// For each coordinate, probabilities of the cells of its box as far as that coordinate.
  private let masses: [Double]
  /// log of density relative to uniform, of all boxes' cells one after another.
  private let logRatios: [Double]

  /// A coordinate of a box.
  struct Axis: Sendable {
    let dimension: Int
    let start: Double
    /// Cells for each unit of the coordinate.
    let scale: Double
    let cells: Int
    /// Position of the first of its masses.
    let masses: Int
    let isFirst: Bool
    /// Position of the box's first ratio, where this is its last coordinate.
    let ratios: Int?
  }

  /// The product of the densities of some boxes.
  ///
  /// The narrowest come first: what lies outside a box is then soon found to do so.
  init(boxes: [BoxDensity]) {
    let volumes = boxes.map(\.volume)
    let boxes = boxes.indices.sorted { (volumes[$0], $0) < (volumes[$1], $1) }.map { boxes[$0] }
    var axes: [Axis] = []
    var (masses, ratios) = (0, 0)
    for box in boxes {
      axes += box.axes(masses: masses, ratios: ratios)
      masses += box.masses.reduce(0) { $0 + $1.count }
      ratios += box.logRatios.count
    }
    self.axes = axes
    self.masses = boxes.flatMap { $0.masses.flatMap { $0 } }
    logRatios = boxes.flatMap(\.logRatios)
  }

  /// Replaces uniform numbers by ones with this density.
  ///
  /// Coordinates of a box are drawn one after another, each given those before.
  func map(_ uniforms: inout [Double]) {
    var (prefix, mass) = (0, 1.0)
    for axis in axes {
      if axis.isFirst { (prefix, mass) = (0, 1) }
      let first = axis.masses + prefix * axis.cells
      let last = first + axis.cells - 1
      var (cell, rest) = (first, uniforms[axis.dimension] * mass)
      while cell < last, rest >= masses[cell] {
        rest -= masses[cell]
        cell += 1
      }
      mass = masses[cell]
      let inside = mass > 0 ? min(max(rest / mass, 0x1p-33), 1 - 0x1p-33) : 0.5
      uniforms[axis.dimension] = axis.start + (Double(cell - first) + inside) / axis.scale
      prefix = prefix * axis.cells + cell - first
    }
  }

  /// log of the density at a point, relative to the elicited ranges; negative infinity outside a box.
  func logDensity(_ uniforms: [Double]) -> Double {
    var (sum, index) = (0.0, 0)
    for axis in axes {
      let scaled = (uniforms[axis.dimension] - axis.start) * axis.scale
      guard scaled >= 0, scaled < Double(axis.cells) else { return -.infinity }
      index = index * axis.cells + Int(scaled)
      guard let ratios = axis.ratios else { continue }
      sum += logRatios[ratios + index]
      index = 0
    }
    return sum
  }
}
