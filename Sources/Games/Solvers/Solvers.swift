/// The solvers there are, in the order in which a list shows them.
public enum Solvers {
  /// One of each; to add a solver, add its line.
  public static let all: [any Solver] = [
    BackwardInduction(),
    PureEnumeration(),
    ExtremeEquilibria(),
    SupportEnumeration(),
    AgentLogit(),
    SequenceLinearProgram(),
    LemkeHowson(),
    SequenceLemke(),
    RegretMatchingPlus(),
    DiscountedRegret(),
  ]

  /// The solver with a name, or `nil`.
  public static func named(_ name: String) -> (any Solver)? {
    all.first { type(of: $0).name == name }
  }
}
