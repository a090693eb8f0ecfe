import Quantities
import Testing

@testable import Games

@Suite struct `Components of equilibria` {
  /// Maximal complete bipartite subgraphs with edges, by trying every set of first vertices.
  private static func maximalSubsets(
    _ edges: Set<[Int]>, _ rows: Int, _ columns: Int
  ) -> Set<EquilibriumSet.NashSubset> {
    var found: Set<EquilibriumSet.NashSubset> = []
    for mask in 1..<(1 << rows) {
      let chosen = (0..<rows).filter { mask >> $0 & 1 == 1 }
      let common = (0..<columns).filter { column in
        chosen.allSatisfy { edges.contains([$0, column]) }
      }
      guard !common.isEmpty else { continue }
      let closed = (0..<rows).filter { row in common.allSatisfy { edges.contains([row, $0]) } }
      found.insert(.init(first: closed, second: common))
    }
    return found
  }

  @Test func `are those of the graph, with its maximal bicliques`() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<200 {
      let (rows, columns) = (1 + generator.below(6), 1 + generator.below(6))
      let pairs = (0..<rows).flatMap { row in (0..<columns).map { [row, $0] } }
      let edges = pairs.filter { _ in generator.below(2) == 0 }
      let found = EquilibriumComponents(
        edges.map { .init(first: $0[0], second: $0[1]) }, [rows, columns],
        SearchBudget(Limits())
      ).components
      let subsets = found.flatMap(\.subsets)
      #expect(Set(subsets).count == subsets.count)
      #expect(Set(subsets) == Self.maximalSubsets(Set(edges), rows, columns))
      #expect(found.flatMap(\.equilibria).sorted() == Array(edges.indices))
      for component in found {
        let inside = Set(component.subsets.flatMap(\.first))
        #expect(inside == Set(component.equilibria.map { edges[$0][0] }))
        let others = Set(found.flatMap(\.equilibria)).subtracting(component.equilibria)
        #expect(inside.isDisjoint(with: others.map { edges[$0][0] }))
      }
    }
  }
}
