extension UnsentMessages {
  /// D1 (Banks and Sobel 1987; Cho and Kreps 1987, section IV.4): a belief may not name a type if some
  /// other type gains strictly from every best reply from which the first would not lose; the equilibrium
  /// fails if no best reply to the beliefs that are left keeps all types from the message.
  func divinityObjection(at place: Int) -> SignallingRefinement.Objection? {
    let message = signalling.messages[place]
    let sources = signalling.believable(message)
    let pairs = jointlyBestPairs(replies(sources))
    let excluded = sources.filter { weak in
      sources.contains { $0 != weak && isKeener($0, than: weak, pairs) }
    }
    let rest = sources.filter { !excluded.contains($0) }
    guard !excluded.isEmpty, !rest.isEmpty, !isDeterred(message, by: rest) else { return nil }
    let answers = replies(rest).best
    let gaining = rest.first { source in answers.allSatisfy { gains(source)[$0] > slack } }
    let who = gaining.map { "\(names([$0])) then gains" } ?? "some type then gains by any response"
    return SignallingRefinement.Objection(
      message: place, excluded: excluded.map(\.type), gaining: gaining?.type,
      reason: "\(names(rest)) would send “\(message.label)” whenever \(names(excluded)) would: "
        + "\(who) by it")
  }

  /// Responses that some belief makes best at once, as pairs; alone as a pair with itself.
  private func jointlyBestPairs(_ replies: ReceiverReplies) -> [(Int, Int)] {
    let best = replies.best
    return best.flatMap { one in
      best.filter { $0 >= one }.filter { $0 == one || replies.areJointlyBest([one, $0]) }
        .map { (one, $0) }
    }
  }

  /// Whether a type gains strictly from every mixed best reply from which another would not lose, and
  /// from one at least.
  ///
  /// Against the mixtures of jointly best responses both gains are linear, so that the least gain of the
  /// one where the other does not lose is found on pairs.
  private func isKeener(
    _ keen: SignallingGame.Source, than weak: SignallingGame.Source, _ pairs: [(Int, Int)]
  ) -> Bool {
    let (mine, other) = (gains(keen), gains(weak))
    guard pairs.contains(where: { $0.0 == $0.1 && mine[$0.0] > slack }) else { return false }
    return pairs.allSatisfy { one, two in
      for response in [one, two] where other[response] >= -slack && mine[response] <= slack {
        return false
      }
      guard (other[one] < 0) != (other[two] < 0) else { return true }
      let share = other[two] / (other[two] - other[one])
      return share * mine[one] + (1 - share) * mine[two] > slack
    }
  }

  /// The most responses of which all sets are tried; beyond, the criterion counts as passed.
  private static var mostResponses: Int { 12 }

  /// Whether some best reply to a belief over the types that are left keeps all types from a message.
  private func isDeterred(
    _ message: SignallingGame.Message, by rest: [SignallingGame.Source]
  ) -> Bool {
    let replies = replies(rest)
    let own = Array(behaviour[signalling.game.informationSets[message.set]])
    if replies.justification(of: own).shortfall <= slack { return true }
    let possible = message.sources.filter { signalling.types[$0.type].prior > 0 }
    let best = replies.best
    guard best.count <= UnsentMessages.mostResponses else { return true }
    return (1..<1 << best.count).contains { subset in
      let responses = best.indices.filter { subset >> $0 & 1 == 1 }.map { best[$0] }
      guard replies.areJointlyBest(responses) else { return false }
      let losses = possible.map { source in responses.map { gains(source)[$0] } }
      return leastLargestRow(losses).value <= slack
    }
  }
}
