/// The paths of Lemke and Howson in a two-player game, and the equilibria at their ends.
///
/// At an equilibrium every strategy is a best reply or unplayed: its label is tight in one of the two
/// halves. Letting one label loose starts a path that ends in another equilibrium, or in the artificial
/// one at which nothing is played.
struct LabelPaths {
  /// A pair of vertices at which every label is tight.
  private struct End: Hashable {
    let first: [Int]
    let second: [Int]
  }

  /// Mixtures of the equilibria found, in the order found; every profile once up to rounding.
  private(set) var profiles: [MixedProfile] = []
  private let labelCount: Int
  private var halves: [LabelDictionary]
  private var ends: [End]
  private var numbers: [End: Int]
  /// For each end and label whether its path is known.
  private var isKnown: [[Bool]]

  /// A path that is longer than this is given up; its cause would be rounding.
  private static let longestPath = 200_000
  /// Weights below this share of all count as zero, and profiles that differ by less as equal.
  private static let resolution = 1e-10

  init(_ form: NormalForm) {
    let (rows, columns) = (form.strategies[0].count, form.strategies[1].count)
    labelCount = rows + columns
    let payoffs = [0, 1].map { Self.positive(form, player: $0) }
    // The first player's mixtures are held by the second's payoffs, and the other way round.
    let second = (0..<columns).flatMap { column in
      (0..<rows).map { payoffs[1][$0 + rows * column] }
    }
    let first = (0..<rows).flatMap { row in
      (0..<columns).map { payoffs[0][row + rows * $0] }
    }
    halves = [
      LabelDictionary(
        constraints: second, ownLabels: 0..<rows, slackLabels: rows..<rows + columns),
      LabelDictionary(
        constraints: first, ownLabels: rows..<rows + columns, slackLabels: 0..<rows),
    ]
    let artificial = End(first: halves[0].tightLabels, second: halves[1].tightLabels)
    ends = [artificial]
    numbers = [artificial: 0]
    isKnown = [[Bool](repeating: false, count: labelCount)]
  }

  /// A player's payoffs brought into 1...2, which changes no best reply.
  private static func positive(_ form: NormalForm, player: Int) -> [Double] {
    let count = form.profileCount
    let own = form.payoffs[player * count..<(player + 1) * count]
    let least = own.min() ?? 0
    let range = (own.max() ?? 0) - least
    return own.map { range > 0 ? 1 + ($0 - least) / range : 1 }
  }

  /// Number of ends from which paths can be followed, the artificial one counted.
  var endCount: Int { ends.count }

  /// Follows every path from an end, as long as fewer than `most` profiles are known.
  mutating func follow(from end: Int, most: Int, _ counter: inout StepCounter) {
    for label in 0..<labelCount where !isKnown[end][label] && profiles.count < most {
      guard halves[0].move(to: ends[end].first), halves[1].move(to: ends[end].second) else {
        return
      }
      isKnown[end][label] = true
      guard walk(label, &counter) else {
        if counter.stop != nil { return }
        continue
      }
      let reached = End(first: halves[0].tightLabels, second: halves[1].tightLabels)
      isKnown[number(of: reached)][label] = true
    }
  }

  /// Lets a label loose and goes on until it is tight again; false where the path was given up.
  private mutating func walk(_ loose: Int, _ counter: inout StepCounter) -> Bool {
    var half = halves[0].isTight(loose) ? 0 : 1
    var entering = loose
    for _ in 0..<Self.longestPath {
      guard counter.step(), let leaving = halves[half].enter(entering) else { return false }
      if leaving == loose { return true }
      entering = leaving
      half = 1 - half
    }
    return false
  }

  private mutating func number(of end: End) -> Int {
    if let known = numbers[end] { return known }
    let number = ends.count
    ends.append(end)
    numbers[end] = number
    isKnown.append([Bool](repeating: false, count: labelCount))
    addProfile(at: end)
    return number
  }

  /// The profile at an end, worked out anew, so that it does not carry the path's rounding.
  private mutating func addProfile(at end: End) {
    guard halves[0].move(to: end.first), halves[1].move(to: end.second) else { return }
    let profile = MixedProfile(halves.map { $0.mixture(threshold: Self.resolution) })
    let isNew = !profiles.contains { known in
      zip(known.strategies.joined(), profile.strategies.joined()).allSatisfy {
        ($0 - $1).magnitude <= Self.resolution
      }
    }
    if isNew { profiles.append(profile) }
  }
}
