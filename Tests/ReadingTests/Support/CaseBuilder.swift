import Quantities

@testable import Record

/// A case made in memory: say what the test is about, and the rest has sensible values.
///
/// Days are given as whole days since the first day of the period, which is a Monday. Actors,
/// audiences, propositions and indicators that rows mention are declared in order of first mention,
/// after those that were declared. Rows are put in order of day, as a reader does.
struct CaseBuilder {
  static let target = "target"
  static let start = Day(number: 19_723)  // Monday 1 January 2024

  var name = "made"
  var question = "Is the offer meant?"
  var target = CaseBuilder.target
  /// Length of the period in weeks, at least 1.
  var weeks = 52
  var hypotheses: [Hypothesis] = []
  var actors: [String] = []
  var audiences: [String] = []
  var settings = ReadingSettings.standard
  var digest = "digest"
  private var propositions: [Proposition] = []
  private var indicators: [Indicator] = []
  private var statements: [Statement] = []
  private var deeds: [Deed] = []
  private var assumptions: [Assumption] = []
  private var precedents: [Precedent] = []
  private var votes: [Vote] = []

  /// A builder with hypotheses and their priors, in order.
  init(_ hypotheses: KeyValuePairs<String, Double> = ["earnest": 0.5, "stalling": 0.5]) {
    self.hypotheses = hypotheses.map { Self.hypothesis($0.key, $0.value) }
  }

  /// The day so many days after the first one of the period.
  static func day(_ offset: Int) -> Day { start.advanced(by: offset) }

  /// The week so many weeks after the first one of the period.
  static func week(_ offset: Int) -> Week { start.week.advanced(by: offset) }

  private static func hypothesis(_ id: String, _ prior: Double) -> Hypothesis {
    guard let prior = Probability(prior) else { preconditionFailure("\(prior) as a prior") }
    return Hypothesis(id: id, name: id, prior: prior, isEarnest: nil)
  }
}

// MARK: - Declarations

extension CaseBuilder {
  /// Declares a proposition; its group is its own id where none is given.
  mutating func proposition(_ id: String, group: String? = nil, beliedBy: [String] = []) {
    propositions.append(
      Proposition(id: id, text: "Claim \(id)", group: group ?? id, beliedBy: beliedBy))
  }

  /// Declares an indicator; its group is its own id where none is given.
  mutating func indicator(_ id: String, group: String? = nil) {
    indicators.append(Indicator(id: id, text: "Act \(id)", group: group ?? id))
  }

  /// An uncertain quantity.
  mutating func assume(_ name: String, _ distribution: Distribution) {
    assumptions.append(
      Assumption(
        name: name, distribution: distribution, unit: "1", rationale: "made for a test",
        source: "elicited", line: assumptions.count + 2))
  }

  /// A quantity that is known.
  mutating func assume(_ name: String, _ value: Double) { assume(name, .number(value)) }

  /// The known expected events per week of an indicator, by hypothesis.
  mutating func rate(_ indicator: String, _ values: KeyValuePairs<String, Double>) {
    for (hypothesis, value) in values { assume("rate.\(indicator).\(hypothesis)", value) }
  }

  /// The known expected shares of affirm, condition and deny, by hypothesis.
  mutating func shares(_ proposition: String, _ values: KeyValuePairs<String, [Double]>) {
    for (hypothesis, shares) in values {
      for (stance, share) in zip(Stance.allCases, shares) {
        assume("stance.\(proposition).\(hypothesis).\(stance.rawValue)", share)
      }
    }
  }

  /// A precedent from pairs of an indicator and the day of one deed.
  mutating func precedent(_ id: String, _ sequence: [(indicator: String, day: Int)]) {
    let deeds = sequence.enumerated().map { position, step in
      Self.deed(
        id: "\(id)-\(position + 1)", step.indicator, day: step.day, actor: target, line: position)
    }
    precedents.append(Precedent(id: id, title: id, deeds: deeds.sorted { $0.day < $1.day }))
  }
}

// MARK: - Rows

extension CaseBuilder {
  /// Something said; the id is `s1`, `s2`, … where none is given.
  mutating func say(
    _ stance: Stance, _ proposition: String, to audience: String = "world", on day: Int,
    by actor: String? = nil, id: String? = nil, origin: String? = nil, grade: String = "A1",
    publisher: String = "Paper"
  ) {
    let number = statements.count + 1
    statements.append(
      Statement(
        id: id ?? "s\(number)", day: Self.day(day), speaker: "Speaker", actor: actor ?? target,
        audience: audience, channel: "speech", proposition: proposition, stance: stance,
        summary: "Statement \(number)", grade: Self.grade(grade), origin: origin,
        source: Source(publisher: publisher, title: "Item \(number)", address: ""), extras: [],
        line: number + 1))
  }

  /// Something done; the id is `d1`, `d2`, … where none is given.
  mutating func act(
    _ indicator: String, on day: Int, count: Int = 1, by actor: String? = nil, id: String? = nil,
    origin: String? = nil, grade: String = "A1", publisher: String = "Paper"
  ) {
    deeds.append(
      Self.deed(
        id: id ?? "d\(deeds.count + 1)", indicator, day: day, actor: actor ?? target, count: count,
        origin: origin, grade: grade, publisher: publisher, line: deeds.count + 2))
  }

  private static func deed(
    id: String, _ indicator: String, day: Int, actor: String, count: Int = 1,
    origin: String? = nil, grade: String = "A1", publisher: String = "Paper", line: Int
  ) -> Deed {
    Deed(
      id: id, day: Self.day(day), actor: actor, indicator: indicator, place: "Place", area: "Area",
      count: count, summary: "Deed \(id)", grade: Self.grade(grade), origin: origin,
      source: Source(publisher: publisher, title: "Item \(id)", address: ""), extras: [],
      line: line)
  }

  private static func grade(_ text: String) -> AdmiraltyGrade {
    guard let grade = AdmiraltyGrade(text) else { preconditionFailure("grade \(text)") }
    return grade
  }
}

// MARK: - The case

extension CaseBuilder {
  /// The case as built so far.
  var built: Case {
    Case(
      name: name, title: name, question: question, about: "Made for a test.", target: target,
      period: Self.start...Self.day(7 * weeks - 1), actors: named(allActors),
      audiences: named(merged(audiences, statements.map(\.audience))), hypotheses: hypotheses,
      propositions: allPropositions, indicators: allIndicators, precedents: precedents,
      settings: settings, statements: statements.sorted { $0.day < $1.day },
      deeds: deeds.sorted { $0.day < $1.day }, assumptions: Assumptions(assumptions),
      votes: votes, digest: digest, extraColumns: ExtraColumns(statements: [], deeds: []))
  }

  private var allActors: [String] {
    merged([target] + actors, statements.map(\.actor) + deeds.map(\.actor))
  }

  private var allPropositions: [Proposition] {
    merged(propositions.map(\.id), statements.map(\.proposition)).map { id in
      propositions.first { $0.id == id }
        ?? Proposition(id: id, text: "Claim \(id)", group: id, beliedBy: [])
    }
  }

  private var allIndicators: [Indicator] {
    let mentioned =
      propositions.flatMap(\.beliedBy) + precedents.flatMap { $0.deeds.map(\.indicator) }
      + deeds.map(\.indicator)
    return merged(indicators.map(\.id), mentioned).map { id in
      indicators.first { $0.id == id } ?? Indicator(id: id, text: "Act \(id)", group: id)
    }
  }

  private func named(_ ids: [String]) -> [Named] { ids.map { Named(id: $0, name: $0) } }

  /// The declared ids, then the mentioned ones, each once.
  private func merged(_ declared: [String], _ mentioned: [String]) -> [String] {
    var seen: Set<String> = []
    return (declared + mentioned).filter { seen.insert($0).inserted }
  }
}
