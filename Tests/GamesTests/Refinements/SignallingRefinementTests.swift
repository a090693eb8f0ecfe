import Quantities
import Testing

@testable import Games

@Suite struct `Refinements of signalling` {
  @Test func `keep the pooling on beer and refuse the pooling on quiche`() throws {
    // Cho and Kreps 1987. Sets in order of appearance: strong, after beer, after quiche, weak.
    let game = try Game(efg: SampleGames.beerOrQuiche)
    let signalling = try #require(SignallingGame(game))
    let beer = signalling.refinement(of: .pure([0, 1, 0, 0], in: game))
    #expect(beer.isIntuitive && beer.passesD1)
    #expect(beer.separation == .pooling)
    let quiche = signalling.refinement(of: .pure([1, 0, 1, 1], in: game))
    #expect(!quiche.isIntuitive && !quiche.passesD1)
    let objection = try #require(quiche.intuitiveObjections.first)
    #expect(objection.message == 0)
    #expect(objection.excluded == [1])
    #expect(objection.gaining == 0)
    #expect(
      objection.reason
        == "“weak” could only lose by “beer”, and “strong” gains by “beer” whatever the receiver then"
        + " believes")
    #expect(quiche.divinityObjections.first?.excluded == [1])
  }

  @Test func `refuse Spence's pooling of three types by D1 alone`() throws {
    let game = try SignallingGames.spence()
    let signalling = try #require(SignallingGame(game))
    // Nobody learns and earns the mean of 2; the educated would earn 1.
    let pooling = BehaviourProfile.pure([0, 2, 0, 0, 0], in: game)
    #expect(try Assessment(pooling, in: game).certificate.isNash())
    let refinement = signalling.refinement(of: pooling)
    #expect(refinement.isIntuitive)
    #expect(!refinement.passesD1)
    let objection = try #require(refinement.divinityObjections.first)
    #expect(objection.excluded == [0, 1])
    #expect(objection.gaining == 2)
    #expect(objection.reason.hasSuffix("“t2” then gains by it"))
  }

  @Test func `let everything pass where every message is sent`() throws {
    let game = try Game(efg: SampleGames.watson)
    let signalling = try #require(SignallingGame(game))
    let separating = signalling.refinement(of: .pure([0, 0, 1, 1], in: game))
    #expect(separating.isIntuitive && separating.passesD1)
    #expect(separating.separation == .separating)
  }

  @Test func `agree with grids of beliefs and responses on random games`() throws {
    var generator = SeededGenerator(seed: 73)
    var (tested, unintuitive, undivine) = (0, 0, 0)
    for round in 0..<150 {
      let game = try SignallingGames.drawn(
        &generator, types: 2 + round % 2, messages: 2, responses: 2)
      let signalling = try #require(SignallingGame(game))
      for assessment in PureEnumeration().solve(game, limits: Limits()).assessments {
        let sequential = try SequentialTest(of: assessment.behaviour, in: game)
        guard sequential.verdict == .sequential else { continue }
        let refinement = signalling.refinement(of: assessment.behaviour)
        let grid = GridRefinement(signalling, assessment.behaviour)
        #expect(refinement.isIntuitive == grid.isIntuitive)
        #expect(refinement.passesD1 == grid.passesD1)
        // What fails the intuitive criterion fails D1 (Cho and Kreps 1987).
        #expect(refinement.isIntuitive || !refinement.passesD1)
        tested += 1
        unintuitive += refinement.isIntuitive ? 0 : 1
        undivine += refinement.passesD1 ? 0 : 1
      }
    }
    #expect(tested > 100)
    #expect(unintuitive > 3)
    #expect(undivine >= unintuitive)
  }
}

/// The criteria by brute force for two responses: grids of beliefs and of mixed responses.
private struct GridRefinement {
  private let signalling: SignallingGame
  private let behaviour: BehaviourProfile
  private let payoffs: [Double]

  init(_ signalling: SignallingGame, _ behaviour: BehaviourProfile) {
    self.signalling = signalling
    self.behaviour = behaviour
    payoffs = signalling.types.map {
      value(signalling.game.informationSets[$0.set].nodes[0], of: 0, behaviour, in: signalling.game)
    }
  }

  private var unsent: [SignallingGame.Message] {
    signalling.messages.filter { message in
      message.sources.allSatisfy { behaviour.probabilities[$0.action] == 0 }
    }
  }

  /// Chances of the second response that are best to some belief over the sources, in hundredths.
  private func replies(_ sources: [SignallingGame.Source]) -> [Int] {
    let gains = sources.map { $0.receiverPayoffs[1] - $0.receiverPayoffs[0] }
    // The gain from the second response takes, over all beliefs, all values between these.
    let (low, high) = (gains.min() ?? 0, gains.max() ?? 0)
    if high < 0 { return [0] }
    return low > 0 ? [100] : Array(0...100)
  }

  private func gain(_ source: SignallingGame.Source, _ reply: Int) -> Double {
    let share = Double(reply) / 100
    return (1 - share) * source.senderPayoffs[0] + share * source.senderPayoffs[1]
      - payoffs[source.type]
  }

  var isIntuitive: Bool {
    unsent.allSatisfy { message in
      let rest = message.sources.filter { source in
        replies(message.sources).contains { gain(source, $0) >= 0 }
      }
      guard !rest.isEmpty else { return true }
      return !rest.contains { source in replies(rest).allSatisfy { gain(source, $0) > 0 } }
    }
  }

  var passesD1: Bool {
    unsent.allSatisfy { message in
      let all = replies(message.sources)
      let rest = message.sources.filter { weak in
        !message.sources.contains { keen in
          keen != weak && all.contains { gain(keen, $0) > 0 }
            && all.allSatisfy { gain(weak, $0) < 0 || gain(keen, $0) > 0 }
        }
      }
      guard rest.count < message.sources.count else { return true }
      return replies(rest).contains { reply in
        message.sources.allSatisfy { gain($0, reply) <= 0 }
      }
    }
  }
}
