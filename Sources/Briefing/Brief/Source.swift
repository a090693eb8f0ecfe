public import Quantities

/// An item of evidence as an endnote.
public struct Source: Hashable, Sendable {
  /// Id of the item in the case.
  public let id: String
  /// What the item is or says, a short label.
  public let text: String
  /// Who published it.
  public let publisher: String
  /// The day of the item.
  public let date: Day
  /// Its address, shown as a link only where it is http, https or mailto.
  public let url: String?
  /// Its Admiralty grade, such as "B2".
  public let grade: String
  /// A remark, such as how it was checked.
  public let note: String?
  /// Whether it is listed although nothing cites it; rows of event data, which may be many, are not.
  public let isListedUncited: Bool

  /// An item to be cited by its id.
  public init(
    id: String, text: String, publisher: String, date: Day, url: String? = nil, grade: String,
    note: String? = nil, isListedUncited: Bool = true
  ) {
    self.id = id
    self.text = text
    self.publisher = publisher
    self.date = date
    self.url = url
    self.grade = grade
    self.note = note
    self.isListedUncited = isListedUncited
  }
}

/// An uncertain quantity that the findings rest on, to be cited by its name.
public struct Assumption: Hashable, Sendable {
  /// Its name in the case.
  public let name: String
  /// Its lower end or 5% point; `nil` for a plain number.
  public let low: Double?
  /// Its best value.
  public let best: Double
  /// Its upper end or 95% point; `nil` for a plain number.
  public let high: Double?
  /// Name of its distribution.
  public let distribution: String
  /// Its unit.
  public let unit: String
  /// Why these values.
  public let rationale: String
  /// Where they come from.
  public let source: String

  /// A quantity with its range and its reason.
  public init(
    name: String, low: Double?, best: Double, high: Double?, distribution: String, unit: String,
    rationale: String, source: String
  ) {
    self.name = name
    self.low = low
    self.best = best
    self.high = high
    self.distribution = distribution
    self.unit = unit
    self.rationale = rationale
    self.source = source
  }
}
