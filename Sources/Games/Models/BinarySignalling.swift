/// Signalling with two types, two messages and two responses: all equilibria by cases.
///
/// The sender is of the high or the low type and sends or withholds a signal. The receiver grants
/// or refuses, and grants where the posterior of the high type is above a threshold. Types gain
/// nothing from mixing unless indifferent, so an equilibrium separates, pools, or has one type or
/// both indifferent; each case leaves linear conditions (Fudenberg and Tirole 1991, chapter 8, for
/// the taxonomy).
struct BinarySignalling {
  /// What a type gets from a message, by response.
  struct Payoffs {
    let refused, granted: Double

    func value(_ grant: Double) -> Double { refused + grant * (granted - refused) }
  }

  /// The probability of the high type, above 0 and below 1.
  let prior: Double
  /// Payoffs by type (low, high) and message (withheld, sent).
  let payoffs: [[Payoffs]]
  /// Posterior of the high type above which the receiver grants, by message; outside 0...1 where
  /// the posterior does not matter.
  let thresholds: [Double]

  /// An equilibrium.
  struct Equilibrium {
    let name: String
    /// The probability that each type (low, high) sends the signal.
    let send: [Double]
    /// The probability that the receiver grants, by message (withheld, sent).
    let grant: [Double]
    /// The other end of `grant` off the path, where a range of responses deters deviation.
    var grantUpTo: [Double]
  }

  private static let low = 0, high = 1

  /// All equilibria where no two conditions coincide; ranges of responses off the path count as
  /// one.
  func equilibria() -> [Equilibrium] {
    var found: [Equilibrium] = []
    for sender in [Self.high, Self.low] { found += separating(sender) }
    for message in [1, 0] { found += pooling(on: message) }
    for type in [Self.low, Self.high] {
      for message in [1, 0] { found += mixing(type, otherSends: message) }
    }
    return found + bothMixing()
  }

  /// The certain best reply to a posterior; `nil` at the threshold.
  private func reply(_ posterior: Double, to message: Int) -> Double? {
    posterior == thresholds[message] ? nil : posterior > thresholds[message] ? 1 : 0
  }

  private func gain(_ type: Int, _ grant: [Double]) -> Double {
    payoffs[type][1].value(grant[1]) - payoffs[type][0].value(grant[0])
  }

  /// One type sends, the other does not.
  private func separating(_ sender: Int) -> [Equilibrium] {
    let posterior = sender == Self.high ? [0.0, 1] : [1, 0]
    guard let silent = reply(posterior[0], to: 0), let sent = reply(posterior[1], to: 1) else {
      return []
    }
    let grant = [silent, sent]
    guard gain(sender, grant) >= 0, gain(1 - sender, grant) <= 0 else { return [] }
    let send = sender == Self.high ? [0.0, 1] : [1, 0]
    return [
      Equilibrium(
        name: sender == Self.high ? "separating" : "separating, in reverse", send: send,
        grant: grant, grantUpTo: grant)
    ]
  }

  /// Both types do the same; off the path any posterior is allowed.
  private func pooling(on message: Int) -> [Equilibrium] {
    let replies: [Double] = reply(prior, to: message).map { [$0] } ?? [0, 1]
    return replies.compactMap { reply in
      guard let range = deterring(on: message, reply) else { return nil }
      var (from, to) = ([reply, reply], [reply, reply])
      from[1 - message] = range.lowerBound
      to[1 - message] = range.upperBound
      return Equilibrium(
        name: message == 1 ? "pooling on the signal" : "pooling without signal",
        send: [Double(message), Double(message)], grant: from, grantUpTo: to)
    }
  }

  /// Responses to the message that nobody sends from which no type gains.
  private func deterring(on message: Int, _ reply: Double) -> ClosedRange<Double>? {
    let other = 1 - message
    var (from, to) = (0.0, 1.0)
    if thresholds[other] < 0 { from = 1 }
    if thresholds[other] > 1 { to = 0 }
    for type in [Self.low, Self.high] {
      let limit = payoffs[type][message].value(reply) - payoffs[type][other].refused
      let slope = payoffs[type][other].granted - payoffs[type][other].refused
      if slope > 0 {
        to = min(to, limit / slope)
      } else if slope < 0 {
        from = max(from, limit / slope)
      } else if limit < 0 {
        return nil
      }
    }
    return from <= to ? from...to : nil
  }

  /// One type mixes, the other sends `message` for certain, where the receiver then mixes too.
  private func mixing(_ type: Int, otherSends message: Int) -> [Equilibrium] {
    let threshold = thresholds[message]
    guard threshold > 0, threshold < 1 else { return [] }
    let odds = prior / (1 - prior) * (1 - threshold) / threshold
    let share = type == Self.low ? odds : 1 / odds
    guard share > 0, share < 1,
      let alone = reply(type == Self.high ? 1 : 0, to: 1 - message)
    else { return [] }
    let own = payoffs[type]
    let slope = own[message].granted - own[message].refused
    let granted = (own[1 - message].value(alone) - own[message].refused) / slope
    guard slope != 0, 0...1 ~= granted else { return [] }
    var grant = [granted, granted]
    grant[1 - message] = alone
    guard gain(1 - type, grant) * (message == 1 ? 1 : -1) >= 0 else { return [] }
    var send = [Double(message), Double(message)]
    send[type] = message == 1 ? share : 1 - share
    return [
      Equilibrium(name: "semi-separating", send: send, grant: grant, grantUpTo: grant)
    ]
  }

  /// Both types are indifferent, and so is the receiver after either message.
  private func bothMixing() -> [Equilibrium] {
    let (silent, sent) = (thresholds[0], thresholds[1])
    guard silent != sent else { return [] }
    let mass = (prior - silent) / (sent - silent)
    let send = [(1 - sent) * mass / (1 - prior), sent * mass / prior]
    guard send.allSatisfy({ $0 > 0 && $0 < 1 }), let grant = indifference() else { return [] }
    return [Equilibrium(name: "both types mix", send: send, grant: grant, grantUpTo: grant)]
  }

  /// Responses that leave both types indifferent between the messages.
  private func indifference() -> [Double]? {
    let slopes = payoffs.map { [$0[0].granted - $0[0].refused, $0[1].granted - $0[1].refused] }
    let gaps = payoffs.map { $0[0].refused - $0[1].refused }
    let determinant = slopes[1][1] * slopes[0][0] - slopes[0][1] * slopes[1][0]
    guard determinant != 0 else { return nil }
    let sent = (gaps[1] * slopes[0][0] - gaps[0] * slopes[1][0]) / determinant
    let silent = (gaps[1] * slopes[0][1] - gaps[0] * slopes[1][1]) / determinant
    let grant = [silent, sent]
    return grant.allSatisfy { 0...1 ~= $0 } ? grant : nil
  }
}
