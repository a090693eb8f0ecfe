import Quantities
import Testing

@testable import Games

@Suite struct `Exact verification` {
  private func fractions(_ texts: String) -> [Rational] {
    texts.split(separator: " ").compactMap { Number($0)?.exact }
  }

  @Test func `proves the published equilibrium of stripped-down poker`() throws {
    // Reiley, Urbancic and Walker 2008: raise the King, bluff with the Queen 1/3, call 2/3.
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let played = game.informationSets.map { set -> String in
      switch set.label {
      case "King": "1 0"
      case "Queen": "1/3 2/3"
      default: "2/3 1/3"
      }
    }
    let verdict = try game.verifyExactly(fractions(played.joined(separator: " ")))
    #expect(verdict == .equilibrium)
  }

  @Test func `finds what a millionth of a millionth is worth`() throws {
    let game = try Game(NormalForm(nfg: SampleGames.matchingPennies))
    #expect(try game.verifyExactly(fractions("1/2 1/2 1/2 1/2")) == .equilibrium)
    let off = "1/2 1/2 500000000001/1000000000000 499999999999/1000000000000"
    let verdict = try game.verifyExactly(fractions(off))
    guard case .gain(let player, let amount) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(player == 0)
    #expect(isClose(amount, 2e-12, absolute: 1e-24))
  }

  @Test func `says what is no distribution, and what does not fit`() throws {
    let game = try Game(NormalForm(nfg: SampleGames.matchingPennies))
    #expect(
      try game.verifyExactly(fractions("1/2 1/3 1/2 1/2")) == .noDistribution(informationSet: 0))
    #expect(
      try game.verifyExactly(fractions("3/2 -1/2 1/2 1/2")) == .noDistribution(informationSet: 0))
    #expect(throws: GameError.self) { try game.verifyExactly(fractions("1 0")) }
    let vast = try Game(
      NormalForm(nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } 1e200 0 0 0 0 0 0 0"))
    guard case .notRepresentable = try vast.verifyExactly(fractions("1 0 1 0")) else {
      Issue.record("a payoff of 1e200 was held")
      return
    }
  }

  @Test func `agrees on random trees with the certificate in double precision`() throws {
    var random = RandomGames(seed: 91)
    random.depth = 3
    var proved = 0
    for round in 0..<60 {
      random.players = 1 + round % 3
      let game = try random.next()
      for assessment in PureEnumeration(cap: 500).solve(game, limits: Limits()).assessments {
        guard let exact = assessment.behaviour.nearestFractions(in: game) else { continue }
        #expect(try game.verifyExactly(exact) == .equilibrium)
        proved += 1
      }
      let uniform = BehaviourProfile.uniform(in: game)
      let regret = try Certificate(of: uniform, beliefs: game.evenBeliefs, in: game).regret
      let exact = try #require(uniform.nearestFractions(in: game))
      #expect((try game.verifyExactly(exact) == .equilibrium) == (regret <= 1e-12))
    }
    #expect(proved > 50)
  }

  @Test func `proves extreme equilibria of random tables`() throws {
    var generator = SeededGenerator(seed: 92)
    var proved = 0
    for _ in 0..<40 {
      let payoffs = (0..<18).map { _ in "\(generator.below(9))" }.joined(separator: " ")
      let game = try Game(NormalForm(nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 3 3 } \(payoffs)"))
      for assessment in ExtremeEquilibria().solve(game, limits: Limits()).assessments {
        let exact = try #require(assessment.behaviour.nearestFractions(in: game))
        #expect(try game.verifyExactly(exact) == .equilibrium)
        proved += 1
      }
    }
    #expect(proved > 40)
  }

  @Test func `adds and multiplies until it does not fit`() {
    let third = WideFraction(Rational(1, over: 3) ?? .zero)
    #expect(third.adding(third)?.adding(third) == .one)
    #expect(third.subtracting(third) == .zero)
    let large = WideFraction(Rational(.max))
    #expect(large.multiplied(by: large)?.multiplied(by: large) == nil)
    #expect(large.multiplied(by: third)?.numerator == Int128(Int.max))
  }
}
