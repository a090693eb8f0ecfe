import Quantities
import Testing

@testable import Games

@Suite struct `Best-reply vertices` {
  /// All vertices by brute force: every choice of tight inequalities that has one solution.
  static func brute(_ payoffs: [[Double]]) -> [[Double]: UInt64] {
    let (own, replies) = (payoffs.count, payoffs[0].count)
    var vertices: [[Double]: UInt64] = [:]
    for choice in 0..<(1 << (own + replies)) where choice.nonzeroBitCount == own {
      var rows: [[Double]] = [[Double](repeating: 1, count: own) + [0, 1]]
      for label in 0..<own + replies where choice >> label & 1 == 1 {
        if label < own {
          rows.append((0..<own + 2).map { $0 == label ? 1 : 0 })
        } else {
          rows.append((0..<own).map { -payoffs[$0][label - own] } + [1, 0])
        }
      }
      guard let solution = solve(rows) else { continue }
      let (x, v) = (solution.dropLast(), solution[own])
      guard x.allSatisfy({ $0 >= -1e-9 }) else { continue }
      let slacks = (0..<replies).map { reply in
        v - zip(x, payoffs).reduce(0) { $0 + $1.0 * $1.1[reply] }
      }
      guard slacks.allSatisfy({ $0 >= -1e-9 }) else { continue }
      var labels: UInt64 = 0
      for (index, share) in x.enumerated() where abs(share) < 1e-9 { labels |= 1 << UInt64(index) }
      for (index, slack) in slacks.enumerated() where abs(slack) < 1e-9 {
        labels |= 1 << UInt64(own + index)
      }
      vertices[x.map { ($0 * 1e6).rounded() / 1e6 + 0 }] = labels
    }
    return vertices
  }

  /// Gauss’s elimination; `nil` where the solution is not unique.
  private static func solve(_ rows: [[Double]]) -> [Double]? {
    var rows = rows
    let count = rows.count
    for column in 0..<count {
      guard
        let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        for place in 0...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }

  @Test func `are those of brute force, with all their labels`() {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<400 {
      let (own, replies) = (1 + generator.below(4), 1 + generator.below(4))
      // Few distinct numbers make ties and equal columns.
      let distinct = round % 2 == 0 ? 4 : 1_000
      let payoffs = (0..<own).map { _ in
        (0..<replies).map { _ in Double(generator.below(distinct)) }
      }
      var vertices = BestReplyVertices(ownCount: own, replyCount: replies)
      let isDone = vertices.find(payoffs.flatMap { $0 }, ownStride: replies, replyStride: 1)
      #expect(isDone)
      var found: [[Double]: UInt64] = [:]
      for (index, labels) in vertices.labels.enumerated() {
        let weights = vertices.weights[index * own..<(index + 1) * own]
        found[weights.map { ($0 * 1e6).rounded() / 1e6 + 0 }] = labels
      }
      #expect(found == Self.brute(payoffs), "round \(round): \(payoffs)")
      #expect(found.count == vertices.labels.count)
    }
  }

  @Test func `are given up beyond their cap`() {
    let count = 8
    var generator = SeededGenerator(seed: 1)
    let payoffs = (0..<count * count).map { _ in generator.uniform() }
    var vertices = BestReplyVertices(ownCount: count, replyCount: count, cap: 16)
    let isDone = vertices.find(payoffs, ownStride: count, replyStride: 1)
    #expect(!isDone)
  }
}

@Suite struct `Ensembles of matrix games` {
  private func game(_ counts: [Int], _ next: () -> Double) throws -> ParametricGame {
    let profiles = counts.reduce(1, *)
    let form = try NormalForm(
      players: counts.indices.map { "P\($0)" },
      strategies: counts.map { (0..<$0).map { "s\($0)" } },
      numbers: (0..<profiles * counts.count).map { _ in Number(next()) ?? .zero })
    return try ParametricGame(Game(form))
  }

  @Test func `find an odd number of equilibria where nothing is tied`() async throws {
    var generator = SeededGenerator(seed: 12)
    for round in 0..<60 {
      let counts = [1 + generator.below(5), 1 + generator.below(5)]
      let game = try game(counts) { generator.uniform() }
      for method in [EnsembleMethod.allExtreme, .oneEquilibrium] {
        let result = try await Ensemble(game, method: method).solve(.best(game), threads: 1)
        #expect(result.unsolvedReason(ofDraw: 0) == nil)
        // Lemke and Howson 1964.
        #expect(result.equilibriumCount(ofDraw: 0) % 2 == 1, "round \(round)")
      }
    }
  }

  @Test func `hold with ties, and with payoffs of any size`() async throws {
    var generator = SeededGenerator(seed: 13)
    for round in 0..<150 {
      let counts = [1 + generator.below(5), 1 + generator.below(5)]
      let unit = [1, 1e12, 1e-12, 1e300][round % 4]
      let game = try game(counts) { Double(generator.below(3)) * unit / 2 }
      for method in [EnsembleMethod.allExtreme, .oneEquilibrium] {
        let result = try await Ensemble(game, method: method).solve(.best(game), threads: 1)
        #expect(result.unsolvedReason(ofDraw: 0) == nil, "round \(round) \(method.name)")
        #expect(result.equilibriumCount(ofDraw: 0) > 0)
        #expect(result.certificates.nashCount == result.certificates.count)
      }
    }
  }

  @Test func `find an equilibrium of larger games`() async throws {
    var generator = SeededGenerator(seed: 14)
    for count in [8, 12, 20] {
      let game = try game([count, count]) { generator.uniform() }
      let result = try await Ensemble(game, method: .oneEquilibrium).solve(
        .best(game), threads: 1)
      #expect(result.equilibriumCount(ofDraw: 0) == 1)
    }
  }
}
