/// Joins extreme equilibria into maximal Nash subsets and connected components.
///
/// Strategies of the two players are the vertices of a bipartite graph, extreme equilibria its edges.
/// Maximal Nash subsets are its maximal complete bipartite subgraphs (Avis, Rosenberg, Savani and von
/// Stengel 2010); they are found as the closed sets of neighbours, each once (Kuznetsov 1993).
struct EquilibriumComponents {
  private(set) var components: [EquilibriumSet.Component] = []
  private let budget: SearchBudget
  /// For each second strategy in the component at hand the set of first ones that go with it.
  private var partners: [BitSet] = []
  private var firsts: [Int] = []
  private var seconds: [Int] = []
  private var subsets: [EquilibriumSet.NashSubset] = []

  /// The components of a graph with `counts` vertices on its sides.
  init(_ equilibria: [EquilibriumSet.Extreme], _ counts: [Int], _ budget: SearchBudget) {
    self.budget = budget
    var groups = DisjointSets(counts[0] + counts[1])
    for pair in equilibria { groups.join(pair.first, counts[0] + pair.second) }
    var placeOfRoot: [Int: Int] = [:]
    var members: [[Int]] = []
    for (index, pair) in equilibria.enumerated() {
      let root = groups.root(pair.first)
      let place = placeOfRoot[root] ?? members.count
      if place == members.count {
        placeOfRoot[root] = place
        members.append([])
      }
      members[place].append(index)
    }
    for members in members { addComponent(members, equilibria) }
  }

  private mutating func addComponent(_ members: [Int], _ equilibria: [EquilibriumSet.Extreme]) {
    firsts = Set(members.map { equilibria[$0].first }).sorted()
    seconds = Set(members.map { equilibria[$0].second }).sorted()
    partners = seconds.map { _ in BitSet(count: firsts.count) }
    let places = Dictionary(uniqueKeysWithValues: zip(firsts, firsts.indices))
    let columns = Dictionary(uniqueKeysWithValues: zip(seconds, seconds.indices))
    for pair in members.map({ equilibria[$0] }) {
      if let place = places[pair.first], let column = columns[pair.second] {
        partners[column].insert(place)
      }
    }
    subsets = []
    close(BitSet(all: firsts.count), from: 0, with: BitSet(count: seconds.count))
    components.append(.init(equilibria: members, subsets: subsets))
  }

  /// Reports the closed pair that begins with `rows`, and those that add further columns to it.
  ///
  /// A pair is reported only where closing adds no column before `start`: each is met once.
  private mutating func close(_ rows: BitSet, from start: Int, with before: BitSet) {
    guard budget.step() else { return }
    var columns = BitSet(count: seconds.count)
    for column in seconds.indices where rows.isSubset(of: partners[column]) {
      guard column >= start || before.contains(column) else { return }
      columns.insert(column)
    }
    if !columns.isEmpty {
      subsets.append(
        .init(
          first: rows.members.map { firsts[$0] }, second: columns.members.map { seconds[$0] }))
    }
    for column in seconds.indices where column >= start && !columns.contains(column) {
      let fewer = rows.intersection(partners[column])
      guard !fewer.isEmpty else { continue }
      var closed = columns
      closed.insert(column)
      close(fewer, from: column, with: closed)
    }
  }
}

/// A set of small numbers, one bit each.
struct BitSet: Hashable, Sendable {
  private var words: [UInt64]

  /// The empty set, for numbers below `count`.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  /// All numbers below `count`.
  init(all count: Int) {
    self.init(count: count)
    for number in 0..<count { insert(number) }
  }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << (number % 64) }

  func contains(_ number: Int) -> Bool { words[number / 64] >> (number % 64) & 1 == 1 }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func isSubset(of other: BitSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  func intersection(_ other: BitSet) -> BitSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  /// Its numbers, ascending.
  var members: [Int] {
    words.indices.flatMap { index in
      (0..<64).filter { words[index] >> $0 & 1 == 1 }.map { index * 64 + $0 }
    }
  }
}

/// Numbers in groups that can be joined (union by path halving).
private struct DisjointSets {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ left: Int, _ right: Int) { parents[root(right)] = root(left) }
}
