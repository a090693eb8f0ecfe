public import Record

/// How often an actor took each stance on each proposition before each audience.
///
/// Copies from one origin count once.
public struct AudienceMatrix: Sendable {
  /// What one audience was told on one proposition.
  public struct Cell: Hashable, Sendable {
    /// Statements with each stance, in the order of `Stance.allCases`.
    public let counts: [Int]

    /// All statements.
    public var total: Int { counts.reduce(0, +) }

    /// Whether there are fewer than `AudienceMatrix.minimum` statements, so that shares mean little.
    public var isTooFew: Bool { total < AudienceMatrix.minimum }

    /// Statements with a stance.
    public subscript(stance: Stance) -> Int { counts[stance.index] }

    /// The stance taken most often, the first of equals; `nil` where nothing was said.
    public var prevailing: Stance? {
      total == 0
        ? nil : Stance.allCases.max { self[$0] < self[$1] || (self[$0] == self[$1] && $0 > $1) }
    }
  }

  /// Statements below which a cell's shares mean little.
  public static let minimum = 3

  /// Whose statements.
  public let actor: String
  /// Ids of all audiences, in the case's order: the rows.
  public let audiences: [String]
  /// Ids of all propositions, in the case's order: the columns.
  public let propositions: [String]
  /// One row per audience with one cell per proposition.
  public let cells: [[Cell]]

  /// The matrix of an actor's statements, the target's by default.
  ///
  /// Linear in the rows.
  public init(of subject: Case, actor: String? = nil) {
    let actor = actor ?? subject.target
    self.actor = actor
    audiences = subject.audiences.map(\.id)
    propositions = subject.propositions.map(\.id)
    let rows = positions(of: audiences)
    let columns = positions(of: propositions)
    let empty = [[Int]](
      repeating: [0, 0, 0], count: propositions.count)
    var counts = [[[Int]]](repeating: empty, count: audiences.count)
    for statement in StatementCluster.clusters(of: subject, by: actor) {
      guard let row = rows[statement.audience], let column = columns[statement.proposition] else {
        continue
      }
      counts[row][column][statement.stance.index] += 1
    }
    cells = counts.map { $0.map(Cell.init) }
  }

  /// What an audience was told on all propositions together.
  public func total(audience row: Int) -> Int { cells[row].reduce(0) { $0 + $1.total } }

  /// What all audiences were told on a proposition.
  public func total(proposition column: Int) -> Int {
    cells.reduce(0) { $0 + $1[column].total }
  }
}

/// Where each id stands in a list; the first place counts.
func positions(of ids: [String]) -> [String: Int] {
  Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
}
