import Quantities
public import Record

/// Where an actor's words contradict each other, and where its conduct belies them.
///
/// *Across audiences* and *over time*: pairs of statements on one proposition, one affirming and one
/// denying it, at most `window` days apart, to different audiences or to the same one. Copies from
/// one origin count once. Two rows of one origin may contradict each other when they went to
/// different audiences (one tour, two messages); to the same audience they are one mixed message.
///
/// *Against conduct*: an affirmed proposition, and deeds of the same actor of a kind that belies it,
/// at most `window` days after or before.
///
/// Totals are always complete. Lists are cut to `limit` entries per proposition and kind: the nearest
/// in time are kept. Time: n log n in the rows, and the product of the window and the rows at worst
/// for the listed pairs.
public struct Contradictions: Sendable {
  /// The three ways of contradicting oneself.
  public enum Kind: String, CaseIterable, Sendable {
    /// Opposite statements to different audiences.
    case acrossAudiences = "across-audiences"
    /// Opposite statements to the same audience: a reversal.
    case overTime = "over-time"
    /// A statement belied by deeds.
    case againstConduct = "against-conduct"
  }

  /// Two opposite statements on one proposition.
  public struct Pair: Hashable, Sendable {
    /// `acrossAudiences` or `overTime`.
    public let kind: Kind
    /// The one said first; of one day, the one that stands first in the file.
    public let earlier: StatementCluster
    /// The one said last.
    public let later: StatementCluster

    /// Id of the proposition.
    public var proposition: String { earlier.proposition }
    /// Days from the earlier to the later, at least 0.
    public var gap: Int { earlier.day.distance(to: later.day) }
  }

  /// Whose words and deeds.
  public let actor: String
  /// Days within which items contradict each other, both ends included.
  public let window: Int
  /// Greatest number of entries listed per proposition and kind.
  public let limit: Int
  /// Greatest number of deeds listed on either side of a belied statement.
  public let deedLimit: Int
  /// One entry per proposition of the case, in its order, with the complete totals.
  public let totals: [ContradictionTotals]
  /// Opposite statements, in order of the case's propositions, then of the earlier and the later day.
  public let pairs: [Pair]
  /// Statements belied by deeds, in order of the case's propositions, then of day.
  public let belied: [BeliedStatement]

  /// The contradictions of an actor, the target by default, within the case's window by default.
  public init(
    in subject: Case, actor: String? = nil, window: Int? = nil, limit: Int = 200,
    deedLimit: Int = 10
  ) {
    self.actor = actor ?? subject.target
    // No two days of the calendar lie further apart than the upper bound.
    self.window = min(max(0, window ?? subject.settings.contradictionWindow), 3_660_000)
    self.limit = max(0, limit)
    self.deedLimit = max(0, deedLimit)
    let said = StatementCluster.clusters(of: subject, by: self.actor)
    let byProposition = Dictionary(grouping: said, by: \.proposition)
    let conduct = BelyingConduct(
      DeedCluster.clusters(of: subject, by: self.actor), window: self.window, limit: self.limit,
      deedLimit: self.deedLimit)
    var (totals, pairs): ([ContradictionTotals], [Pair]) = ([], [])
    var belied: [BeliedStatement] = []
    for proposition in subject.propositions {
      let statements = byProposition[proposition.id] ?? []
      let search = OppositePairs(statements, window: self.window)
      let found = conduct.findings(on: proposition, statements)
      totals.append(ContradictionTotals(proposition.id, statements, search, found.totals))
      pairs += search.listed(limit: self.limit)
      belied += found.statements
    }
    (self.totals, self.pairs, self.belied) = (totals, pairs, belied)
  }
}

/// How much of each kind of contradiction there is on one proposition.
public struct ContradictionTotals: Hashable, Sendable {
  /// Id of the proposition.
  public let proposition: String
  /// Statements with each stance, in the order of `Stance.allCases`.
  public let stances: [Int]
  /// Pairs of opposite statements to different audiences.
  public let acrossAudiences: Int
  /// Pairs of opposite statements to the same audience.
  public let overTime: Int
  /// How often an audience was told the opposite of what it had been told last, within the window.
  ///
  /// Of four statements yes, yes, no, no this counts one, and `overTime` four pairs.
  public let reversals: Int
  /// What deeds say of the affirmed statements.
  public let conduct: ConductTotals

  init(
    _ proposition: String, _ statements: [StatementCluster], _ search: OppositePairs,
    _ conduct: ConductTotals
  ) {
    self.proposition = proposition
    stances = Stance.allCases.map { stance in statements.count { $0.stance == stance } }
    acrossAudiences = search.acrossAudiences
    overTime = search.overTime
    reversals = search.reversals
    self.conduct = conduct
  }
}
