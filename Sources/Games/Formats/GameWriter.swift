extension Game {
  /// The game as the text of an `.efg` file, which reads back as an equal game.
  ///
  /// One line per node; numbers as integers, fractions, or decimals where those do not fit.
  public var efg: String {
    var text = "EFG 2 R \(quoted(title)) \(list(players.map(quoted)))\n\(quoted(comment))\n\n"
    let numbers = setNumbers
    let setTexts = informationSets.indices.map { setText($0, number: numbers[$0]) }
    let eventTexts = events.indices.map(eventText)
    let outcomeTexts = outcomes.indices.map(outcomeText)
    for (node, label) in zip(nodes, nodeLabels) {
      switch node.kind {
      case .decision(let set): text += "p \(quoted(label)) \(setTexts[set])"
      case .chance(let event): text += "c \(quoted(label)) \(eventTexts[event])"
      case .terminal: text += "t \(quoted(label))"
      }
      text += node.outcome < 0 ? " 0\n" : " \(outcomeTexts[node.outcome])\n"
    }
    return text
  }

  /// Information sets are numbered from 1 within each player.
  private var setNumbers: [Int] {
    var counts = [Int](repeating: 0, count: players.count)
    return informationSets.map { set in
      counts[set.player] += 1
      return counts[set.player]
    }
  }

  private func setText(_ index: Int, number: Int) -> String {
    let set = informationSets[index]
    return "\(set.player + 1) \(number) \(quoted(set.label)) \(list(set.actions.map(quoted)))"
  }

  private func eventText(_ index: Int) -> String {
    let event = events[index]
    let branches = zip(event.actions, event.probabilities).map { "\(quoted($0)) \($1)" }
    return "\(index + 1) \(quoted(event.label)) \(list(branches))"
  }

  private func outcomeText(_ index: Int) -> String {
    let payoffs = outcomes[index].payoffs.map(\.description).joined(separator: ", ")
    return "\(index + 1) \(quoted(outcomes[index].label)) { \(payoffs) }"
  }
}

extension NormalForm {
  /// The game as the text of an `.nfg` file, which reads back as an equal game.
  ///
  /// A game that was given by outcomes is written by outcomes, any other as a list of payoffs, in both
  /// cases with the names of the strategies.
  public var nfg: String {
    let names = strategies.map { list($0.map(quoted)) + "\n" }.joined()
    let head =
      "NFG 1 R \(quoted(title)) \(list(players.map(quoted)))\n\n{\n\(names)}\n\(quoted(comment))\n\n"
    return head + (outcomeOfProfile.isEmpty ? payoffBody : outcomeBody)
  }

  private var payoffBody: String {
    (0..<profileCount).map { profile in
      players.indices.map { number(player: $0, profile: profile).description }
        .joined(separator: " ") + "\n"
    }.joined()
  }

  private var outcomeBody: String {
    let listed = outcomes.map { outcome in
      "{ \(quoted(outcome.label)) \(outcome.payoffs.map(\.description).joined(separator: ", ")) }\n"
    }
    let table = outcomeOfProfile.map { "\($0 + 1)" }.joined(separator: " ")
    return "{\n\(listed.joined())}\n\(table)\n"
  }
}

private func list(_ items: [String]) -> String {
  "{ " + items.map { $0 + " " }.joined() + "}"
}
