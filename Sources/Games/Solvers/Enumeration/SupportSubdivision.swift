/// Solves the polynomial equations of one combination of supports by interval subdivision.
///
/// Unknown are the probabilities of each player's support; each of his strategies in it pays the same,
/// and no other pays more. Boxes of probabilities are dropped where payoffs cannot be equal, narrowed by
/// Krawczyk's operator (1969), which also shows that a box has one solution or none, and halved
/// otherwise. Rounding errors are not enclosed.
struct SupportSubdivision {
  private var game: SupportPayoffs
  private let boxCap: Int
  /// The solutions that were found, over all strategies.
  private(set) var solutions: [MixedProfile] = []
  /// Whether every box was decided.
  private(set) var isDecided = true

  /// Boxes are not divided further than this.
  private static let smallestWidth = 1e-6
  /// A box this small is a solution.
  private static let solved = 1e-14

  init(_ form: NormalForm, _ supports: [[Int]], boxCap: Int) {
    game = SupportPayoffs(form, supports)
    self.boxCap = boxCap
  }

  /// Divides until all boxes are decided, or as many were looked at as are allowed.
  mutating func run(_ budget: SearchBudget) {
    var open = [ProbabilityBox(sizes: game.supports.map(\.count))]
    var count = 0
    while var box = open.popLast() {
      count += 1
      guard budget.step() else { return }
      guard count <= boxCap else {
        isDecided = false
        return
      }
      guard narrow(&box) else { continue }
      let (width, player, place) = box.widest
      if width <= Self.solved {
        note(box)
      } else if width <= Self.smallestWidth {
        isDecided = false
        note(box)
        return
      } else {
        open += box.halves(player, place)
      }
    }
  }

  /// Narrows a box as far as it quickly goes; false where it holds no solution.
  private mutating func narrow(_ box: inout ProbabilityBox) -> Bool {
    while true {
      guard box.tighten(), game.mayHold(in: box) else { return false }
      let before = box.widest.width
      game.prepareDerivatives()
      guard before > Self.solved, let step = Krawczyk(game, box) else { return true }
      guard box.intersect(step.bounds) else { return false }
      guard box.tighten() else { return false }
      if box.widest.width > 0.5 * before { return true }
    }
  }

  private mutating func note(_ box: ProbabilityBox) {
    let middle = box.middle
    guard game.worstGain(middle) <= 1e-10 * game.scale else { return }
    solutions.append(game.profile(middle))
  }
}

/// Lower and upper bounds of the probabilities of each player's support.
struct ProbabilityBox {
  private(set) var lower: [[Double]]
  private(set) var upper: [[Double]]

  /// A box from its bounds.
  init(lower: [[Double]], upper: [[Double]]) {
    self.lower = lower
    self.upper = upper
  }

  /// All distributions.
  init(sizes: [Int]) {
    lower = sizes.map { [Double](repeating: $0 == 1 ? 1 : 0, count: $0) }
    upper = sizes.map { [Double](repeating: 1, count: $0) }
  }

  /// The widest interval and where it is.
  var widest: (width: Double, player: Int, place: Int) {
    var best = (width: -1.0, player: 0, place: 0)
    for player in lower.indices {
      for place in lower[player].indices {
        let width = upper[player][place] - lower[player][place]
        if width > best.width { best = (width, player, place) }
      }
    }
    return best
  }

  /// The two halves of the box along one probability.
  func halves(_ player: Int, _ place: Int) -> [ProbabilityBox] {
    // Not quite in the middle, where solutions of round numbers lie.
    let cut =
      lower[player][place] + 0.493_172 * (upper[player][place] - lower[player][place])
    var (low, high) = (self, self)
    low.upper[player][place] = cut
    high.lower[player][place] = cut
    return [high, low]
  }

  /// Uses that probabilities sum to one; false where they cannot.
  mutating func tighten() -> Bool {
    for player in lower.indices {
      let (low, high) = (lower[player].reduce(0, +), upper[player].reduce(0, +))
      guard low <= 1 + 1e-12, high >= 1 - 1e-12 else { return false }
      for place in lower[player].indices {
        let (least, most) = (lower[player][place], upper[player][place])
        upper[player][place] = min(most, max(least, 1 - (low - least)))
        lower[player][place] = max(least, min(upper[player][place], 1 - (high - most)))
      }
    }
    return true
  }

  /// Keeps what lies within bounds of all but each player's last probability; false where nothing does.
  mutating func intersect(_ bounds: [(low: Double, high: Double)]) -> Bool {
    var index = 0
    for player in lower.indices {
      for place in lower[player].indices.dropLast() {
        let (low, high) = bounds[index]
        guard low <= upper[player][place], high >= lower[player][place] else { return false }
        lower[player][place] = max(lower[player][place], low)
        upper[player][place] = min(upper[player][place], high)
        index += 1
      }
    }
    return true
  }

  /// A distribution of each player in the middle of the box.
  var middle: [[Double]] {
    lower.indices.map { player in
      let middles = zip(lower[player], upper[player]).map { ($0 + $1) / 2 }
      let sum = middles.reduce(0, +)
      return middles.map { $0 / sum }
    }
  }
}
