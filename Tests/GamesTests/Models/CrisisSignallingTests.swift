import Quantities
import Testing

@testable import Games

@Suite struct `Crisis signalling` {
  @Test func `calls the outer equilibria of the published game stable`() throws {
    let solution = try #require(try CrisisSignalling().solution())
    #expect(
      solution.names
        == ["stable under repeated best replies", "unstable", "stable under repeated best replies"])
    for equilibrium in solution.equilibria { #expect(abs(equilibrium.check.residual) < 1e-13) }
  }

  @Test func `a challenge makes fighting less likely at the standard values`() throws {
    let solution = try #require(try CrisisSignalling().solution())
    let table = [(0.9617, 0.0873, 0.45), (0.5824, 0.0737, 1.33), (0.1793, 0.0317, 0.51)]
    for (equilibrium, row) in zip(solution.equilibria, table) {
      #expect(isClose(equilibrium["probability of challenge"] ?? 0, row.0, absolute: 5e-5))
      #expect(isClose(equilibrium["probability of war"] ?? 0, row.1, absolute: 5e-5))
      #expect(isClose(equilibrium["slope of the best reply"] ?? 0, row.2, absolute: 5e-3))
      let before = equilibrium["probability of fighting before the challenge"] ?? 0
      #expect(isClose(before, 0.3103, absolute: 5e-5))
      #expect((equilibrium["probability of fighting when resisted"] ?? 1) < before)
    }
  }

  @Test func `has one equilibrium where fighting beats backing down on average`() throws {
    for gap in [0, 0.5, 3] {
      for war in [-3, -1, 0.5] {
        let model = try CrisisSignalling(setting: ["a": -1.5, "W_A": -1.5 + gap, "W_B": war])
        let solution = try #require(model.solution())
        #expect(solution.isComplete)
        #expect(solution.equilibria.count == 1)
        #expect((solution.equilibria[0]["slope of the best reply"] ?? 1) <= 1e-12)
      }
    }
  }

  @Test func `finds what a fine grid finds, at random parameters`() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<25 {
      func draw(_ lower: Double, _ upper: Double) -> Double {
        lower + (upper - lower) * generator.uniform()
      }
      let model = try CrisisSignalling(setting: [
        "W_A": draw(-3, 0), "a": draw(-3, 0), "W_B": draw(-4, 0), "V_A": draw(0.3, 2),
        "V_B": draw(0.3, 2),
      ])
      let solution = try #require(model.solution())
      #expect(solution.isComplete)
      let gaps = (1..<400).map { model.replyByBivariateNormal(Double($0) / 400) - Double($0) / 400 }
      let changes = zip(gaps, gaps.dropFirst()).filter { ($0 > 0) != ($1 > 0) }.count
      // The grid sees at most as many, and an equal number but for pairs in one cell.
      #expect(changes <= solution.equilibria.count)
      #expect(solution.equilibria.count % 2 == 1)
    }
  }

  @Test func `agrees with a simulation of its players`() throws {
    let solution = try #require(try CrisisSignalling().solution())
    for equilibrium in solution.equilibria {
      let resistance = equilibrium["probability of resistance when challenged"] ?? 0
      var generator = SeededGenerator(seed: 4)
      func shock() -> Double {
        StandardNormal.quantile(max(1e-18, generator.uniform()))
      }
      var (challenges, wars) = (0.0, 0.0)
      let draws = 60_000.0
      for _ in 0..<Int(draws) {
        let (war, back) = (-1.9 + shock(), -1.2 + shock())
        // What A expects from a challenge at the equilibrium's probability of resistance.
        guard resistance * max(war, back) + (1 - resistance) >= 0 else { continue }
        challenges += 1
        if war >= back { wars += resistance }
      }
      #expect(
        isClose(challenges / draws, equilibrium["probability of challenge"] ?? 0, absolute: 0.008))
      #expect(isClose(wars / draws, equilibrium["probability of war"] ?? 0, absolute: 0.008))
      let fights = equilibrium["probability of fighting when resisted"] ?? 0
      let resisting = (0..<60_000).count { _ in
        fights * (-2.8 + shock()) + (1 - fights) >= 0
      }
      #expect(isClose(Double(resisting) / 60_000, resistance, absolute: 0.008))
    }
  }

  @Test func `probabilities of the outcomes sum to one, and the challenge screens`() throws {
    let solution = try #require(try CrisisSignalling().solution())
    for equilibrium in solution.equilibria {
      let outcomes = ["status quo", "concession", "backing down", "war"]
      let sum = outcomes.reduce(0) { $0 + (equilibrium["probability of \($1)"] ?? 0) }
      #expect(isClose(sum, 1))
    }
  }

  @Test func `says so where a tangency cannot be decided`() throws {
    // Between three equilibria and one lies a tangency; nearby parameters are still decided.
    var counts: Set<Int> = []
    for step in 0...40 {
      let war = -3.4 + Double(step) * 0.05
      let solution = try #require(try CrisisSignalling(setting: ["W_B": war]).solution())
      #expect(solution.isComplete || !solution.scope.hasPrefix("All"))
      counts.insert(solution.equilibria.count)
    }
    #expect(counts == [1, 3])
  }

  @Test func `stops at its limits with what is left named`() throws {
    let solution = try #require(
      try CrisisSignalling().solution(limits: Limits(isCancelled: { true })))
    #expect(!solution.isComplete)
    #expect(solution.scope.hasPrefix("Undecided"))
  }
}

@Suite struct `Odds of a bluff` {
  @Test func `agree with the bivariate normal distribution`() {
    for fight in [-3.0, -1, 0, 2] {
      for back in [-2.5, -1, 0.5] {
        let odds = BluffOdds(fight: fight, backDown: back)
        for threshold in [-30, -4, -1, 0, 1.5] {
          let (h, l) = odds.chances(from: threshold)
          let expected = BivariateNormal.cumulative(
            (fight - back) / 2.0.squareRoot(), fight - threshold, correlation: 0.5.squareRoot())
          #expect(isClose(h, expected, absolute: 1e-14))
          let none =
            StandardNormal.cumulative(threshold - fight)
            * StandardNormal.cumulative(threshold - back)
          #expect(isClose(h + l, 1 - none, absolute: 1e-14))
        }
      }
    }
  }

  @Test func `keep their relative accuracy far out`() {
    // Digits from mpmath 1.3, computed with 40.
    let known: [(Double, Double, Double, Double, Double)] = [
      (10, -10, -10, 2.7536241186062337e-89, 2.7536241186062337e-89),
      (5, -8, 3, 5.9997177846131222e-39, 0.022750131948179207),
      (-20, -10, 10, 1.0442437918812724e-45, 0.9999999999999983),
      (10, -3, 9.5, 4.3867614142447823e-39, 0.3085375387259869),
      (0, 9, -9, 1, 1.0979435261311241e-37),
    ]
    for (threshold, fight, back, h, l) in known {
      let found = BluffOdds(fight: fight, backDown: back).chances(from: threshold)
      #expect(isClose(found.fight / h, 1, absolute: 1e-12))
      #expect(isClose(found.backDown / l, 1, absolute: 1e-12))
    }
  }

  @Test func `slopes enclose differences, and everything is monotone`() {
    for (fight, back) in [(-2.0, -1.0), (-1, -2), (0.3, 0.3)] {
      let odds = BluffOdds(fight: fight, backDown: back)
      for step in -30..<30 {
        let (from, to) = (Double(step) / 5, Double(step + 1) / 5)
        let box = odds.odds(at: from).hull(odds.odds(at: to))
        let slope = odds.slope(over: Interval(from, to), odds: box)
        let mean = (odds.odds(at: to).middle() - odds.odds(at: from).middle()) / (to - from)
        #expect(slope.lower - 1e-9 <= mean && mean <= slope.upper + 1e-9)
        let inside = odds.odds(at: from + 0.07)
        #expect(box.lower <= inside.lower + 1e-9 && inside.upper <= box.upper + 1e-9)
      }
    }
  }
}

@Suite struct `Root isolation` {
  private func isolate(
    _ image: @escaping (Interval) -> Interval, _ slope: @escaping (Interval) -> Interval
  ) -> RootIsolation.Result {
    var counter = StepCounter(Limits())
    return RootIsolation(image: image, slope: slope)
      .fixedPoints(in: Interval(0.01, 1), counter: &counter)
  }

  /// x + s·(x - a)(x - b)(x - c), which lies above the diagonal at 0.01 for s below 0.
  private func cubic(_ a: Double, _ b: Double, _ c: Double) -> RootIsolation.Result {
    func factor(_ x: Interval, _ root: Double) -> Interval { x - Interval(root) }
    return isolate {
      $0 - factor($0, a) * factor($0, b) * factor($0, c)
    } _: {
      Interval(1) - factor($0, a) * factor($0, b) - factor($0, a) * factor($0, c)
        - factor($0, b) * factor($0, c)
    }
  }

  @Test func `finds three roots and encloses each`() {
    for (a, b, c) in [(0.1, 0.5, 0.9), (0.3, 0.3001, 0.7), (0.2, 0.20001, 0.20002)] {
      let result = cubic(a, b, c)
      #expect(result.undecided.isEmpty)
      #expect(result.roots.count == 3)
      for (root, expected) in zip(result.roots, [a, b, c]) {
        #expect(root.lower <= expected && expected <= root.upper)
        #expect(root.width < 1e-5)
      }
    }
  }

  @Test func `does not guess at a double root`() {
    let result = cubic(0.3, 0.3, 0.7)
    #expect(result.roots.count == 1)
    #expect(!result.undecided.isEmpty)
    #expect(result.undecided.allSatisfy { abs($0.middle() - 0.3) < 1e-3 })
  }

  @Test func `intervals round outwards`() {
    let tenth = Interval(1).divided(byPositive: Interval(10))
    #expect(tenth.lower < 0.1 && tenth.upper > 0.1)
    let product = Interval(-1, 2) * Interval(-3, 5)
    #expect(product.lower <= -6 && product.upper >= 10)
    #expect(product.lower > -6.000001 && product.upper < 10.000001)
    let zero = Interval(0) * Interval(-.infinity, .infinity)
    #expect(zero.containsZero && zero.width < 1e-300)
    #expect(Interval(0, 1).intersection(Interval(2, 3)) == nil)
    #expect((Interval(0.1) + Interval(0.2)).containsZero == false)
  }
}
