import Testing

@testable import Games

/// What a player would do where he himself never goes.
struct CompletionTests {
  /// A player may stop; if not, the other waits, and then the first takes 3 or 5.
  private func game() throws -> Game {
    var tree = GameTree(players: ["One", "Two"])
    let start = try tree.move(at: tree.root, by: "One", in: "start", actions: ["stop", "go"])
    try tree.end(at: start[0], payoffs: [9, 0])
    let reply = try tree.move(at: start[1], by: "Two", in: "reply", actions: ["wait", "end"])
    try tree.end(at: reply[1], payoffs: [0, 1])
    let last = try tree.move(at: reply[0], by: "One", in: "last", actions: ["three", "five"])
    try tree.end(at: last[0], payoffs: [3, 2])
    try tree.end(at: last[1], payoffs: [5, 0])
    return try tree.frozen()
  }

  @Test func `Where own earlier moves rule a set out, the best continuation is filled in`() throws {
    let game = try game()
    let profile = BehaviourProfile([1, 0, 1, 0, 0.5, 0.5])
    let completed = profile.completed(in: game)
    #expect(completed.probabilities == [1, 0, 1, 0, 0, 1])
    let before = try Assessment(profile, in: game).certificate
    let after = try Assessment(completed, in: game).certificate
    #expect(before.regret == after.regret)
    #expect(before.payoffs == after.payoffs)
    #expect(before.sequentialViolation > 0)
  }

  @Test func `Where only others rule a set out, nothing changes`() throws {
    let game = try game()
    let profile = BehaviourProfile([0, 1, 0, 1, 0.5, 0.5])
    #expect(profile.completed(in: game) == profile)
  }

  @Test func `Beyond the cap nothing changes`() throws {
    let game = try game()
    let profile = BehaviourProfile([1, 0, 1, 0, 0.5, 0.5])
    #expect(profile.completed(in: game, cap: 2) == profile)
  }

  @Test(arguments: 1...40)
  func `No player's payoff or regret changes by it`(_ seed: UInt64) throws {
    var games = RandomGames(seed: seed)
    let game = try games.next()
    let form = try ReducedNormalForm(game, cap: 100_000)
    let mixed = MixedProfile.pure(form.form.players.map { _ in 0 }, in: form.form)
    let profile = form.behaviour(mixed, in: game)
    let before = try Assessment(profile, in: game).certificate
    let after = try Assessment(profile.completed(in: game), in: game).certificate
    for (one, other) in zip(before.payoffs + before.regrets, after.payoffs + after.regrets) {
      #expect(abs(one - other) <= 1e-9 * max(1, before.scale))
    }
  }
}
