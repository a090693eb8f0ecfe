/// A ready-made game of the field.
///
/// To add one: a struct in a file of its own beside this one with its source in the comment, a line
/// in `Models.all`, a section in `Guides/Models.md`, and the tests that every model passes. A model
/// is solved by its own mathematics (`solution`), written as a finite game for the solvers
/// (`game`), or both.
public protocol Model: Sendable {
  /// The name by which users choose it, in lower case with hyphens.
  static var name: String { get }

  /// One sentence that says what it answers.
  static var summary: String { get }

  /// Author and year.
  static var source: String { get }

  /// What may be set, in the order in which a list shows it.
  static var parameters: [ModelParameter] { get }

  /// The model with one checked value per parameter; use the initialisers that check.
  /// - Throws: `ModelError` where values that are in range do not fit together.
  init(_ values: ModelValues) throws(ModelError)

  /// The equilibria by the model's own mathematics, or `nil` where there is only the finite game.
  func solution(limits: Limits) -> ModelSolution?

  /// The model as a finite game, with outcomes named by what happens, or `nil` where there is none.
  /// - Throws: `GameError` where payoffs are too large.
  func game() throws(GameError) -> Game?
}

extension Model {
  /// The model with some parameters set and the others at their standard values.
  /// - Throws: `ModelError` for a name that is not a parameter's, and for a value out of range.
  public init(setting values: KeyValuePairs<String, Double> = [:]) throws(ModelError) {
    try self.init(
      ModelValues(values.map { ($0.key, $0.value) }, for: Self.parameters, of: Self.name))
  }

  /// The model with settings as users write them, each as `name=value`.
  ///
  /// Values are numbers as in game files: `0.2`, `1/5`, `2e-1`.
  /// - Throws: `ModelError` for what is not a setting, a name that is not a parameter's or comes
  ///   twice, and a value that is not a number or out of range.
  public init(settings: [String]) throws(ModelError) {
    try self.init(ModelValues(settings: settings, for: Self.parameters, of: Self.name))
  }

  /// The equilibria by the model's own mathematics, without limits.
  public func solution() -> ModelSolution? { solution(limits: Limits()) }

  /// None, unless the model says otherwise.
  public func solution(limits: Limits) -> ModelSolution? { nil }

  /// None, unless the model says otherwise.
  public func game() throws(GameError) -> Game? { nil }
}
