import Testing

@testable import Games

@Suite struct `Signalling games` {
  @Test func `are found by their structure`() throws {
    let beer = try #require(SignallingGame(Game(efg: SampleGames.beerOrQuiche)))
    #expect(beer.types.map(\.label) == ["strong", "weak"])
    #expect(beer.types.map(\.prior) == [0.9, 0.1])
    #expect(beer.messages.map(\.label) == ["beer", "quiche"])
    #expect(beer.messages[1].responses == ["duel", "not"])
    #expect(beer.messages[1].sources[1].senderPayoffs == [1, 3])
    #expect(beer.messages[1].sources[1].receiverPayoffs == [1, 0])
    #expect([beer.sender, beer.receiver] == [0, 1])
    // A move that ends the game is no message to anybody.
    let poker = try #require(SignallingGame(Game(efg: SampleGames.strippedDownPoker)))
    #expect(poker.messages.map(\.label) == ["raise"])
  }

  @Test func `are not seen where there are none`() throws {
    #expect(try SignallingGame(KuhnPoker.game()) == nil)
    #expect(try SignallingGame(Game(efg: SampleGames.stages)) == nil)
    #expect(try SignallingGame(Game(NormalForm(nfg: SampleGames.matchingPennies))) == nil)
    #expect(try SignallingGame(ImperfectRecall.forgetful()) == nil)
    var random = RandomGames(seed: 72)
    for _ in 0..<50 { _ = SignallingGame(try random.next()) }
  }

  @Test func `separate, pool, or do something between`() throws {
    let game = try Game(efg: SampleGames.beerOrQuiche)
    let beer = try #require(SignallingGame(game))
    #expect(beer.separation(of: .pure([0, 1, 0, 0], in: game)) == .pooling)
    // Sets in order of appearance: strong, after beer, after quiche, weak.
    #expect(beer.separation(of: .pure([0, 1, 0, 1], in: game)) == .separating)
    let mixed = BehaviourProfile([1, 0, 0, 1, 1, 0, 0.5, 0.5])
    #expect(beer.separation(of: mixed) == .semiSeparating)
    #expect(beer.separation(of: .uniform(in: game)) == .pooling)
    let poker = try Game(efg: SampleGames.strippedDownPoker)
    let signalling = try #require(SignallingGame(poker))
    #expect(signalling.separation(of: BehaviourProfile([1, 0, 1, 0, 0, 1])) == .separating)
    #expect(signalling.separation(of: BehaviourProfile([0, 1, 1, 0, 0, 1])) == .pooling)
    // A type of prior zero says nothing.
    let certain = try #require(SignallingGame(game.replacing(chanceProbabilities: [[1, 0]])))
    #expect(certain.separation(of: .pure([0, 1, 0, 1], in: game)) == .pooling)
  }
}
