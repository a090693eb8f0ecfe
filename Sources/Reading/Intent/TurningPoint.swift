import Quantities
public import Record

/// How much of one kind of evidence would change the odds of a hypothesis by a factor of two.
public struct TurningPoint: Sendable {
  /// What would be seen in the weeks after the last.
  public enum Observation: Hashable, Sendable {
    /// Exactly so many events of an indicator within one week: few may speak against what many would.
    case events(indicator: String)
    /// Weeks in a row without an event of an indicator.
    case silence(indicator: String)
    /// Statements of one stance on a proposition.
    case statements(proposition: String, stance: Stance)
  }

  /// What would be seen.
  public let observation: Observation
  /// Id of the hypothesis whose odds change.
  public let hypothesis: String
  /// The smallest amount that doubles its odds; `nil` where none up to the limit does.
  public let doubles: Int?
  /// The smallest amount that halves its odds; `nil` where none up to the limit does.
  public let halves: Int?
  /// Largest amount tried.
  public let limit: Int
}

/// Finds turning points by asking every particle.
///
/// The odds after an observation are the mean over particles, each weighted by how probable it
/// found the observation. They are compared with the odds that mere time would bring (hazard), other
/// streams being taken as unobserved. A search ends without an answer where fewer than a fifth of
/// the particles would carry it: such an observation lies outside what the expectations foresee.
struct TurningPointSearch: Sendable {
  private static let eventLimit = 20
  private static let weekLimit = 26
  private static let statementLimit = 20

  let particles: Particles
  /// Position of the hypothesis asked about.
  let state: Int
  private let next: [[Double]]

  init(_ particles: Particles, state: Int) {
    self.particles = particles
    self.state = state
    next = particles.draws.map { draw in
      Influence(particles.model, particles.emissions, draw).next
    }
  }

  /// All indicators, then all propositions, in the case's order.
  func all(threads: Int) async throws -> [TurningPoint] {
    let model = particles.model
    let questions =
      model.indicators.indices.flatMap { [Question.events($0), .silence($0)] }
      + model.stances.indices.filter { model.stances[$0].audience == nil }.flatMap { stream in
        (0..<3).map { Question.statements(stream, stance: $0) }
      }
    return try await concurrentMap(questions.count, threads: threads) { answer(questions[$0]) }
  }

  // MARK: Search

  private enum Question {
    case events(Int)
    case silence(Int)
    case statements(Int, stance: Int)
  }

  private func answer(_ question: Question) -> TurningPoint {
    let model = particles.model
    switch question {
    case .events(let stream):
      return point(.events(indicator: model.indicators[stream].id), Self.eventLimit) { amount in
        once { eventLikelihood(stream, $1, count: amount, $0) }
      }
    case .silence(let stream):
      var walk = ParticleWalk(next, state: state)
      return point(.silence(indicator: model.indicators[stream].id), Self.weekLimit) { _ in
        walk.advance(particles.draws) { eventLikelihood(stream, $1, count: 0, $0) }
      }
    case .statements(let stream, let stance):
      return point(
        .statements(
          proposition: model.stances[stream].proposition, stance: Stance.allCases[stance]),
        Self.statementLimit
      ) { amount in
        once { shareLikelihood(stream, $1, stance, times: amount, $0) }
      }
    }
  }

  /// The first amounts whose outcome, a change of log-odds in bits, reaches one bit either way.
  ///
  /// Stops where the outcome is `nil`: too few particles carry it.
  private func point(
    _ observation: TurningPoint.Observation, _ limit: Int, outcome: (Int) -> Double?
  ) -> TurningPoint {
    var (doubles, halves): (Int?, Int?) = (nil, nil)
    for amount in 1...limit where doubles == nil || halves == nil {
      guard let change = outcome(amount) else { break }
      if change >= 1, doubles == nil { doubles = amount }
      if change <= -1, halves == nil { halves = amount }
    }
    return TurningPoint(
      observation: observation, hypothesis: particles.model.hypotheses[state], doubles: doubles,
      halves: halves, limit: limit)
  }

  /// Change after evidence within one week.
  private func once(_ logLikelihood: (Expectations, Int) -> Double) -> Double? {
    var walk = ParticleWalk(next, state: state)
    return walk.advance(particles.draws, logLikelihood)
  }

  // MARK: Likelihoods of one week

  private func eventLikelihood(
    _ stream: Int, _ state: Int, count: Int, _ draw: Expectations
  ) -> Double {
    let position = stream * particles.model.states + state
    return particles.model.indicators[stream].discount
      * logLikelihood(
        count: Double(count), rate: draw.rates[position], logRate: draw.logRates[position],
        size: draw.sizes[stream], exposure: 1)
  }

  private func shareLikelihood(
    _ stream: Int, _ state: Int, _ stance: Int, times: Int, _ draw: Expectations
  ) -> Double {
    let position = (stream * particles.model.states + state) * 3 + stance
    return particles.model.stances[stream].discount * Double(times) * draw.logShares[position]
  }
}
