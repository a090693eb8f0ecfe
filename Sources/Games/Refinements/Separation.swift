/// What a sender's messages tell of his type.
public enum Separation: String, Hashable, Sendable, CaseIterable {
  /// No two types share a message: the receiver learns the type.
  case separating
  /// All types send the same messages with the same probabilities: the receiver learns nothing.
  case pooling
  /// Something between: some message is shared, and some message tells.
  case semiSeparating = "semi-separating"
}

extension SignallingGame {
  /// What the sender's messages tell under a profile, types with prior zero left out.
  ///
  /// Probabilities up to `tolerance` count as zero. With a single type every profile is pooling.
  public func separation(
    of behaviour: BehaviourProfile, tolerance: Double = 1e-9
  ) -> Separation {
    let sent = types.indices.filter { types[$0].prior > 0 }.map { distribution($0, behaviour) }
    let isPooling = sent.allSatisfy { other in
      zip(other, sent[0]).allSatisfy { ($0 - $1).magnitude <= tolerance }
    }
    if isPooling { return .pooling }
    let isSeparating = sent[0].indices.allSatisfy { message in
      sent.count { $0[message] > tolerance } <= 1
    }
    return isSeparating ? .separating : .semiSeparating
  }

  /// The probability with which a type sends each message, then of each move of his that ends the game.
  ///
  /// Moves of several types that end the game are one message where their names are the same.
  private func distribution(_ type: Int, _ behaviour: BehaviourProfile) -> [Double] {
    let ends = endings
    var distribution = [Double](repeating: 0, count: messages.count + ends.count)
    let set = game.informationSets[types[type].set]
    for action in set.actionRange {
      let place =
        messages.firstIndex { $0.sources.contains { $0.action == action } }
        ?? ends.firstIndex(of: set.actions[action - set.firstAction]).map { messages.count + $0 }
      if let place { distribution[place] += behaviour.probabilities[action] }
    }
    return distribution
  }

  /// Names of moves that end the game, each once, in order of appearance.
  private var endings: [String] {
    var names: [String] = []
    let answered = Set(messages.flatMap { $0.sources.map(\.action) })
    for type in types {
      let set = game.informationSets[type.set]
      for (name, action) in zip(set.actions, set.actionRange)
      where !answered.contains(action) && !names.contains(name) { names.append(name) }
    }
    return names
  }
}
