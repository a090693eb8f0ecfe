/// A path from a prior to an equilibrium of a two-player game in sequence form.
///
/// Each player's opponent plays the prior with weight z, and with weight 1 − z what the player can only
/// guess (von Stengel, van den Elzen and Talman 2002, after Harsanyi and Selten 1988). At z = 1 both play
/// a best reply to the prior; complementary pivots lead to z = 0. An own sequence in one half and the
/// slack of the same sequence in the other are complements: at most one of them is above zero.
struct SequenceTracing {
  /// How a path ended.
  enum End { case equilibrium, stopped, lost }

  private var halves: [TracingHalf]
  /// The weight of the prior, by levels.
  private var z: [Double]
  /// Level by level the largest weight since all was worked out anew.
  private var peaks: [Double]
  private var turns = 0
  /// A path with more turns is given up; its cause would be rounding.
  private let most: Int

  /// All values are worked out anew after so many turns.
  private static let renewal = 16

  /// A variable that left the basis of a half.
  private struct Left {
    let half: Int
    let position: Int
    let column: Int
  }

  /// A path with both halves at the weight `z`.
  init(halves: [TracingHalf], z: [Double]) {
    self.halves = halves
    self.z = z
    peaks = z.map(\.magnitude)
    most = 10 * halves.reduce(100) { $0 + $1.basis.count }
  }

  /// Follows the path to its end.
  mutating func follow(_ counter: inout StepCounter) -> End {
    var direction = -1.0
    while turns < most {
      guard counter.step() else { return .stopped }
      guard let left = moveWeight(direction) else { return z[0] <= 0 ? .equilibrium : .lost }
      guard let next = turn(left) else { return .lost }
      direction = next
    }
    return .lost
  }

  /// Moves z until a variable vanishes, or until z does.
  private mutating func moveWeight(_ direction: Double) -> Left? {
    var ratio = Ratio(levels: z.count)
    let ends =
      direction < 0
      && z.withUnsafeBufferPointer {
        ratio.improves($0, 0, 1, 1, noise: TracingHalf.noise(peaks))
      }
    var left: Left?
    for half in halves.indices {
      if let position = halves[half].firstToVanish(direction: direction, best: &ratio) {
        left = Left(half: half, position: position, column: halves[half].basis[position])
      }
    }
    guard left != nil || ends else { return nil }
    for half in halves.indices { halves[half].follow(direction: direction, by: ratio) }
    if let left { halves[left.half].vanish(left.position) }
    for level in z.indices { move(level, by: direction * ratio.steps[level]) }
    return left
  }

  private mutating func move(_ level: Int, by step: Double) {
    let sum = z[level] + step
    peaks[level] = max(peaks[level], z[level].magnitude, sum.magnitude)
    z[level] = sum.magnitude <= 1e-12 * peaks[level] ? 0 : sum
  }

  /// Pivots at constant z until a variable can take the place of what left and move on with z.
  ///
  /// The complement of what left enters the other half. The complement of what leaves there enters the
  /// first half: in the place of what had left, or, where it does not depend on z, along an edge on which
  /// another variable leaves, and so on.
  /// - Returns: the direction in which z moves next, or `nil` where the path is lost.
  private mutating func turn(_ left: Left) -> Double? {
    var leaving = left.column
    while turns < most {
      turns += 1
      guard let passed = enter(complement(leaving, in: left.half), in: 1 - left.half) else {
        return nil
      }
      let back = complement(passed, in: 1 - left.half)
      halves[left.half].bring(back)
      if halves[left.half].exchange(left.position, for: back, worth: nil) {
        guard turns % Self.renewal != 0 || renew(left) else { return nil }
        return halves[left.half].slopes[left.position] > 0 ? 1 : -1
      }
      guard let next = enterBrought(back, in: left.half) else { return nil }
      leaving = next
    }
    return nil
  }

  /// Lets a column enter a half at constant z; returns the column that leaves.
  private mutating func enter(_ entering: Int, in half: Int) -> Int? {
    halves[half].bring(entering)
    return enterBrought(entering, in: half)
  }

  private mutating func enterBrought(_ entering: Int, in half: Int) -> Int? {
    var ratio = Ratio(levels: z.count)
    guard let position = halves[half].firstToVanish(best: &ratio) else { return nil }
    let leaving = halves[half].basis[position]
    halves[half].enter(by: ratio)
    return halves[half].exchange(position, for: entering, worth: ratio) ? leaving : nil
  }

  private mutating func renew(_ left: Left) -> Bool {
    guard halves[left.half].renew(at: &z, vanishing: left.position),
      halves[1 - left.half].renew(at: &z, vanishing: nil)
    else { return false }
    peaks = z.map(\.magnitude)
    return true
  }

  /// The column in the other half that belongs with one of a half's columns.
  private func complement(_ column: Int, in half: Int) -> Int {
    let constraints = halves[half].constraints
    return column < constraints.ownCount
      ? halves[1 - half].constraints.slack(column) : column - constraints.slack(0)
  }

  /// Works the values at the end out anew from the game's own numbers; false where that fails.
  mutating func polish() -> Bool {
    halves[0].polish(at: z) && halves[1].polish(at: z)
  }

  /// The levels of both players' plans, the prior's part left out.
  var plans: [[[Double]]] { halves.map(\.plan) }
}
