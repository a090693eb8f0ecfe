/// Why a description with parameters is not a game, or is none at some values.
public enum ParametricGameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A parameter's name is not an identifier.
  case parameterName(String)
  /// Two parameters have the same name.
  case repeatedParameter(String)
  /// No parameter has this name; with the nearest name that is one.
  case unknownParameter(String, nearest: String?)
  /// The shape is no game.
  case game(GameError)
  /// A payoff or probability is no expression; where it stands.
  case expression(ExpressionError, place: String)
  /// A payoff or probability has no value; where it stands.
  case evaluation(EvaluationError, place: String)
  /// Payoffs and probabilities have values, but they make no game, such as a sum other than one.
  case gameAtValues(GameError, [EvaluationError.Value])
  /// There are more or fewer values than parameters.
  case valueCount(expected: Int, found: Int)
  /// An expression was read over other names than the tree's parameters.
  case otherNames(place: String)

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .parameterName(let name):
      "“\(visible(name))” is no name for a parameter; expected a letter, then letters, digits, "
        + "“.”, “_”, “@” or single hyphens, and none of “and”, “or”, “not”, “if”"
    case .repeatedParameter(let name): "there are two parameters “\(visible(name))”"
    case .unknownParameter(let name, let nearest):
      "there is no parameter “\(visible(name))”" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
    case .game(let error): error.description
    case .expression(let error, let place): "\(place): column \(error)"
    case .evaluation(let error, let place): "\(place): \(error)"
    case .gameAtValues(let error, let values):
      error.description + (values.isEmpty ? "" : ", with " + shown(values))
    case .valueCount(let expected, let found):
      "\(found) values for the parameters; expected \(expected)"
    case .otherNames(let place):
      "\(place): the expression was read over other names than the game's parameters"
    }
  }
}
