import Testing

@testable import Games

@Suite struct `Every model` {
  @Test func `has a name, a sentence and parameters of its own`() {
    let names = Models.all.map { $0.name }
    #expect(names.count == 14, "the guide counts them")
    #expect(Set(names).count == names.count)
    for model in Models.all {
      #expect(Models.named(model.name) != nil)
      #expect(model.summary.hasSuffix("."))
      #expect(!model.source.isEmpty)
      #expect(Set(model.parameters.map(\.name)).count == model.parameters.count)
      for parameter in model.parameters {
        #expect(parameter.range.contains(parameter.standard), "\(model.name) \(parameter.name)")
        #expect(!parameter.name.contains("="))
      }
    }
    #expect(Models.named("no such model") == nil)
  }

  @Test func `is solved or written at its standard values, and checked`() throws {
    for type in Models.all {
      let model = try type.init(settings: [])
      let game = try model.game()
      #expect(game != nil || model.solution() != nil)
      if let game { #expect(try Game(efg: game.efg) == game, "\(type.name)") }
      guard let solution = model.solution() else { continue }
      try checkSolution(solution, game, type.name)
      #expect(!solution.equilibria.isEmpty, "\(type.name)")
      #expect(solution.scope.hasSuffix("."))
    }
  }

  @Test func `names nothing twice and lets chance forget nothing, as Gambit demands`() throws {
    for type in Models.all {
      guard let game = try type.init(settings: []).game() else { continue }
      let events = game.events.map(\.label).filter { !$0.isEmpty }
      #expect(Set(events).count == events.count, "\(type.name): \(events)")
      for player in game.players.indices {
        let sets = game.informationSets(of: player).map { game.informationSets[$0].label }
        #expect(Set(sets).count == sets.count, "\(type.name): \(sets)")
      }
      let labels =
        game.players + game.nodeLabels + game.outcomes.map(\.label)
        + game.events.flatMap { [$0.label] + $0.actions }
        + game.informationSets.flatMap { [$0.label] + $0.actions }
      #expect(labels.allSatisfy(isPlain), "\(type.name): \(labels.filter { !isPlain($0) })")
      for event in game.events {
        #expect(Set(event.nodes.map { draws(before: $0, in: game) }).count == 1, "\(type.name)")
      }
    }
  }

  /// Whether a name is of printable ASCII without spaces at an end or side by side.
  private func isPlain(_ label: String) -> Bool {
    label.utf8.allSatisfy { 0x20..<0x7F ~= $0 } && !label.hasPrefix(" ") && !label.hasSuffix(" ")
      && !label.contains("  ")
  }

  /// The chance events before a node, with what was drawn.
  private func draws(before node: Int, in game: Game) -> [[Int]] {
    var draws: [[Int]] = []
    var node = node
    while game.nodes[node].parent >= 0 {
      let parent = game.nodes[node].parent
      if case .chance(let event) = game.nodes[parent].kind {
        draws.append([event, game.nodes[node].action])
      }
      node = parent
    }
    return draws
  }

  @Test func `refuses or solves whatever is in range`() throws {
    for type in Models.all {
      for parameter in type.parameters {
        let range = parameter.range
        let margin = (range.upper - range.lower) * (range.isWhole ? 0 : 1e-3)
        for value in [range.lower, range.lower + margin, range.upper - margin, range.upper] {
          guard range.contains(value), !range.isWhole || value <= 8 else { continue }
          guard let model = try? type.init(settings: ["\(parameter.name)=\(value)"]) else {
            continue
          }
          let limits = Limits(time: .seconds(20))
          guard let solution = model.solution(limits: limits) else { continue }
          try checkSolution(
            solution, nil, "\(type.name) \(parameter.name)=\(value)", setting: value)
        }
      }
    }
  }

  private func checkSolution(
    _ solution: ModelSolution, _ game: Game?, _ name: String, setting: Double = 0
  ) throws {
    for equilibrium in solution.equilibria {
      let scale = max(solution.scale, abs(setting))
      #expect(abs(equilibrium.check.residual) <= 1e-9 * scale, "\(name): \(equilibrium)")
      let findings = solution.findings + equilibrium.findings
      for finding in findings {
        #expect(!finding.value.isNaN, "\(name): \(finding.name)")
        if finding.unit == .probability {
          #expect(-1e-12...1 + 1e-12 ~= finding.value, "\(name): \(finding)")
        }
      }
      if let game, let profile = equilibrium.profile {
        let certificate = try Assessment(profile, in: game).certificate
        #expect(certificate.isNash(within: 1e-10), "\(name): \(equilibrium.name)")
      }
    }
  }
}

extension ModelSolution {
  /// The largest finite finding, at least 1: what residuals are compared with.
  var scale: Double {
    (findings + equilibria.flatMap(\.findings)).map { abs($0.value) }.filter(\.isFinite)
      .reduce(1, max)
  }

  /// The names of the equilibria.
  var names: [String] { equilibria.map(\.name) }

  /// The equilibrium with a name.
  func equilibrium(_ name: String) -> ModelEquilibrium? {
    equilibria.first { $0.name == name }
  }
}
