/// Tying hands: a signal that costs only where it is not followed (Fearon 1997).
///
/// See `CommitmentGame` for the game. The resolute pay nothing, as they fight when challenged. A
/// bluffer pays where a determined challenger comes: with size a, conceding then costs a, so nobody
/// bluffs where determined·a >= (1 - determined)·v_low. Where a exceeds the irresolute type's loss
/// in a war, the signal binds even him. Fearon has a continuum of types and a signal of any size,
/// chosen by the defender; here there are two types and one size.
public struct TyingHands: Model {
  /// The name by which users choose it.
  public static let name = "tying-hands"
  /// What it answers.
  public static let summary =
    "Whether a threat that is costly to break deters, is a bluff, or leads to war."
  /// Author and year.
  public static let source = "Fearon 1997"
  /// What may be set.
  public static let parameters = CommitmentGame.parameters

  private let commitment: CommitmentGame

  /// War must be better than conceding for the resolute and worse for the irresolute defender.
  public init(_ values: ModelValues) throws(ModelError) {
    commitment = try CommitmentGame(values, .tyingHands)
  }

  /// All equilibria by cases, each certified in the finite game.
  public func solution(limits: Limits) -> ModelSolution? { commitment.solution() }

  /// The whole game.
  public func game() throws(GameError) -> Game? { try commitment.game() }
}
