public import Quantities

/// Which events count towards an indicator or an answer, and how.
///
/// An empty list sets no condition; all conditions hold together.
public struct EventQuery: Hashable, Sendable {
  /// Conditions on one side of an event.
  public struct Party: Hashable, Sendable {
    /// States, by ISO 3166 alpha-3, or organisations.
    public let states: [String]
    /// Capacities in which they act.
    public let roles: [ActorRole]
    /// Whether actors count that are known by a person's or body's name alone (`EventActor.isPerson`).
    public let hasPersons: Bool

    /// Conditions on one side.
    public init(states: [String] = [], roles: [ActorRole] = [], hasPersons: Bool = true) {
      self.states = states
      self.roles = roles
      self.hasPersons = hasPersons
    }

    /// Whoever it is.
    public static let anyone = Party()
  }

  /// A rectangle of latitudes and longitudes, in degrees.
  public struct Box: Hashable, Sendable {
    /// Degrees north, −90...90.
    public let latitudes: ClosedRange<Double>
    /// Degrees east, −180...180.
    public let longitudes: ClosedRange<Double>

    /// A rectangle.
    public init(latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double>) {
      self.latitudes = latitudes
      self.longitudes = longitudes
    }

    /// Whether a point lies in it.
    public func contains(latitude: Double, longitude: Double) -> Bool {
      latitudes.contains(latitude) && longitudes.contains(longitude)
    }
  }

  /// Conditions on where it happened.
  public struct Location: Hashable, Sendable {
    /// Countries, by ISO 3166 alpha-3.
    public let states: [String]
    /// Names of first-level regions or of places, compared without regard to case.
    public let regions: [String]
    /// One rectangle.
    public let box: Box?

    /// Conditions on the place.
    public init(states: [String] = [], regions: [String] = [], box: Box? = nil) {
      self.states = states
      self.regions = regions
      self.box = box
    }

    /// Wherever it was.
    public static let anywhere = Location()
  }

  /// What each event adds.
  public enum Weight: String, CaseIterable, Sendable {
    /// One.
    case events
    /// Its number of mentions or reports.
    case mentions
    /// Its amount, in the source's own unit: deaths, items, euros.
    case amount
  }

  /// Ids of the sources, such as `gdelt2`; all where empty.
  public let sources: [String]
  /// Who acts.
  public let source: Party
  /// On whom.
  public let target: Party
  /// Codes; each stands for those that begin with it.
  public let codes: [String]
  /// Classes of the program's own scheme.
  public let classes: [EventClass]
  /// Quad classes.
  public let quads: [QuadClass]
  /// Where.
  public let location: Location
  /// What each event adds.
  public let weight: Weight
  /// Which rows are copies; `nil` where the case or the user chooses.
  public let rule: CountingRule?
  /// Grade of the events as evidence; `nil` for the source's own.
  public let grade: AdmiraltyGrade?
  /// Line of `case.yaml` from which it comes, from 1; 0 where it does not.
  public let line: Int

  /// A query; without arguments, all events.
  public init(
    sources: [String] = [], source: Party = .anyone, target: Party = .anyone,
    codes: [String] = [], classes: [EventClass] = [], quads: [QuadClass] = [],
    location: Location = .anywhere, weight: Weight = .events, rule: CountingRule? = nil,
    grade: AdmiraltyGrade? = nil, line: Int = 0
  ) {
    self.sources = sources
    self.source = source
    self.target = target
    self.codes = codes
    self.classes = classes
    self.quads = quads
    self.location = location
    self.weight = weight
    self.rule = rule
    self.grade = grade
    self.line = line
  }
}
