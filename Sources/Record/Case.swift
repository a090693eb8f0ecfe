public import Quantities

/// A question about one government's intent, with everything said, done and assumed on it.
public struct Case: Sendable {
  /// Name of the folder.
  public let name: String
  /// What the case is called.
  public let title: String
  /// What is asked, as a question.
  public let question: String
  /// A paragraph on what the case is and is not.
  public let about: String
  /// Id of the actor whose intent is asked.
  public let target: String
  /// First and last day.
  public let period: ClosedRange<Day>
  /// Who speaks and acts.
  public let actors: [Named]
  /// To whom is spoken.
  public let audiences: [Named]
  /// Accounts of what the target wants; at least two, with priors that sum to 1 within 0.02.
  public let hypotheses: [Hypothesis]
  /// Claims on which statements take a stance.
  public let propositions: [Proposition]
  /// Kinds of conduct that deeds are counted by.
  public let indicators: [Indicator]
  /// Earlier cases to compare with.
  public let precedents: [Precedent]
  /// How the case wants to be read.
  public let settings: ReadingSettings
  /// What feeds the indicators that name a query, in their order; empty until the case is fed.
  public internal(set) var eventTallies: [EventTally] = []
  /// How it uses event data.
  public internal(set) var events = EventSettings()
  /// In order of day, then of the file.
  public let statements: [Statement]
  /// In order of day, then of the file; those that event data feed come after the file's of their day.
  public internal(set) var deeds: [Deed]
  /// The table of uncertain quantities.
  public internal(set) var assumptions: Assumptions
  /// Votes on resolutions, in the file's order.
  public let votes: [Vote]
  /// SHA-256 of all files read, in hexadecimal.
  public internal(set) var digest: String
  /// Names of the extra columns of the two evidence files, in the files' order.
  public let extraColumns: ExtraColumns
  /// The further files that are there, for the studies that read them.
  public internal(set) var sheets: [CaseSheet: InputFile] = [:]

  /// The case with further deeds, and with their digest in its own.
  package func adding(
    _ further: [Deed], tallies: [EventTally], digest part: String
  ) -> Case {
    guard !tallies.isEmpty else { return self }
    var copy = self
    copy.eventTallies = tallies
    copy.deeds = sortedByDay(deeds + further, \.day)
    copy.digest = InputFile(path: name, bytes: Array("\(digest)+\(part)".utf8)).digest
    return copy
  }

  /// The case with another table of uncertain quantities.
  package func replacing(assumptions: Assumptions) -> Case {
    var copy = self
    copy.assumptions = assumptions
    return copy
  }

  /// Every week that the period touches, in order.
  public var weeks: ClosedRange<Week> { period.lowerBound.week...period.upperBound.week }

  /// Statements by the actor in question.
  public var targetStatements: [Statement] { statements.filter { $0.actor == target } }

  /// Deeds by the actor in question.
  public var targetDeeds: [Deed] { deeds.filter { $0.actor == target } }

  /// Display name of an actor, an audience or a hypothesis; the id itself where no such id is known.
  public func label(_ id: String) -> String {
    (actors + audiences).first { $0.id == id }?.name
      ?? hypotheses.first { $0.id == id }?.name ?? id
  }
}

/// Names of columns that Credence keeps without using them.
public struct ExtraColumns: Hashable, Sendable {
  /// Those of `statements.csv`.
  public let statements: [String]
  /// Those of `deeds.csv`.
  public let deeds: [String]
}

/// An id with the name that people read.
public struct Named: Hashable, Sendable {
  /// What files call it.
  public let id: String
  /// What people call it.
  public let name: String
}

/// One account of what the actor wants, with its probability before the evidence.
public struct Hypothesis: Hashable, Sendable {
  /// What files call it.
  public let id: String
  /// The account in words.
  public let name: String
  /// Its probability before the evidence.
  public let prior: Probability
  /// Whether the offer is meant if this holds; `nil` where the case does not say.
  public let isEarnest: Bool?
}

/// A claim on which statements take a stance.
public struct Proposition: Hashable, Sendable {
  /// What files call it.
  public let id: String
  /// The claim as a sentence.
  public let text: String
  /// Propositions of one group are treated as correlated; its own id where none is given.
  public let group: String
  /// Ids of indicators whose occurrence belies the claim when it is affirmed.
  public let beliedBy: [String]
}

/// A kind of conduct that is counted by the week.
public struct Indicator: Hashable, Sendable {
  /// What files call it.
  public let id: String
  /// What counts, as a sentence.
  public let text: String
  /// Indicators of one group are treated as correlated; its own id where none is given.
  public let group: String
  /// Which events of the case's record count as deeds of this kind; `nil` for none.
  public let events: EventQuery?

  init(id: String, text: String, group: String, events: EventQuery? = nil) {
    self.id = id
    self.text = text
    self.group = group
    self.events = events
  }
}

/// An earlier case whose sequence of deeds is compared with this one.
public struct Precedent: Sendable {
  /// What files call it.
  public let id: String
  /// What people call it.
  public let title: String
  /// In order of day.
  public let deeds: [Deed]
}

/// Settings of the reading that belong to the case.
public struct ReadingSettings: Hashable, Sendable {
  /// How the number of reports in a week enters as exposure.
  public enum Coverage: String, CaseIterable, Sendable {
    /// Every week counts the same.
    case none
    /// Weeks with more distinct reports, by any actor, are expected to show more of every deed.
    case reports
  }

  /// Chance per week that intent changes, in 0..<1; 0 holds it fixed.
  public let hazard: Double
  /// Correlation ρ between items of one group, in 0...1.
  public let correlation: Double
  /// Days within which opposite statements count as a contradiction, at least 1.
  public let contradictionWindow: Int
  /// Whether weeks with more reports are expected to show more.
  public let coverage: Coverage

  /// The defaults: hazard 0.01, correlation 0.3, window 60 days, no coverage correction.
  public static let standard = ReadingSettings(
    hazard: 0.01, correlation: 0.3, contradictionWindow: 60, coverage: .none)

  /// Settings of a reading.
  public init(hazard: Double, correlation: Double, contradictionWindow: Int, coverage: Coverage) {
    self.hazard = hazard
    self.correlation = correlation
    self.contradictionWindow = contradictionWindow
    self.coverage = coverage
  }
}
