extension UnsentMessages {
  /// Cho and Kreps 1987, section IV.2: first leave out the types that gain by the message against no best
  /// reply to any belief; the equilibrium fails if some type gains against every best reply to beliefs
  /// over the rest.
  func intuitiveObjection(at place: Int) -> SignallingRefinement.Objection? {
    let message = signalling.messages[place]
    let sources = signalling.believable(message)
    let best = replies(sources).best
    let excluded = sources.filter { source in
      let gains = gains(source)
      return best.allSatisfy { gains[$0] < -slack }
    }
    let rest = sources.filter { !excluded.contains($0) }
    guard !rest.isEmpty else { return nil }
    let answers = replies(rest).best
    let gaining = rest.first { source in
      let gains = gains(source)
      return !answers.isEmpty && answers.allSatisfy { gains[$0] > slack }
    }
    guard let gaining else { return nil }
    let others =
      excluded.isEmpty ? "" : "\(names(excluded)) could only lose by “\(message.label)”, and "
    return SignallingRefinement.Objection(
      message: place, excluded: excluded.map(\.type), gaining: gaining.type,
      reason: others
        + "\(names([gaining])) gains by “\(message.label)” whatever the receiver then believes")
  }
}
