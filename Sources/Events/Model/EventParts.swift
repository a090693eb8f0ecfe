public import Record

/// One side of an event.
public struct EventActor: Hashable, Sendable {
  /// Its state or organisation; none where it is not known.
  public let state: StateID
  /// In what capacity it acts.
  public let role: ActorRole
  /// As the source names it.
  public let name: String
  /// The source's own code; empty where it has none.
  public let code: String

  /// One side of an event.
  public init(state: StateID, role: ActorRole, name: String, code: String = "") {
    self.state = state
    self.role = role
    self.name = name
    self.code = code
  }

  /// The code of actors whose state no word of the row tells, only a table of persons and bodies.
  static let personCode = "person"

  /// Whether it is known by a person's or body's name alone, and not by that of a state.
  public var isPerson: Bool { code == EventActor.personCode }

  /// Nobody, as in votes or counts of losses.
  public static let nobody = EventActor(state: .none, role: .other, name: "")
}

/// Where an event took place, as far as the source says.
public struct EventPlace: Hashable, Sendable {
  /// The country.
  public let state: StateID
  /// First-level region; empty where not given.
  public let region: String
  /// Town or site; empty where not given.
  public let name: String
  /// Degrees north, −90...90; `nil` where not given.
  public let latitude: Double?
  /// Degrees east, −180...180; `nil` where not given.
  public let longitude: Double?

  /// A place.
  public init(
    state: StateID, region: String = "", name: String = "", latitude: Double? = nil,
    longitude: Double? = nil
  ) {
    self.state = state
    self.region = region
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
  }

  /// No place at all.
  public static let nowhere = EventPlace(state: .none)
}

/// What decides whether a row is kept: quick to read, because it is read of every row.
struct EventKey {
  /// Days since 1970-01-01.
  var day: Int
  var source = StateID.none
  var target = StateID.none
  /// Country of the place.
  var place = StateID.none
  /// Degrees; not a number where not given.
  var latitude = Double.nan
  var longitude = Double.nan
  /// Whether the row repeats an event of another file.
  var repetition = Repetition.none

  init(day: Int) { self.day = day }

  /// What is known of the event that a row repeats.
  enum Repetition {
    /// The row is an event of its own.
    case none
    /// The event is kept, and with it the row, whoever acts.
    case ofKept
    /// The event is not kept, or not yet.
    case ofMissing
  }
}

/// One kept row, its texts and parts as positions in the batch that holds it.
struct EventRow: Sendable {
  /// Parts of one line that can be told apart.
  static let mostParts = 16

  /// Line of the file, from 1.
  var line: Int
  /// Which event of its line it is, 0...15: line and part together are given once in a file.
  var part = 0
  /// Days since 1970-01-01.
  var day: Int
  /// Position of an `EventActor`.
  var source: Int32
  /// Position of an `EventActor`.
  var target: Int32
  /// Position of an `EventCode`.
  var code: Int32
  /// Position of an `EventPlace`.
  var place: Int32
  /// The source's own scale value, not a number where the code's holds.
  var goldstein = Double.nan
  /// Mentions or reports, at least 1.
  var mentions = 1
  /// Amount in the source's unit, with the bounds that it gives; not numbers where it has none.
  var amount = Double.nan
  var low = Double.nan
  var high = Double.nan
  /// The source's id of the event, as bytes of the batch.
  var native: Range<Int>
  /// Address, story or resolution that it goes back to, as bytes of the batch.
  var origin: Range<Int>
}
