import Quantities
import Testing

@testable import Studies

/// Sorting of entries by what each needs.
struct PrecedenceTests {
  @Test func `Each entry comes once, after all that it needs`() {
    var random = SeededGenerator(seed: 1)
    for count in 0..<40 {
      let ranks = Array(0..<count).shuffled(using: &random)
      let needs = ranks.map { rank in
        ranks.indices.filter { ranks[$0] < rank && Bool.random(using: &random) }
      }
      let sorted = Precedence(needs)
      #expect(sorted.cycles.isEmpty)
      #expect(sorted.order.sorted() == Array(0..<count))
      var done: Set<Int> = []
      for entry in sorted.order {
        #expect(needs[entry].allSatisfy(done.contains))
        done.insert(entry)
      }
    }
  }

  @Test func `A cycle is told from where it was met, along its needs`() {
    #expect(Precedence([[0]]).cycles == [[0]])
    #expect(Precedence([[1], [2], [0]]).cycles == [[0, 1, 2]])
    #expect(Precedence([[1], [2, 3], [], [1]]).cycles == [[1, 3]])
    #expect(Precedence([[], [0], [1, 0]]).cycles.isEmpty)
  }

  @Test func `Of many cycles the first are told`() {
    let all = Array(0..<200)
    let sorted = Precedence(all.map { _ in all })
    #expect(sorted.cycles.count == 100)
    #expect(sorted.order.sorted() == all)
  }
}
