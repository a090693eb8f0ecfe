import Foundation
import Testing

/// What the guide to solvers works out by hand, run.
struct SolverGuideTests {
  /// Probabilities of the first action of each information set, in the order of players and sets.
  private func firstActions(
    _ game: String, _ arguments: String...
  ) async throws -> [[Double]] {
    let file = Program.package.appendingPathComponent("Guides/games/\(game)").path
    let outcome = try await Program.run(["solve", file, "--format", "json"] + arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let tables = try FindingsText(outcome.output).tables
    let rows = try #require(tables.first { $0.key == "probabilities" }).rows
    var found: [[Double]] = []
    var last: [Value?] = []
    for row in rows {
      guard case .number(let number)? = row["equilibrium"],
        case .number(let chance)? = row["probability"]
      else { continue }
      let place = [row["equilibrium"], row["player"], row["information_set"]]
      if Int(number) > found.count { found.append([]) }
      if place != last { found[found.count - 1].append(chance) }
      last = place
    }
    return found
  }

  private func expect(_ found: [[Double]], _ expected: [[Double]], within: Double = 1e-9) {
    #expect(found.count == expected.count, "\(found)")
    for (one, other) in zip(found, expected) {
      #expect(one.count == other.count)
      #expect(zip(one, other).allSatisfy { abs($0 - $1) <= within }, "\(found)")
    }
  }

  @Test func `Entry is yielded to, and the empty threat is not sequential`() async throws {
    expect(try await firstActions("entry.efg"), [[0, 0]])
    let file = Program.package.appendingPathComponent("Guides/games/entry.efg").path
    let all = try FindingsText(
      try await Program.run(
        ["solve", file, "--solver", "pure-enumeration", "--format", "json"]
      ).output)
    let verdicts = all.tables[0].rows.map { $0["sequential"] }
    #expect(Set(verdicts.map { "\(String(describing: $0))" }).count == 2)
    #expect(verdicts.contains(.text("no")) && verdicts.contains(.text("yes")))
  }

  @Test func `Chicken has two pure equilibria and a mixed one, which the logit path ends in`()
    async throws
  {
    for solver in ["extreme-equilibria", "lemke-howson", "support-enumeration"] {
      let found = try await firstActions("chicken.nfg", "--solver", solver)
      expect(found.sorted { $0[0] < $1[0] }, [[0, 1], [0.8, 0.8], [1, 0]])
    }
    expect(try await firstActions("chicken.nfg", "--solver", "logit"), [[0.8, 0.8]], within: 1e-6)
  }

  @Test func `In poker a third of the queens is bluffed with and two thirds of raises called`()
    async throws
  {
    expect(try await firstActions("poker.efg"), [[1, 1.0 / 3, 2.0 / 3]])
    let near = try await firstActions(
      "poker.efg", "--solver", "cfr-plus", "--tolerance", "1e-3")
    #expect(near.count == 1)
  }

  @Test func `Beer is had by both types along the path from even play`() async throws {
    let found = try await firstActions("beer-or-quiche.efg", "--solver", "sequence-lemke")
    #expect(found.first.map { Array($0.prefix(2)) } == [1, 1], "\(found)")
  }

  @Test func `Every method is explained`() async throws {
    let guide = try String(
      contentsOf: Program.package.appendingPathComponent("Guides/Solvers.md"), encoding: .utf8)
    let file = Program.package.appendingPathComponent("Guides/games/entry.efg").path
    let tables = try FindingsText(
      try await Program.run(["solve", file, "--format", "json"]).output
    ).tables
    for row in try #require(tables.first { $0.key == "solvers" }).rows {
      guard case .text(let name)? = row["solver"] else { continue }
      #expect(guide.contains("`\(name)`"), "\(name)")
    }
  }
}
