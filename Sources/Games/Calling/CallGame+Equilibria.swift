extension CallGame {
  /// All equilibria where nobody is indifferent by accident, by cases; linear in the number of types each.
  ///
  /// Complete where trust is worth something to every type. Types differ in one thing only, the gain in trust from which on they meet the demand. So the caller's
  /// two replies fix who meets it, and these fix what the caller would reply: every pair of certain
  /// replies is tried, then each type indifferent, with the caller indifferent after one sight. Of a
  /// range of replies to what nobody ever sees the lowest stands for all. A type that nothing is at stake
  /// for, since meeting costs it nothing and changes nothing, meets the demand in one equilibrium and
  /// refuses in another. Left out are those in which such types part although the answer changes no reply:
  /// they change beliefs, but nothing that anybody does or gets.
  public func equilibria() -> [CallEquilibrium] {
    var found: [CallEquilibrium] = []
    for met in [1.0, 0] {
      for refused in [0.0, 1] {
        for one in certain(Sights(refused: refused, met: met))
        where !found.contains(where: { $0.isSameAnswer(as: one) }) {
          found.append(one)
        }
      }
    }
    for type in types.indices { found += mixed(type) }
    return found
  }

  /// What each type does if the caller says beforehand, and is believed, that it will trust where the demand
  /// looks met and press on where it looks refused; whether that is then best for it is another matter.
  public var announced: CallEquilibrium {
    CallEquilibrium(
      self, meeting: types.map { $0.meets(at: clarity) ? 1 : 0 },
      trust: Sights(refused: 0, met: 1))
  }

  private static let negligible = 1e-12

  // MARK: Certain replies

  private func certain(_ trust: Sights) -> [CallEquilibrium] {
    let raise = clarity * (trust.met - trust.refused)
    let meeting = types.map { $0.meets(at: raise) ? 1.0 : 0 }
    let idle = types.contains { $0.cost == 0 && raise == 0 }
    let other = zip(types, meeting).map { $0.cost == 0 && raise == 0 ? 0 : $1 }
    return (idle ? [meeting, other] : [meeting]).compactMap { certain(trust, $0) }
  }

  private func certain(_ trust: Sights, _ meeting: [Double]) -> CallEquilibrium? {
    let gains = gains(meeting)
    let isSeen = sights(meeting)
    guard isReply(trust.met, to: gains.met, isSeen: isSeen.met),
      isReply(trust.refused, to: gains.refused, isSeen: isSeen.refused)
    else { return nil }
    return CallEquilibrium(self, meeting: meeting, trust: trust)
  }

  private func sights(_ meeting: [Double]) -> (refused: Bool, met: Bool) {
    let met = zip(types, meeting).reduce(0) { $0 + $1.0.prior * seenMet($1.1) }
    return (1 - met > Self.negligible, met > Self.negligible)
  }

  /// Whether a certain reply is best; to what is never seen, whether some belief bears it out.
  private func isReply(_ trust: Double, to gain: Double, isSeen: Bool) -> Bool {
    if isSeen { return trust == 1 ? gain >= 0 : gain <= 0 }
    return types.contains { trust == 1 ? $0.worth >= 0 : $0.worth <= 0 }
  }

  // MARK: One type indifferent

  private func mixed(_ type: Int) -> [CallEquilibrium] {
    guard let gain = types[type].indifference, clarity > 0 else { return [] }
    let difference = gain / clarity
    guard difference != 0, abs(difference) < 1 else { return [] }
    return [0.0, 1].flatMap { other in
      [
        mixed(type, gain, Sights(refused: other, met: other + difference), \.met),
        mixed(type, gain, Sights(refused: other - difference, met: other), \.refused),
      ].compactMap(\.self)
    }
  }

  /// The type meets the demand so often that the caller is indifferent after one sight.
  private func mixed(
    _ type: Int, _ gain: Double, _ trust: Sights, _ sight: KeyPath<Sights, Double>
  ) -> CallEquilibrium? {
    guard 0...1 ~= trust.met, 0...1 ~= trust.refused else { return nil }
    var meeting = types.indices.map { $0 != type && types[$0].meets(at: gain) ? 1.0 : 0 }
    let never = gains(meeting)[keyPath: sight]
    meeting[type] = 1
    let always = gains(meeting)[keyPath: sight]
    let share = never / (never - always)
    guard share > 0, share < 1 else { return nil }
    meeting[type] = share
    let other = sight == \.met ? \Sights.refused : \Sights.met
    let isSeen = sights(meeting)
    guard
      isReply(
        trust[keyPath: other], to: gains(meeting)[keyPath: other],
        isSeen: other == \.met ? isSeen.met : isSeen.refused)
    else { return nil }
    return CallEquilibrium(self, meeting: meeting, trust: trust)
  }
}

extension CallEquilibrium {
  /// Whether two differ only in replies to what is never seen.
  func isSameAnswer(as other: CallEquilibrium) -> Bool {
    let sights = sights
    return meeting == other.meeting
      && (sights.met <= 1e-12 || trust.met == other.trust.met)
      && (sights.refused <= 1e-12 || trust.refused == other.trust.refused)
  }
}
