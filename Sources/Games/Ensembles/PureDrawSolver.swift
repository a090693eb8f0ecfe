/// All equilibria in pure strategies of the reduced normal form, for any number of players.
///
/// Payoffs that differ by less than 1e-12 of the draw's scale count as equal.
struct PureDrawSolver: DrawSolver {
  private let map: StrategicMap
  private let onlyFirst: Bool
  private var table: [Double]
  private var isBest: [Bool]

  init(_ map: StrategicMap, onlyFirst: Bool = false) {
    self.map = map
    self.onlyFirst = onlyFirst
    table = [Double](repeating: 0, count: map.profileCount)
    isBest = [Bool](repeating: true, count: map.profileCount)
  }

  mutating func solve(
    _ game: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    for profile in 0..<map.profileCount { isBest[profile] = true }
    var stride = 1
    for player in map.counts.indices {
      map.fill(&table, player: player, game)
      mark(stride: stride, count: map.counts[player], slack: 1e-12 * game.scale)
      stride *= map.counts[player]
    }
    for profile in 0..<map.profileCount where isBest[profile] {
      add(profile, to: &found)
      if onlyFirst { break }
    }
    return found.count == 0 ? .noneFound : nil
  }

  /// Strikes out the profiles in which a player has a better strategy.
  private mutating func mark(stride: Int, count: Int, slack: Double) {
    let span = stride * count
    for block in Swift.stride(from: 0, to: map.profileCount, by: span) {
      for base in block..<block + stride {
        var best = -Double.infinity
        for strategy in 0..<count { best = max(best, table[base + strategy * stride]) }
        for strategy in 0..<count where table[base + strategy * stride] < best - slack {
          isBest[base + strategy * stride] = false
        }
      }
    }
  }

  private func add(_ profile: Int, to found: inout FoundEquilibria) {
    let start = found.add()
    var rest = profile
    for player in map.counts.indices {
      map.write(strategy: rest % map.counts[player], of: player, to: start, in: &found)
      rest /= map.counts[player]
    }
  }
}
