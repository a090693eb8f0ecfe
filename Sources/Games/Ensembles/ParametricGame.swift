import Quantities

/// A game whose payoffs and chance probabilities are expressions over uncertain parameters.
///
/// Made by a `ParametricGameTree`. Moves, information sets and labels do not depend on the parameters.
public struct ParametricGame: Hashable, Sendable {
  /// What is uncertain, in the order in which values are given.
  public let parameters: [Parameter]
  /// The names that payoffs and probabilities use.
  public let scope: ExpressionScope
  /// The game at the parameters' best values.
  public let shape: Game
  /// Payoffs of the shape's outcomes: player `p` of outcome `o` at `o * players + p`.
  public let payoffs: [Expression]
  /// Probabilities of the branches of the shape's events, in the order of `Game.chanceProbabilities`.
  public let probabilities: [Expression]

  /// A game from its parts, which fit each other.
  /// - Throws: what is wrong with payoffs and probabilities at the best values.
  init(
    parameters: [Parameter], scope: ExpressionScope, shape: Game, payoffs: [Expression],
    probabilities: [Expression]
  ) throws(ParametricGameError) {
    self.parameters = parameters
    self.scope = scope
    self.payoffs = payoffs
    self.probabilities = probabilities
    self.shape = try Self.game(
      shape, payoffs, probabilities, scope: scope, at: parameters.map(\.distribution.best))
  }

  /// A game without parameters.
  public init(_ game: Game) {
    parameters = []
    scope = ExpressionScope([])
    shape = game
    let scope = scope
    payoffs = game.outcomes.flatMap { $0.payoffs.map { Expression($0, in: scope) } }
    probabilities = game.events.flatMap { $0.probabilities.map { Expression($0, in: scope) } }
  }

  /// The index of a parameter.
  /// - Throws: `.unknownParameter` with the nearest name that is one.
  public func parameter(named name: String) throws(ParametricGameError) -> Int {
    guard let index = scope.index(of: name) else {
      throw .unknownParameter(name, nearest: nearestName(to: name, in: scope.names))
    }
    return index
  }

  /// The parameters' best values.
  public var bestValues: [Double] { parameters.map(\.distribution.best) }

  /// The game where the parameters have these values; a number stays as exact as it was written.
  ///
  /// Linear in the size of the tree and of the expressions.
  /// - Throws: `.valueCount`, `.evaluation` where an expression has no value, or `.gameAtValues` where
  ///   probabilities are negative or do not sum to one.
  public func game(at values: [Double]) throws(ParametricGameError) -> Game {
    guard values.count == parameters.count else {
      throw .valueCount(expected: parameters.count, found: values.count)
    }
    return try Self.game(shape, payoffs, probabilities, scope: scope, at: values)
  }

  private static func game(
    _ shape: Game, _ payoffs: [Expression], _ probabilities: [Expression],
    scope: ExpressionScope, at values: [Double]
  ) throws(ParametricGameError) -> Game {
    let playerCount = shape.players.count
    var rows: [[Number]] = []
    for (index, outcome) in shape.outcomes.enumerated() {
      var row: [Number] = []
      for (player, name) in shape.players.enumerated() {
        let place = "the payoff of “\(visible(name))” at “\(visible(outcome.label))”"
        row.append(try number(payoffs[index * playerCount + player], at: values, place))
      }
      rows.append(row)
    }
    var branches: [[Number]] = []
    for event in shape.events {
      var branch: [Number] = []
      for (action, place) in zip(event.actions, event.actionRange) {
        let words = "the probability of “\(visible(action))”"
        branch.append(try number(probabilities[place], at: values, words))
      }
      branches.append(branch)
    }
    do {
      return try shape.replacing(outcomePayoffs: rows, chanceProbabilities: branches)
    } catch {
      let used = Set((payoffs + probabilities).flatMap(\.usedNames)).sorted()
      throw .gameAtValues(error, used.map { .init(name: scope.names[$0], value: values[$0]) })
    }
  }

  private static func number(
    _ expression: Expression, at values: [Double], _ place: String
  ) throws(ParametricGameError) -> Number {
    if let constant = expression.constant { return constant }
    do {
      let value = try expression.value(at: values)
      if let fraction = expression.fraction(at: values) { return Number(fraction) }
      // What has a value is finite, and so a number.
      return Number(value) ?? .zero
    } catch {
      throw .evaluation(error, place: place)
    }
  }
}
