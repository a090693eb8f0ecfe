/// Goes through combinations of supports, small and balanced ones first (Porter, Nudelman and Shoham
/// 2008), and leaves out those that conditional dominance rules out.
struct SupportSearch {
  private let form: NormalForm
  private let counts: [Int]
  private let strides: [Int]
  private let budget: SearchBudget
  /// Whether the search was ended from outside.
  private(set) var isCut = false

  init(_ form: NormalForm, _ budget: SearchBudget) {
    self.form = form
    self.budget = budget
    counts = form.strategies.map(\.count)
    strides = form.strides
  }

  /// Tells of each combination that is left, until the answer is false.
  mutating func run(_ found: ([[Int]]) -> Bool) {
    for sizes in sizes where !isCut && budget.stop == nil {
      let domains = counts.map { Array(0..<$0) }
      visit(0, sizes, domains, found)
    }
  }

  /// All combinations of sizes in the order in which they are tried.
  private var sizes: [[Int]] {
    var all: [[Int]] = [[]]
    for count in counts { all = all.flatMap { sizes in (1...count).map { sizes + [$0] } } }
    let isPair = counts.count == 2
    func rank(_ sizes: [Int]) -> (Int, Int) {
      let total = sizes.reduce(0, +)
      let imbalance = (sizes.max() ?? 0) - (sizes.min() ?? 0)
      return isPair ? (imbalance, total) : (total, imbalance)
    }
    return all.enumerated().sorted {
      let (left, right) = (rank($0.element), rank($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }

  /// Chooses a player's support; `domains` holds supports already chosen and what is left of others.
  private mutating func visit(
    _ player: Int, _ sizes: [Int], _ domains: [[Int]], _ found: ([[Int]]) -> Bool
  ) {
    guard player < counts.count else {
      if !found(domains) { isCut = true }
      return
    }
    let own = domains[player]
    guard own.count >= sizes[player] else { return }
    var choice = Array(0..<sizes[player])
    while true {
      guard !isCut, budget.step() else { return }
      var next = domains
      next[player] = choice.map { own[$0] }
      if reduce(&next, chosen: player, sizes) { visit(player + 1, sizes, next, found) }
      guard advance(&choice, below: own.count) else { return }
    }
  }

  /// The next choice of as many numbers in lexicographic order.
  private func advance(_ choice: inout [Int], below count: Int) -> Bool {
    var place = choice.count - 1
    while place >= 0, choice[place] == count - choice.count + place { place -= 1 }
    guard place >= 0 else { return false }
    choice[place] += 1
    for later in place + 1..<max(choice.count, place + 1) { choice[later] = choice[later - 1] + 1 }
    return true
  }

  /// Removes what is dominated given the domains; false where a support would lose an action or a
  /// domain would become smaller than its support.
  private func reduce(_ domains: inout [[Int]], chosen last: Int, _ sizes: [Int]) -> Bool {
    var isChanged = true
    while isChanged {
      isChanged = false
      for player in counts.indices {
        let kept = domains[player].filter { !isDominated($0, of: player, domains) }
        guard kept.count < domains[player].count else { continue }
        guard player > last, kept.count >= sizes[player] else { return false }
        domains[player] = kept
        isChanged = true
      }
    }
    return true
  }

  /// Whether another strategy is better against everything that the others' domains allow.
  private func isDominated(_ strategy: Int, of player: Int, _ domains: [[Int]]) -> Bool {
    let others = offsets(player, domains)
    let base = player * form.profileCount
    return (0..<counts[player]).contains { other in
      other != strategy
        && others.allSatisfy {
          form.payoffs[base + $0 + other * strides[player]]
            > form.payoffs[base + $0 + strategy * strides[player]]
        }
    }
  }

  /// Places of the profiles of the others' domains.
  private func offsets(_ player: Int, _ domains: [[Int]]) -> [Int] {
    var offsets = [0]
    for other in counts.indices where other != player {
      offsets = offsets.flatMap { base in domains[other].map { base + $0 * strides[other] } }
    }
    return offsets
  }
}
