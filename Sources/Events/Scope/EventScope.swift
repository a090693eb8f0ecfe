public import Quantities
public import Record

/// Which rows of event data are kept: those that touch a case's actors, period and places.
public struct EventScope: Sendable {
  /// Why a row is not kept.
  public enum DropReason: String, CaseIterable, Sendable {
    /// Its day lies outside the period.
    case period
    /// Neither side is one of the actors, and the place is none of the places.
    case parties
    /// The event that it repeats is not kept.
    case missingEvent
  }

  /// First and last day; `nil` for all days.
  public let period: ClosedRange<Day>?
  /// Codes of the states whose words and deeds are kept, in order; `nil` for all.
  public let states: [String]?
  /// Codes of the countries in which events are kept whoever acts, in order.
  public let places: [String]
  /// Rectangles in which events are kept whoever acts.
  public let boxes: [EventQuery.Box]

  private let days: ClosedRange<Int>
  private let isKept: [Bool]
  private let isPlace: [Bool]

  /// A scope by codes of states; those that are not known are left out.
  public init(
    period: ClosedRange<Day>?, states: [String]?, places: [String] = [],
    boxes: [EventQuery.Box] = []
  ) {
    self.period = period
    self.states = states
    self.places = places
    self.boxes = boxes
    days = period.map { $0.lowerBound.number...$0.upperBound.number } ?? Int.min...Int.max
    isKept = EventScope.flags(states ?? [], all: states == nil)
    isPlace = EventScope.flags(places, all: false)
  }

  /// Everything is kept.
  public static let everything = EventScope(period: nil, states: nil)

  /// The scope in words that never change, to tell whether a file was read under another one.
  public var signature: String {
    let period = period.map { "\($0.lowerBound)..\($0.upperBound)" } ?? "all days"
    let boxes = boxes.map { "\($0.latitudes) \($0.longitudes)" }
    return [period, states?.joined(separator: ",") ?? "all", places.joined(separator: ",")]
      .joined(separator: "; ") + boxes.map { "; \($0)" }.joined()
  }

  /// Whether points have to be read for the decision.
  var needsPoints: Bool { !boxes.isEmpty }

  /// Why a row is not kept; `nil` where it is.
  func reasonToDrop(_ key: EventKey) -> DropReason? {
    guard days.contains(key.day) else { return .period }
    if key.repetition == .ofKept { return nil }
    if isKept[Int(key.source.index)] || isKept[Int(key.target.index)] { return nil }
    if isPlace[Int(key.place.index)] { return nil }
    if boxes.contains(where: { $0.contains(latitude: key.latitude, longitude: key.longitude) }) {
      return nil
    }
    return key.repetition == .ofMissing ? .missingEvent : .parties
  }

  private static func flags(_ codes: [String], all: Bool) -> [Bool] {
    var flags = [Bool](repeating: all, count: States.all.entries.count)
    for id in codes.compactMap(States.all.id(code:)) { flags[Int(id.index)] = true }
    return flags
  }
}
