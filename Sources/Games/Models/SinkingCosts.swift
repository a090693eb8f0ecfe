/// Sinking costs: a signal that costs at once, whatever follows (Fearon 1997).
///
/// See `CommitmentGame` for the game. Being left alone by the ordinary challenger is worth v_low to
/// the irresolute and v_high - (w·v_high - c) to the resolute type, who gains more; so a size
/// between (1 - determined) times the one and (1 - determined) times the other separates them. The
/// defender pays for what tied hands would have signalled for nothing, but risks no war that he did
/// not want. Two types and one size, where Fearon has a continuum of both.
public struct SinkingCosts: Model {
  /// The name by which users choose it.
  public static let name = "sinking-costs"
  /// What it answers.
  public static let summary =
    "Whether a threat backed by money spent in advance, such as mobilisation, is believed."
  /// Author and year.
  public static let source = "Fearon 1997"
  /// What may be set.
  public static let parameters = CommitmentGame.parameters

  private let commitment: CommitmentGame

  /// War must be better than conceding for the resolute and worse for the irresolute defender.
  public init(_ values: ModelValues) throws(ModelError) {
    commitment = try CommitmentGame(values, .sinkingCosts)
  }

  /// All equilibria by cases, each certified in the finite game.
  public func solution(limits: Limits) -> ModelSolution? { commitment.solution() }

  /// The whole game.
  public func game() throws(GameError) -> Game? { try commitment.game() }
}
