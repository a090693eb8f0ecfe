import Quantities
import Testing

@testable import Games

@Suite struct `Certificates against brute force` {
  /// Random games small enough to try every pure strategy, each with a random profile and beliefs.
  static func games(seed: UInt64, count: Int) throws -> [(Game, BehaviourProfile, [Double])] {
    var random = RandomGames(seed: seed)
    var games: [(Game, BehaviourProfile, [Double])] = []
    while games.count < count {
      random.players = 1 + random.generator.below(3)
      random.depth = 2 + random.generator.below(4)
      let game = try random.next()
      let sizes = game.players.indices.map { player in
        game.informationSets(of: player).reduce(1) { product, set in
          min(10_000, product * game.informationSets[set].actions.count)
        }
      }
      guard sizes.allSatisfy({ $0 <= 600 }) else { continue }
      let beliefs = game.informationSets.flatMap { random.distribution($0.nodes.count) }
      games.append((game, random.profile(in: game), beliefs))
    }
    return games
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `regret is the best pure strategy's gain`(seed: UInt64) throws {
    for (game, profile, beliefs) in try Self.games(seed: seed, count: 60) {
      #expect(game.recall == .perfect)
      let certificate = try Certificate(of: profile, beliefs: beliefs, in: game)
      for player in game.players.indices {
        let base = value(0, of: player, profile, in: game)
        let best = pureStrategies(of: player, in: game).map {
          value(0, of: player, profile.playing($0, in: game), in: game)
        }.max()
        #expect(isClose(certificate.payoffs[player], base, absolute: 1e-10))
        #expect(isClose(certificate.regrets[player], (best ?? base) - base, absolute: 1e-10))
      }
    }
  }

  @Test(arguments: [5, 6] as [UInt64])
  func `an information set's regret is the best single action's gain`(seed: UInt64) throws {
    for (game, profile, beliefs) in try Self.games(seed: seed, count: 60) {
      let certificate = try Certificate(of: profile, beliefs: beliefs, in: game)
      for (index, set) in game.informationSets.enumerated() {
        let base = value(0, of: set.player, profile, in: game)
        let best = set.actions.indices.map {
          value(0, of: set.player, profile.playing([index: $0], in: game), in: game)
        }.max()
        #expect(isClose(certificate.agentRegrets[index], (best ?? 0) - base, absolute: 1e-10))
      }
    }
  }

  @Test(arguments: [7, 8] as [UInt64])
  func `sequential rationality is tested against every continuation`(seed: UInt64) throws {
    for (game, profile, beliefs) in try Self.games(seed: seed, count: 40) {
      let certificate = try Certificate(of: profile, beliefs: beliefs, in: game)
      for (index, set) in game.informationSets.enumerated() {
        func mean(_ profile: BehaviourProfile) -> Double {
          zip(set.nodes, beliefs[set.memberRange]).reduce(0) {
            $0 + $1.1 * value($1.0, of: set.player, profile, in: game)
          }
        }
        let best = pureStrategies(of: set.player, in: game).map {
          mean(profile.playing($0, in: game))
        }.max()
        let gain = (best ?? 0) - mean(profile)
        #expect(isClose(certificate.sequentialViolations[index], gain, absolute: 1e-10))
      }
    }
  }

  @Test
  func `single actions find a violation exactly where continuations do, for trembling beliefs`()
    throws
  {
    for (game, profile, _) in try Self.games(seed: 9, count: 100) {
      let beliefs = profile.tremblingBeliefs(in: game)
      let full = try Certificate(of: profile, beliefs: beliefs, in: game)
      let single = try Certificate(of: profile, beliefs: beliefs, in: game, continuationCap: 0)
      #expect((full.sequentialViolation > 1e-9) == (single.sequentialViolation > 1e-9))
    }
  }
}
