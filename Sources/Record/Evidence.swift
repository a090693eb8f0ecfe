public import Quantities

/// Who published an item, and where it can be read.
public struct Source: Hashable, Sendable {
  /// The outlet: a newspaper, an agency, a ministry.
  public let publisher: String
  /// A short label of the item: subject and date.
  public let title: String
  /// Its address; empty where none is at hand.
  public let address: String

  /// A source by outlet, label and address.
  public init(publisher: String, title: String, address: String) {
    self.publisher = publisher
    self.title = title
    self.address = address
  }
}

/// How a statement stands to the proposition as worded.
public enum Stance: String, CaseIterable, Sendable, Comparable {
  /// Says that it is so.
  case affirm
  /// Says it with terms attached, or concedes it in part.
  case condition
  /// Says that it is not so.
  case deny

  /// Position in `allCases`.
  public var index: Int {
    switch self {
    case .affirm: 0
    case .condition: 1
    case .deny: 2
    }
  }

  /// Orders as in `allCases`.
  public static func < (left: Stance, right: Stance) -> Bool { left.index < right.index }
}

/// Something said: by whom, to whom, on which proposition, with which stance.
public struct Statement: Hashable, Sendable {
  /// What the row is called in findings; no other statement has it.
  public let id: String
  /// The day on which it was said.
  public let day: Day
  /// Who said it: a name or an office.
  public let speaker: String
  /// Id of the actor on whose behalf it was said.
  public let actor: String
  /// Id of the audience addressed.
  public let audience: String
  /// The occasion or medium: a speech, an interview; empty where not given.
  public let channel: String
  /// Id of the proposition.
  public let proposition: String
  /// How it stands to the proposition.
  public let stance: Stance
  /// What was said, in a sentence.
  public let summary: String
  /// How far the source and the report can be relied on.
  public let grade: AdmiraltyGrade
  /// Name of the report or occasion that several rows go back to; `nil` where the row stands alone.
  public let origin: String?
  /// Where it was reported.
  public let source: Source
  /// Cells of the columns that Credence does not know, in the order of the case's `extraColumns`.
  public let extras: [String]
  /// Line in the file, from 1.
  public let line: Int
}

/// Something done: by whom, of which kind, where, how many times.
public struct Deed: Hashable, Sendable {
  /// What the row is called in findings; no other deed of the file has it.
  public let id: String
  /// The day on which it was done.
  public let day: Day
  /// Id of the actor.
  public let actor: String
  /// Id of the indicator.
  public let indicator: String
  /// The town or site; empty where not given.
  public let place: String
  /// The region, district or part of the country; empty where not given.
  public let area: String
  /// Number of separate acts in the row, at least 1.
  public let count: Int
  /// What was done, in a sentence.
  public let summary: String
  /// How far the source and the report can be relied on.
  public let grade: AdmiraltyGrade
  /// Name of the report or act that several rows go back to; `nil` where the row stands alone.
  public let origin: String?
  /// Where it was reported.
  public let source: Source
  /// Cells of the columns that Credence does not know, in the order of the case's `extraColumns`.
  public let extras: [String]
  /// Line in the file, from 1.
  public let line: Int
  /// Id of the event data from which it comes; `nil` for a row of the case's own.
  public let data: String?

  package init(
    id: String, day: Day, actor: String, indicator: String, place: String, area: String,
    count: Int, summary: String, grade: AdmiraltyGrade, origin: String?, source: Source,
    extras: [String], line: Int, data: String? = nil
  ) {
    self.id = id
    self.day = day
    self.actor = actor
    self.indicator = indicator
    self.place = place
    self.area = area
    self.count = count
    self.summary = summary
    self.grade = grade
    self.origin = origin
    self.source = source
    self.extras = extras
    self.line = line
    self.data = data
  }
}
