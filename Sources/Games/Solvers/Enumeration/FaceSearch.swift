/// Finds all pairs of vertices of two best-reply polyhedra that together have every label: the extreme
/// equilibria of a two-player game.
///
/// In the manner of Audet, Hansen, Jaumard and Savard (2001): a search tree whose nodes are pairs of
/// faces. Every label that is tight on neither face is made so on the first or, among what then remains,
/// on the second; what neither face can have ends the branch. Where all labels are had, each pair of
/// vertices of the two faces is an equilibrium (Avis, Rosenberg, Savani and von Stengel 2010). A branch
/// that makes a label tight on the second face bars it on the first, so that none is found twice.
struct FaceSearch {
  private var firsts: [BestReplyFace]
  private var seconds: [BestReplyFace]
  private let labelCount: Int
  private let budget: SearchBudget
  /// Whether a sign was too close to call on the way.
  private(set) var isDoubtful = false

  /// A search that begins with two whole polyhedra, which it changes.
  init(_ first: BestReplyFace, _ second: BestReplyFace, _ budget: SearchBudget) {
    firsts = [first]
    seconds = [second]
    labelCount = first.marks.count
    self.budget = budget
  }

  /// Tells of each pair of faces at which every label is had.
  mutating func run(_ found: (BestReplyFace, BestReplyFace) -> Void) {
    visit(0, found)
  }

  private mutating func open(_ level: Int) {
    while firsts.count <= level {
      firsts.append(BestReplyFace(like: firsts[0]))
      seconds.append(BestReplyFace(like: seconds[0]))
    }
  }

  private mutating func visit(_ level: Int, _ found: (BestReplyFace, BestReplyFace) -> Void) {
    let (first, second) = (firsts[level], seconds[level])
    defer { isDoubtful = isDoubtful || first.isDoubtful || second.isDoubtful }
    while budget.step() {
      guard force(first, second) else { return }
      guard let label = branch(first, second) else {
        found(first, second)
        return
      }
      guard first.reach(label) else {
        first.bar(label)
        continue
      }
      guard second.reach(label) else {
        second.bar(label)
        continue
      }
      open(level + 1)
      firsts[level + 1].copy(first)
      seconds[level + 1].copy(second)
      firsts[level + 1].fix(label)
      visit(level + 1, found)
      first.bar(label)
      second.fix(label)
    }
  }

  /// Makes labels tight where only one face can have them; false where neither can.
  private func force(_ first: BestReplyFace, _ second: BestReplyFace) -> Bool {
    var isChanged = true
    while isChanged {
      guard first.settle(), second.settle() else { return false }
      isChanged = false
      for label in 0..<labelCount {
        let (one, two) = (first.marks[label], second.marks[label])
        guard one != .tight, two != .tight else { continue }
        if one == .barred {
          guard two == .open, second.reach(label) else { return false }
          second.fix(label)
          isChanged = true
        } else if two == .barred {
          guard first.reach(label) else { return false }
          first.fix(label)
          isChanged = true
        }
      }
    }
    return true
  }

  private func branch(_ first: BestReplyFace, _ second: BestReplyFace) -> Int? {
    var best: Int?
    var largest = -1.0
    for label in 0..<labelCount where first.marks[label] == .open && second.marks[label] == .open {
      let product = first.value(label) * second.value(label)
      if product > largest { (best, largest) = (label, product) }
    }
    return best
  }
}
