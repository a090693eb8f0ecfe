import Quantities

/// The names of assumptions that say what a hypothesis leads one to expect.
///
/// `rate.INDICATOR.HYPOTHESIS`, `stance.PROPOSITION[@AUDIENCE].HYPOTHESIS.STANCE`,
/// `dispersion.INDICATOR` and `hazard`. Any other name is left to other models.
enum Expectation {
  enum Kind: String, CaseIterable {
    case rate, stance, dispersion, hazard
  }

  static func kind(of name: String) -> Kind? { Kind(rawValue: String(name.prefix { $0 != "." })) }
}

/// Checks expectations against the names of the case and against one another.
struct ExpectationCheck {
  private let hypotheses: [String]
  private let names: CaseNames
  private let hypothesisSet: NameSet

  init(hypotheses: [String], names: CaseNames) {
    self.hypotheses = hypotheses
    self.names = names
    hypothesisSet = NameSet(hypotheses)
  }

  /// Names that point to no part of the case, stances that do not add up, and gaps.
  func problems(_ assumptions: Assumptions) -> [Problem] {
    let faults = assumptions.all.map { nameProblem($0) }
    let sound = zip(assumptions.all, faults).compactMap { $1 == nil ? $0 : nil }
    return faults.compactMap { $0 } + shareProblems(sound) + gaps(sound)
  }

  // MARK: Names

  private func nameProblem(_ assumption: Assumption) -> Problem? {
    let parts = assumption.name.split(separator: ".", omittingEmptySubsequences: false)
      .map(String.init)
    let place = place(assumption, "name")
    switch (Expectation.kind(of: assumption.name), parts.count) {
    case (.rate, 3):
      return unknown(parts[1], "indicator", names.indicators, place)
        ?? unknown(parts[2], "hypothesis", hypothesisSet, place)
    case (.dispersion, 2): return unknown(parts[1], "indicator", names.indicators, place)
    case (.stance, 4): return stanceProblem(parts, place)
    case (.hazard, 1): return nil
    case (nil, _): return slip(parts, place)
    default:
      return Problem(
        at: place, found: "“\(assumption.name)”",
        expected: "rate.INDICATOR.HYPOTHESIS, stance.PROPOSITION.HYPOTHESIS.STANCE, "
          + "dispersion.INDICATOR or hazard")
    }
  }

  private func stanceProblem(_ parts: [String], _ place: Problem.Place) -> Problem? {
    let subject = parts[1].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let audience = subject.count > 1 ? subject[1] : nil
    return unknown(subject[0], "proposition", names.propositions, place)
      ?? audience.flatMap { unknown($0, "audience", names.audiences, place) }
      ?? unknown(parts[2], "hypothesis", hypothesisSet, place)
      ?? (Stance(rawValue: parts[3]) == nil
        ? .notAChoice(
          parts[3], kind: "stance", choices: Stance.allCases.map(\.rawValue), at: place) : nil)
  }

  private func unknown(
    _ name: String, _ kind: String, _ valid: NameSet, _ place: Problem.Place
  ) -> Problem? {
    valid.contains(name) ? nil : .unknownName(name, kind: kind, valid: valid.ordered, at: place)
  }

  /// A first word that is almost one of the kinds: the row would otherwise be left unused in silence.
  private func slip(_ parts: [String], _ place: Problem.Place) -> Problem? {
    let kinds = Expectation.Kind.allCases.map(\.rawValue)
    guard let near = nearestName(to: parts[0], in: kinds) else { return nil }
    return Problem(
      .warning, at: place, found: "“\(parts[0])”, which no reading uses",
      expected: "a name of another model, or one that begins with " + kinds.joined(separator: ", "),
      suggestion: near)
  }

  // MARK: Shares

  /// For each proposition, audience and hypothesis: three shares, whose best values sum to 1.
  private func shareProblems(_ assumptions: [Assumption]) -> [Problem] {
    grouped(assumptions, .stance, dropping: 1).compactMap { stem, rows in
      let place = place(rows[0], "best")
      guard rows.count == Stance.allCases.count else {
        return Problem(
          at: place, found: "\(rows.count) of the three shares of \(stem)",
          expected: "rows for affirm, condition and deny")
      }
      let sum = rows.reduce(0) { $0 + $1.distribution.best }
      guard abs(sum - 1) > 0.02 else { return nil }
      return Problem(
        .warning, at: place, found: "shares of \(stem) that sum to \(rounded(sum))",
        expected: "best values that sum to 1 (they are scaled to it)")
    }
  }

  // MARK: Gaps

  /// Subjects for which some hypotheses have expectations and others none: they would not count.
  private func gaps(_ assumptions: [Assumption]) -> [Problem] {
    gaps(grouped(assumptions, .rate, dropping: 1), position: 2)
      + gaps(grouped(assumptions, .stance, dropping: 2), position: 2)
  }

  private func gaps(_ groups: [(stem: String, rows: [Assumption])], position: Int) -> [Problem] {
    groups.compactMap { stem, rows in
      let given = Set(rows.map { part(position, of: $0.name) })
      let missing = hypotheses.filter { !given.contains($0) }
      guard !missing.isEmpty else { return nil }
      return Problem(
        .warning, at: place(rows[0], "name"),
        found: "\(stem) without an expectation for " + missing.joined(separator: ", "),
        expected: "one for every hypothesis (it does not count otherwise)")
    }
  }

  /// Rows of a kind by their names without the last parts, in the file's order.
  private func grouped(
    _ assumptions: [Assumption], _ kind: Expectation.Kind, dropping count: Int
  ) -> [(stem: String, rows: [Assumption])] {
    var positions: [String: Int] = [:]
    var groups: [(stem: String, rows: [Assumption])] = []
    for assumption in assumptions where Expectation.kind(of: assumption.name) == kind {
      let stem = assumption.name.split(separator: ".").dropLast(count).joined(separator: ".")
      if let position = positions[stem] {
        groups[position].rows.append(assumption)
      } else {
        positions[stem] = groups.count
        groups.append((stem, [assumption]))
      }
    }
    return groups
  }

  private func part(_ position: Int, of name: String) -> String {
    let parts = name.split(separator: ".")
    return parts.count > position ? String(parts[position]) : ""
  }

  private func place(_ assumption: Assumption, _ column: String) -> Problem.Place {
    .init(file: AssumptionsFile.name, line: assumption.line, column: column)
  }
}
