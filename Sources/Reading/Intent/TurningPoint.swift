import Quantities
import RealModule

/// How much of one kind of evidence would change the odds of a hypothesis by a factor of two.
public struct TurningPoint: Sendable {
  /// What would be seen in the weeks after the last.
  public enum Observation: Hashable, Sendable {
    /// Events of an indicator within one week.
    case events(indicator: String)
    /// Weeks in a row without an event of an indicator.
    case silence(indicator: String)
    /// Statements of one stance on a proposition.
    case statements(proposition: String, stance: String)
  }

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
/// The odds after an observation are the mean over particles, each weighted by how probable
/// it found the observation; other streams are taken as unobserved.
struct TurningPointSearch {
  private static let eventLimit = 20
  private static let weekLimit = 26
  private static let statementLimit = 20

  let particles: Particles
  /// Position of the hypothesis asked about.
  let state: Int
  private let next: [[Double]]
  private let base: Double

  init(_ particles: Particles, state: Int) {
    self.particles = particles
    self.state = state
    next = particles.draws.map { draw in
      Influence(particles.model, particles.emissions, draw).next
    }
    base = logOddsBits(Particles.mean(next)[state])
  }

  /// All indicators, then all propositions, in the case's order.
  func all() -> [TurningPoint] {
    let model = particles.model
    let events = model.indicators.indices.flatMap { stream in
      [
        point(.events(indicator: model.indicators[stream].id), Self.eventLimit) { amount, draw in
          [eventLikelihoods(stream, count: amount, draw)]
        },
        point(.silence(indicator: model.indicators[stream].id), Self.weekLimit) { amount, draw in
          Array(repeating: eventLikelihoods(stream, count: 0, draw), count: amount)
        },
      ]
    }
    let statements = model.stances.indices.filter { model.stances[$0].audience == nil }.flatMap {
      stream in ["affirm", "condition", "deny"].enumerated().map { stance, name in
        point(
          .statements(proposition: model.stances[stream].proposition, stance: name),
          Self.statementLimit
        ) { amount, draw in [shareLikelihoods(stream, stance, times: amount, draw)] }
      }
    }
    return events + statements
  }

  // MARK: Search

  /// - Parameter weeks: log-likelihoods by hypothesis of each following week, for an amount and a draw.
  private func point(
    _ observation: TurningPoint.Observation, _ limit: Int,
    weeks: (Int, Expectations) -> [[Double]]
  ) -> TurningPoint {
    var (doubles, halves): (Int?, Int?) = (nil, nil)
    for amount in 1...limit where doubles == nil || halves == nil {
      let change = logOddsBits(probability { weeks(amount, $0) }) - base
      if change >= 1, doubles == nil { doubles = amount }
      if change <= -1, halves == nil { halves = amount }
    }
    return TurningPoint(
      observation: observation, hypothesis: particles.model.hypotheses[state], doubles: doubles,
      halves: halves, limit: limit)
  }

  private func probability(after weeks: (Expectations) -> [[Double]]) -> Double {
    let results = zip(particles.draws, next).map { draw, next in
      TurningPointSearch.update(next, weeks(draw), hazard: draw.hazard)
    }
    return Particles.reweighted(results)[state]
  }

  /// Filters on through the following weeks; gives the last week's probabilities and log P(weeks).
  private static func update(
    _ next: [Double], _ weeks: [[Double]], hazard: Double
  ) -> (last: [Double], logRatio: Double) {
    var (current, total) = (next, 0.0)
    let moved = hazard / Double(next.count - 1)
    for (index, week) in weeks.enumerated() {
      if index > 0 { current = current.map { (1 - hazard) * $0 + moved * (1 - $0) } }
      let largest = week.max() ?? 0
      current = zip(current, week).map { $0 * Double.exp($1 - largest) }
      let sum = current.reduce(0, +)
      current = current.map { $0 / sum }
      total += Double.log(sum) + largest
    }
    return (current, total)
  }

  // MARK: Likelihoods of one week

  private func eventLikelihoods(_ stream: Int, count: Int, _ draw: Expectations) -> [Double] {
    let model = particles.model
    let discount = model.indicators[stream].discount
    return (0..<model.states).map { state in
      let position = stream * model.states + state
      return discount
        * logLikelihood(
          count: count, rate: draw.rates[position], logRate: draw.logRates[position],
          size: draw.sizes[stream], exposure: 1)
    }
  }

  private func shareLikelihoods(
    _ stream: Int, _ stance: Int, times: Int, _ draw: Expectations
  ) -> [Double] {
    let states = particles.model.states
    let factor = particles.model.stances[stream].discount * Double(times)
    return (0..<states).map { factor * draw.logShares[(stream * states + $0) * 3 + stance] }
  }
}
