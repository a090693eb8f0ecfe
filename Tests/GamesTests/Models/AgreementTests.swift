import Testing

@testable import Games

/// What solvers find in the finite game of a model is what the model's own mathematics says.
@Suite struct `Models and solvers` {
  private static let settings: [(name: String, settings: [String])] = [
    ("tying-hands", []), ("tying-hands", ["q=0.7", "size=0.2"]), ("tying-hands", ["size=0.9"]),
    ("sinking-costs", []), ("sinking-costs", ["size=0.1"]),
    ("sinking-costs", ["q=0.6", "size=0.8"]),
    ("cheap-talk", ["lie=0.5"]), ("cheap-talk", ["lie=1.5"]), ("cheap-talk", ["lie=0.5", "t=0.7"]),
    ("trust", []), ("trust", ["t=0.5"]),
  ]

  @Test(arguments: settings.indices)
  func `agree on all equilibria that rest on credible moves`(index: Int) throws {
    let (name, settings) = Self.settings[index]
    let model = try #require(try Models.named(name)?.init(settings: settings))
    let game = try #require(try model.game())
    let solution = try #require(model.solution())
    #expect(solution.isComplete)
    let listed = solution.equilibria.compactMap(\.profile).map(game.terminalProbabilities)
    var methods = 0
    for solver in Solvers.all where solver.applicability(to: game) == .applicable {
      let outcome = solver.solve(game, limits: Limits(time: .seconds(20)))
      methods += 1
      for assessment in outcome.assessments
      where assessment.certificate.isSequentiallyRational(within: 1e-7) {
        let found = assessment.certificate.terminalProbabilities
        #expect(
          listed.contains { zip($0, found).allSatisfy { isClose($0, $1, absolute: 1e-5) } },
          "\(outcome.method) finds \(found)")
      }
    }
    #expect(methods >= 2)
  }

  @Test func `agree on games with a type for every part of a range`() throws {
    let cases: [(name: String, settings: [String], finding: String)] = [
      // Thresholds lie on borders between types, so that the finite game is exact.
      ("brinkmanship", ["types=2", "r=1/6"], "probability of disaster"),
      ("deterrence", ["types=2", "k=1"], "probability of response"),
      ("ultimatum", ["types=3"], "probability of war"),
    ]
    for (name, settings, finding) in cases {
      let model = try #require(try Models.named(name)?.init(settings: settings))
      let game = try #require(try model.game())
      let expected = try #require(model.solution()?.equilibria.first?[finding])
      var found: [Double] = []
      for solver in Solvers.all where solver.applicability(to: game) == .applicable {
        let outcome = solver.solve(game, limits: Limits(time: .milliseconds(300)))
        for assessment in outcome.assessments
        where assessment.certificate.isSequentiallyRational(within: 1e-7) {
          let findings = game.outcomeProbabilities(assessment.behaviour)
          found.append(findings.first { $0.name == finding }?.value ?? .nan)
        }
      }
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { isClose($0, expected, absolute: 1e-5) }, "\(name): \(found)")
    }
  }

  @Test func `find an equilibrium of a ladder`() throws {
    let game = try #require(try EscalationLadder().game())
    var found = 0
    for solver in Solvers.all where solver.applicability(to: game) == .applicable {
      let outcome = solver.solve(game, limits: Limits(time: .seconds(20), mostEquilibria: 4))
      found += outcome.assessments.count
      for assessment in outcome.assessments {
        let sum = game.outcomeProbabilities(assessment.behaviour).reduce(0) { $0 + $1.value }
        #expect(isClose(sum, 1, absolute: 1e-9))
      }
    }
    #expect(found > 0)
  }
}
