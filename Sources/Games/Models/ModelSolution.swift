/// What a model's own mathematics says: its equilibria, each with its findings and a check.
public struct ModelSolution: Hashable, Sendable {
  /// Findings that hold in every equilibrium, such as thresholds.
  public let findings: [ModelFinding]
  /// The equilibria.
  public let equilibria: [ModelEquilibrium]
  /// Whether these are all equilibria of the kind that `scope` names.
  public let isComplete: Bool
  /// Which equilibria were looked for and how surely all were found; one sentence.
  public let scope: String

  /// A solution.
  public init(
    findings: [ModelFinding] = [], equilibria: [ModelEquilibrium], isComplete: Bool = true,
    scope: String
  ) {
    self.findings = findings
    self.equilibria = equilibria
    self.isComplete = isComplete
    self.scope = scope
  }

  /// The finding with a name that holds in every equilibrium.
  public subscript(name: String) -> Double? {
    findings.first { $0.name == name }?.value
  }
}

/// An equilibrium of a model.
public struct ModelEquilibrium: Hashable, Sendable {
  /// What kind it is, in a few words.
  public let name: String
  /// What happens in it.
  public let findings: [ModelFinding]
  /// How it was checked by other means than it was found.
  public let check: ModelCheck
  /// The behaviour in the finite game, where the equilibrium is exactly one of its.
  public let profile: BehaviourProfile?

  /// An equilibrium with its findings and check.
  public init(
    _ name: String, _ findings: [ModelFinding], check: ModelCheck,
    profile: BehaviourProfile? = nil
  ) {
    self.name = name
    self.findings = findings
    self.check = check
    self.profile = profile
  }

  /// The finding with a name.
  public subscript(name: String) -> Double? {
    findings.first { $0.name == name }?.value
  }
}

/// A number that a model answers, such as the probability of war.
public struct ModelFinding: Hashable, Sendable {
  /// What it is, in a phrase.
  public let name: String
  /// The number.
  public let value: Double
  /// What it is measured in.
  public let unit: ModelUnit

  /// A finding.
  public init(_ name: String, _ value: Double, _ unit: ModelUnit = .probability) {
    self.name = name
    self.value = value
    self.unit = unit
  }
}

/// How far an equilibrium misses being one, by an independent computation.
public struct ModelCheck: Hashable, Sendable {
  /// What was computed, in a phrase.
  public let method: String
  /// The size of the miss, in the unit that the method names; 0 up to rounding, never below.
  public let residual: Double

  /// A check.
  public init(_ method: String, _ residual: Double) {
    self.method = method
    self.residual = residual.magnitude
  }
}

extension Game {
  /// The probability of each kind of outcome, by name, when a profile is played.
  ///
  /// Outcomes with the same name are one kind; in order of appearance.
  public func outcomeProbabilities(_ profile: BehaviourProfile) -> [ModelFinding] {
    var names: [String] = []
    var sums: [String: Double] = [:]
    for (terminal, probability) in zip(terminals, terminalProbabilities(profile)) {
      let outcome = nodes[terminal].outcome
      let name = outcome < 0 ? "" : outcomes[outcome].label
      if sums[name] == nil { names.append(name) }
      sums[name, default: 0] += probability
    }
    return names.map { ModelFinding("probability of \($0)", sums[$0] ?? 0) }
  }
}
