/// Entries in an order in which each comes after those that it needs, and the cycles in the way.
///
/// Linear in entries and needs. Goes without recursion: a file may chain as many as it can hold.
struct Precedence {
  /// All entries, each after those that it needs, except across a cycle.
  private(set) var order: [Int] = []
  /// The first cycles met, each from an entry along its needs to the one before it comes again.
  private(set) var cycles: [[Int]] = []

  /// More cycles than this tell nobody anything.
  private static let mostCycles = 100

  private enum State { case new, open, done }

  private let needs: [[Int]]
  private var states: [State]
  private var path: [(entry: Int, next: Int)] = []

  /// Sorts entries by what each needs, by places in the same list.
  init(_ needs: [[Int]]) {
    self.needs = needs
    states = needs.map { _ in .new }
    for entry in needs.indices where states[entry] == .new { follow(from: entry) }
  }

  private mutating func follow(from start: Int) {
    open(start)
    while let step = path.last {
      guard step.next < needs[step.entry].count else {
        close(step.entry)
        continue
      }
      path[path.count - 1].next += 1
      let need = needs[step.entry][step.next]
      switch states[need] {
      case .new: open(need)
      case .open: keepCycle(from: need)
      case .done: break
      }
    }
  }

  private mutating func keepCycle(from start: Int) {
    guard cycles.count < Self.mostCycles else { return }
    cycles.append(Array(path.map(\.entry).drop { $0 != start }))
  }

  private mutating func open(_ entry: Int) {
    states[entry] = .open
    path.append((entry, 0))
  }

  private mutating func close(_ entry: Int) {
    states[entry] = .done
    path.removeLast()
    order.append(entry)
  }
}
