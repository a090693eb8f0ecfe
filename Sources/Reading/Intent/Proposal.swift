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

  /// The narrowest first: what lies outside a box is then soon found to do so.
  let boxes: [BoxDensity]
  private let axes: [Axis]
  /// log of density relative to uniform, of all boxes' cells one after another.
  private let logRatios: [Double]

  /// A coordinate of a box.
  struct Axis: Sendable {
    let dimension: Int
    let start: Double
    /// Cells for each unit of the coordinate.
    let scale: Double
    let cells: Int
    /// Position of the box's first ratio, where this is its last coordinate.
    let offset: Int?
  }

  init(boxes: [BoxDensity]) {
    let volumes = boxes.map { box in
      box.axes(offset: 0).reduce(1) { $0 * Double($1.cells) / $1.scale }
    }
    let boxes = boxes.indices.sorted { (volumes[$0], $0) < (volumes[$1], $1) }.map { boxes[$0] }
    self.boxes = boxes
    var axes: [Axis] = []
    var offset = 0
    for box in boxes {
      axes += box.axes(offset: offset)
      offset += box.logRatios.count
    }
    self.axes = axes
    logRatios = boxes.flatMap(\.logRatios)
  }

  /// Replaces uniform numbers by ones with this density.
  func map(_ uniforms: inout [Double]) {
    for box in boxes { box.map(&uniforms) }
  }

  /// log of the density at a point, relative to the elicited ranges; negative infinity outside a box.
  func logDensity(_ uniforms: [Double]) -> Double {
    var (sum, index) = (0.0, 0)
    for axis in axes {
      let scaled = (uniforms[axis.dimension] - axis.start) * axis.scale
      guard scaled >= 0, scaled < Double(axis.cells) else { return -.infinity }
      index = index * axis.cells + Int(scaled)
      guard let offset = axis.offset else { continue }
      sum += logRatios[offset + index]
      index = 0
    }
    return sum
  }
}
