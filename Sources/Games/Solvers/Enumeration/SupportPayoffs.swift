/// What strategies pay where the others keep to given supports.
struct SupportPayoffs {
  let supports: [[Int]]
  let scale: Double
  private let form: NormalForm
  private let strides: [Int]
  /// For each player and strategy its gains over the first of his support.
  private var gainsOverFirst: [Comparison] = []
  /// For each pair of unknowns how the one's equation depends on the other.
  private var slopes: [[Comparison]] = []

  /// Differences of payoffs for every profile of the supports of some players.
  private struct Comparison {
    let others: [Int]
    let isInside: Bool
    let values: [Double]
  }

  init(_ form: NormalForm, _ supports: [[Int]]) {
    self.form = form
    self.supports = supports
    strides = form.strides
    scale = form.players.indices.reduce(0) { largest, player in
      let own = form.payoffs[player * form.profileCount..<(player + 1) * form.profileCount]
      return max(largest, (own.max() ?? 0) - (own.min() ?? 0))
    }
    for player in supports.indices {
      let (others, base) = (others(player), supports[player][0])
      for strategy in form.strategies[player].indices where strategy != base {
        gainsOverFirst.append(
          Comparison(
            others: others, isInside: supports[player].contains(strategy),
            values: gains(player, strategy, over: base, others)))
      }
    }
  }

  /// Works out what `derivatives` needs, which many supports never do.
  mutating func prepareDerivatives() {
    guard slopes.isEmpty else { return }
    slopes = unknowns.map { player, strategy in
      unknowns.map { other, choice in
        guard other != player else { return Comparison(others: [], isInside: true, values: [0]) }
        let rest = others(player, without: other)
        let up = gains(player, strategy, over: last(player), rest, at: choice * strides[other])
        let down = gains(
          player, strategy, over: last(player), rest, at: last(other) * strides[other])
        return Comparison(others: rest, isInside: true, values: zip(up, down).map { $0 - $1 })
      }
    }
  }

  /// The others of a player, and perhaps without one more.
  private func others(_ player: Int, without other: Int? = nil) -> [Int] {
    supports.indices.filter { $0 != player && $0 != other }
  }

  /// Gains of one strategy over another for every profile of the supports of `others`.
  private func gains(
    _ player: Int, _ strategy: Int, over base: Int, _ others: [Int], at offset: Int = 0
  ) -> [Double] {
    var places = [offset + player * form.profileCount]
    for other in others {
      places = supports[other].flatMap { choice in places.map { $0 + choice * strides[other] } }
    }
    let (up, down) = (strategy * strides[player], base * strides[player])
    return places.map { form.payoffs[$0 + up] - form.payoffs[$0 + down] }
  }

  /// Bounds of the mean of gains over the distributions in a box.
  private func bounds(
    _ gains: [Double], _ others: [Int], _ box: ProbabilityBox
  ) -> (low: Double, high: Double) {
    var (low, high) = (gains, gains)
    // The last of the others changes slowest.
    for other in others.reversed() {
      let count = low.count / supports[other].count
      low = Self.mean(low, count, box.lower[other], box.upper[other], sign: 1)
      high = Self.mean(high, count, box.lower[other], box.upper[other], sign: -1)
    }
    return (low[0], high[0])
  }

  /// The least mean (times the sign) that distributions within bounds allow, for each of `count` lists.
  private static func mean(
    _ values: [Double], _ count: Int, _ lower: [Double], _ upper: [Double], sign: Double
  ) -> [Double] {
    let rest = 1 - lower.reduce(0, +)
    return (0..<count).map { index in
      var sum = 0.0
      for place in lower.indices { sum += lower[place] * values[place * count + index] }
      var (left, used) = (rest, 0 as UInt64)
      while left > 0 {
        var best = -1
        for place in lower.indices where used >> place & 1 == 0 {
          if best < 0
            || sign * values[place * count + index] < sign * values[best * count + index]
          {
            best = place
          }
        }
        guard best >= 0 else { break }
        used |= 1 << best
        let share = min(left, upper[best] - lower[best])
        sum += share * values[best * count + index]
        left -= share
      }
      return sum
    }
  }

  /// Whether payoffs within the supports may be equal, and none outside larger, somewhere in a box.
  func mayHold(in box: ProbabilityBox) -> Bool {
    gainsOverFirst.allSatisfy { gains in
      let (low, high) = bounds(gains.values, gains.others, box)
      return low <= 1e-12 * scale && (!gains.isInside || high >= -1e-12 * scale)
    }
  }

  // MARK: Equations

  /// For every player and strategy of his support but the last: its gain over the last.
  func equations(_ point: [[Double]]) -> [Double] {
    let box = ProbabilityBox(point: point)
    return unknowns.map { player, strategy in
      let others = others(player)
      return bounds(gains(player, strategy, over: last(player), others), others, box).low
    }
  }

  /// Bounds of the derivatives of the equations by all probabilities but each player's last.
  func derivatives(_ box: ProbabilityBox) -> [[(low: Double, high: Double)]] {
    slopes.map { $0.map { bounds($0.values, $0.others, box) } }
  }

  private func last(_ player: Int) -> Int { supports[player][supports[player].count - 1] }

  private var unknowns: [(player: Int, strategy: Int)] {
    supports.indices.flatMap { player in supports[player].dropLast().map { (player, $0) } }
  }

  // MARK: Points

  /// The most that any player gains by another strategy over the worst of his support.
  func worstGain(_ point: [[Double]]) -> Double {
    let box = ProbabilityBox(point: point)
    var worst = 0.0
    for player in supports.indices {
      let others = others(player)
      let values = form.strategies[player].indices.map {
        bounds(gains(player, $0, over: supports[player][0], others), others, box).low
      }
      let least = supports[player].map { values[$0] }.min() ?? 0
      worst = max(worst, (values.max() ?? 0) - least)
    }
    return worst
  }

  /// A point as probabilities of all strategies.
  func profile(_ point: [[Double]]) -> MixedProfile {
    MixedProfile(
      supports.indices.map { player in
        var all = [Double](repeating: 0, count: form.strategies[player].count)
        for (strategy, probability) in zip(supports[player], point[player]) {
          all[strategy] = probability
        }
        return all
      })
  }
}

extension ProbabilityBox {
  /// A single point.
  fileprivate init(point: [[Double]]) {
    self.init(lower: point, upper: point)
  }
}

/// One step of Krawczyk's interval method (1969) for the equations of a support.
struct Krawczyk {
  /// Where solutions within the box lie, for all probabilities but each player's last.
  let bounds: [(low: Double, high: Double)]

  /// `nil` where the derivatives in the middle of the box are singular or there is nothing to solve.
  init?(_ game: SupportPayoffs, _ box: ProbabilityBox) {
    let middle = box.middle
    let point = middle.flatMap { $0.dropLast() }
    guard !point.isEmpty else { return nil }
    let slopes = game.derivatives(box)
    let centre = game.derivatives(ProbabilityBox(point: middle)).map { $0.map(\.low) }
    guard let inverse = Self.inverse(centre) else { return nil }
    let values = game.equations(middle)
    let lower = box.lower.flatMap { $0.dropLast() }
    let upper = box.upper.flatMap { $0.dropLast() }
    bounds = point.indices.map { row in
      var (low, high) = (point[row], point[row])
      for column in point.indices {
        low -= inverse[row][column] * values[column]
        // One minus the product of the inverse with the slopes, in the middle and its radius.
        var (mean, radius) = (row == column ? 1.0 : 0, 0.0)
        for inner in point.indices {
          let slope = slopes[inner][column]
          mean -= inverse[row][inner] * (slope.low + slope.high) / 2
          radius += abs(inverse[row][inner]) * (slope.high - slope.low) / 2
        }
        let reach = max(upper[column] - point[column], point[column] - lower[column])
        high += (abs(mean) + radius) * reach
      }
      let spread = high - point[row]
      return (low - spread, low + spread)
    }
  }

  /// By elimination with the largest pivot of each column; `nil` where one is too small.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let count = matrix.count
    var rows = matrix.enumerated().map { index, row in
      row + (0..<count).map { $0 == index ? 1.0 : 0 }
    }
    for column in 0..<count {
      var pivot = column
      for row in column..<count where abs(rows[row][column]) > abs(rows[pivot][column]) {
        pivot = row
      }
      let size = matrix[pivot].reduce(0) { max($0, abs($1)) }
      guard abs(rows[pivot][column]) > 1e-10 * size else { return nil }
      rows.swapAt(column, pivot)
      let factor = 1 / rows[column][column]
      for place in rows[column].indices { rows[column][place] *= factor }
      for row in 0..<count where row != column && rows[row][column] != 0 {
        let share = rows[row][column]
        for place in rows[row].indices { rows[row][place] -= share * rows[column][place] }
      }
    }
    return rows.map { Array($0.dropFirst(count)) }
  }
}
