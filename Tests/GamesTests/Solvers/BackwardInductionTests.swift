import Testing

@testable import Games

@Suite struct `Backward induction` {
  @Test func `lets the incumbent yield to entry`() throws {
    let game = try `Game trees`.entry().frozen()
    let outcome = BackwardInduction().solve(game, limits: Limits())
    #expect(outcome.assessments.map(\.behaviour) == [.pure([1, 1], in: game)])
    #expect(outcome.assessments[0].certificate.payoffs == [1, 1])
    #expect(outcome.completeness == .all)
  }

  @Test func `is sequentially rational on random trees`() throws {
    var random = RandomGames(seed: 41)
    random.buckets = 1_000_000
    var solved = 0
    for round in 0..<200 {
      random.players = 1 + round % 4
      let game = try random.next()
      guard game.hasPerfectInformation else { continue }
      let outcome = BackwardInduction().solve(game, limits: Limits())
      #expect(outcome.assessments.count == 1)
      #expect(outcome.assessments.allSatisfy { $0.certificate.isSequentiallyRational() })
      solved += 1
    }
    #expect(solved > 150)
  }

  @Test func `says when somebody was indifferent`() throws {
    var tree = GameTree(players: ["A"])
    for end in try tree.move(at: tree.root, by: "A", in: "s", actions: ["l", "r"]) {
      try tree.end(at: end, payoffs: [1])
    }
    let outcome = BackwardInduction().solve(try tree.frozen(), limits: Limits())
    #expect(outcome.completeness == .one)
  }

  @Test func `needs perfect information`() throws {
    let outcome = BackwardInduction().solve(try KuhnPoker.game(), limits: Limits())
    #expect(
      outcome.stop
        == .notApplicable("at information set “Jack” the player does not know all earlier moves"))
  }
}
