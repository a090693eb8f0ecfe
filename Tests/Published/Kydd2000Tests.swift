import Games
import Testing

/// Trust after Kydd, "Trust, reassurance, and cooperation" (2000).
@Suite struct Kydd2000Tests {
  /// Payoffs 4, 3, 2, 0: cooperate from a trust of (2 − 0)/((2 − 0) + (4 − 3)) = 2/3.
  @Test func `cooperation needs a trust of two thirds`() throws {
    for trust in [0.6, 0.666, 0.667, 0.7] {
      let model = try TrustGame(setting: ["t": trust, "R": 4, "T": 3, "P": 2, "S": 0])
      let solution = try #require(model.solution())
      let threshold = solution["trust from which cooperation is an equilibrium"] ?? 0
      #expect(abs(threshold - 2.0 / 3) < 1e-12)
      #expect(solution.equilibria.contains { $0.name == "trust" } == (trust > 2.0 / 3))
    }
  }
}
