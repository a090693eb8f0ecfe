/// The first moves of a player who knows his type, which chance has drawn; without allocation.
///
/// Wider than `SignallingGame`: what follows the first moves does not matter.
struct TypeMoves: Sendable {
  /// For each type the actions and the nodes of its information set.
  private let types: [(actions: Range<Int>, nodes: [Int])]
  /// Differences of probability up to here count as none.
  private static let tolerance = 1e-6

  /// `nil` unless chance begins, one player moves first, and he has several types with the same actions.
  init?(_ game: Game) {
    var first: Set<Int> = []
    var stack = [0]
    while let node = stack.popLast() {
      switch game.nodes[node].kind {
      case .chance: stack += game.children(of: node)
      case .decision(let set): first.insert(set)
      case .terminal: return nil
      }
    }
    let sets = first.sorted().map { game.informationSets[$0] }
    guard sets.count > 1, sets.allSatisfy({ $0.player == sets[0].player }),
      sets.allSatisfy({ $0.actions == sets[0].actions })
    else { return nil }
    types = sets.map { ($0.actionRange, $0.nodes) }
  }

  /// How a profile separates the types that have a chance; `nil` where fewer than two have.
  func separation(
    _ behaviours: [Double], from start: Int, reach: [Double]
  ) -> Separation? {
    var isPooling = true
    var isSeparating = true
    var first = -1
    for (index, type) in types.enumerated() where isPresent(type.nodes, reach) {
      if first < 0 {
        first = index
        continue
      }
      for action in 0..<type.actions.count {
        let probability = behaviours[start + type.actions.lowerBound + action]
        let other = behaviours[start + types[first].actions.lowerBound + action]
        if abs(probability - other) > Self.tolerance { isPooling = false }
      }
      for before in 0..<index where isPresent(types[before].nodes, reach) {
        if share(type.actions, types[before].actions, behaviours, start) { isSeparating = false }
      }
    }
    guard first >= 0, isPresent(after: first, reach) else { return nil }
    return isPooling ? .pooling : isSeparating ? .separating : .semiSeparating
  }

  private func isPresent(after first: Int, _ reach: [Double]) -> Bool {
    for index in types.indices where index > first && isPresent(types[index].nodes, reach) {
      return true
    }
    return false
  }

  private func isPresent(_ nodes: [Int], _ reach: [Double]) -> Bool {
    for node in nodes where reach[node] > 0 { return true }
    return false
  }

  /// Whether two types take some action both.
  private func share(
    _ left: Range<Int>, _ right: Range<Int>, _ behaviours: [Double], _ start: Int
  ) -> Bool {
    for action in 0..<left.count {
      let one = behaviours[start + left.lowerBound + action]
      let other = behaviours[start + right.lowerBound + action]
      if one > Self.tolerance, other > Self.tolerance { return true }
    }
    return false
  }
}

extension Separation: CustomStringConvertible {
  /// The field's word.
  public var description: String { rawValue }
}
