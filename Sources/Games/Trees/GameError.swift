/// Why a description is not a game.
public enum GameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no player.
  case noPlayers
  /// A player is not in the game; with the nearest name that is.
  case unknownPlayer(String, nearest: String?)
  /// An information set or event has no actions.
  case noActions(at: String)
  /// An information set or event is described again with other actions.
  case actionsDiffer(at: String, declared: [String], found: [String])
  /// What has the same number is described again with another name.
  case nameDiffers(declared: String, found: String)
  /// A chance event is described again with other probabilities.
  case probabilitiesDiffer(event: String, declared: [Number], found: [Number])
  /// A chance event is described again with other expressions for its probabilities.
  case branchesDiffer(event: String)
  /// A probability is below zero.
  case negativeProbability(event: String, action: String, Number)
  /// The probabilities of an event do not sum to one.
  case probabilitySum(event: String, Double)
  /// An outcome has more or fewer payoffs than there are players.
  case payoffCount(outcome: String, expected: Int, found: Int)
  /// An outcome is described again with other payoffs.
  case payoffsDiffer(outcome: String, declared: [Number], found: [Number])
  /// The payoffs along a path sum to more than `Game.largestPayoff` either way.
  case payoffOverflow(path: String)
  /// A position already has a move or an end.
  case positionTaken(path: String)
  /// A position has neither a move nor an end.
  case unfinished(path: String)
  /// There are more nodes than 32 bits can number.
  case tooManyNodes
  /// A profile of strategies points to an outcome that is not listed.
  case unknownOutcome(Int, count: Int)
  /// A list of numbers has the wrong length.
  case listCount(what: String, expected: Int, found: Int)
  /// A derived form would be larger than the stated cap.
  case tooLarge(what: String, cap: Int)
  /// A form needs perfect recall.
  case imperfectRecall(Recall)

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .noPlayers: "there is no player"
    case .unknownPlayer(let name, let nearest):
      "there is no player “\(name)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
    case .noActions(let place): "“\(place)” has no actions"
    case .actionsDiffer(let place, let declared, let found):
      "the actions of “\(place)” are \(listed(found)); expected \(listed(declared)) as before"
    case .nameDiffers(let declared, let found):
      "the name is “\(found)”; expected “\(declared)” as before"
    case .probabilitiesDiffer(let event, let declared, let found):
      "the probabilities of “\(event)” are \(listed(found)); expected \(listed(declared)) as before"
    case .branchesDiffer(let event):
      "the probabilities of “\(event)” are written in another way than before"
    case .negativeProbability(let event, let action, let probability):
      "the probability of “\(action)” in “\(event)” is \(probability); expected 0 or more"
    case .probabilitySum(let event, let sum):
      "the probabilities of “\(event)” sum to \(sum); expected 1"
    case .payoffCount(let outcome, let expected, let found):
      "the outcome “\(outcome)” has \(found) payoffs; expected \(expected), one per player"
    case .payoffsDiffer(let outcome, let declared, let found):
      "the payoffs of “\(outcome)” are \(listed(found)); expected \(listed(declared)) as before"
    case .payoffOverflow(let path):
      "the payoffs at “\(path)” sum beyond \(Game.largestPayoff) either way"
    case .positionTaken(let path): "“\(path)” already has a move or an end"
    case .unfinished(let path): "“\(path)” has neither a move nor an end"
    case .tooManyNodes: "there are more nodes than 32 bits can number"
    case .unknownOutcome(let number, let count):
      "there is no outcome \(number); expected 0 to \(count)"
    case .listCount(let what, let expected, let found):
      "\(found) numbers for the \(what); expected \(expected)"
    case .tooLarge(let what, let cap): "there would be more than \(cap) \(what)"
    case .imperfectRecall(let recall): "the game lacks perfect recall: \(recall)"
    }
  }
}

/// The first items of a list, parted by commas.
func listed(_ items: [some CustomStringConvertible], most: Int = 12) -> String {
  let shown = items.prefix(most).map(\.description).joined(separator: ", ")
  return items.count > most ? shown + ", … (\(items.count) in all)" : shown
}
