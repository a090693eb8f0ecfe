import Quantities
import RealModule

/// Which coordinate of a draw belongs to which uncertain expectation.
///
/// The layout depends on the model alone, not on the channel, so that all readings share their
/// draws. Order: hazard, rates (indicator by hypothesis), shares (proposition by hypothesis by
/// stance), sizes. Hypotheses that expect the same of an indicator or proposition, range for range,
/// share its coordinates: where they do not differ, evidence must not tell them apart by chance.
struct ExpectationLayout: Sendable {
  private(set) var distributions: [Distribution]
  let states: Int
  /// Dimension of each rate, indicator × hypothesis.
  private(set) var rates: [Int] = []
  /// First of three dimensions of the shares, proposition × hypothesis.
  private(set) var shares: [Int] = []
  /// Dimension of each size, by indicator.
  private(set) var sizes: [Int?] = []
  /// Whether a dimension matters to a channel: true of the hazard, and of rates and sizes or shares.
  private var concernsWords: [Bool] = []
  private var concernsDeeds: [Bool] = []

  init(_ model: IntentModel) {
    distributions = [model.hazard]
    states = model.states
    for stream in model.indicators {
      for state in stream.rates.indices {
        let twin = stream.rates[..<state].firstIndex(of: stream.rates[state])
        rates.append(
          twin.map { rates[rates.count - state + $0] } ?? append([stream.rates[state]]))
      }
    }
    let firstShare = distributions.count
    for stream in model.stances {
      for state in stream.shares.indices {
        let twin = stream.shares[..<state].firstIndex(of: stream.shares[state])
        shares.append(
          twin.map { shares[shares.count - state + $0] } ?? append(stream.shares[state]))
      }
    }
    let firstSize = distributions.count
    for stream in model.indicators { sizes.append(stream.size.map { append([$0]) }) }
    let wordDimensions = firstShare..<firstSize
    concernsWords = distributions.indices.map { $0 == 0 || wordDimensions.contains($0) }
    concernsDeeds = distributions.indices.map { !wordDimensions.contains($0) }
  }

  /// Uncertain dimensions that matter to a channel.
  func uncertain(_ channel: Channel) -> [Int] {
    distributions.indices.filter { dimension in
      !distributions[dimension].isPoint
        && (channel.hasWords && concernsWords[dimension]
          || channel.hasDeeds && concernsDeeds[dimension])
    }
  }

  /// Number of dimensions of a draw.
  var count: Int { distributions.count }

  /// Adds neighbouring dimensions and gives the first.
  private mutating func append(_ new: [Distribution]) -> Int {
    distributions += new
    return distributions.count - new.count
  }
}

/// One draw of all expectations, in the form in which likelihoods need them.
struct Expectations: Sendable {
  /// H.
  let states: Int
  /// κ, chance per week of a switch.
  private(set) var hazard = 0.0
  /// λ, events per week, indicator × hypothesis.
  private(set) var rates: [Double]
  private(set) var logRates: [Double]
  /// log q, proposition × hypothesis × stance; the three of a proposition and hypothesis sum to one.
  private(set) var logShares: [Double]
  /// Size of the negative binomial by indicator; `nil` for Poisson.
  private(set) var sizes: [Double?]

  /// A stance that nobody expects is improbable, not impossible: one slip must not decide a reading.
  static let leastShare = 0.001
  /// Least rate and size: the tails of a normal range may lie below zero.
  static let leastPositive = 1e-9
  /// Greatest chance per week of a switch: the tails of a normal range may lie above one.
  static let greatestHazard = 1 - 1e-9

  /// Room for one draw.
  init(_ layout: ExpectationLayout, _ model: IntentModel) {
    states = model.states
    rates = [Double](repeating: 0, count: model.indicators.count * model.states)
    logRates = rates
    logShares = [Double](repeating: 0, count: model.stances.count * model.states * 3)
    sizes = [Double?](repeating: nil, count: model.indicators.count)
  }

  /// A drawn hazard as a chance below one.
  static func clamped(_ hazard: Double) -> Double { min(max(hazard, 0), greatestHazard) }

  /// Takes a vector of values in the layout's order.
  mutating func load(_ values: [Double], _ layout: ExpectationLayout, _ channel: Channel) {
    hazard = Expectations.clamped(values[0])
    if channel.hasDeeds { loadRates(values, layout) }
    if channel.hasWords { loadShares(values, layout) }
  }

  private mutating func loadRates(_ values: [Double], _ layout: ExpectationLayout) {
    for position in rates.indices {
      let rate = max(values[layout.rates[position]], Expectations.leastPositive)
      rates[position] = rate
      logRates[position] = Double.log(rate)
    }
    for stream in sizes.indices {
      sizes[stream] = layout.sizes[stream].map { max(values[$0], Expectations.leastPositive) }
    }
  }

  private mutating func loadShares(_ values: [Double], _ layout: ExpectationLayout) {
    for position in layout.shares.indices {
      let first = layout.shares[position]
      var sum = 0.0
      for stance in 0..<3 { sum += max(values[first + stance], Expectations.leastShare) }
      for stance in 0..<3 {
        logShares[position * 3 + stance] =
          Double.log(max(values[first + stance], Expectations.leastShare) / sum)
      }
    }
  }
}

/// log P(y | mean λe), up to a term that depends on y alone, Poisson or negative binomial.
///
/// - Parameters:
///   - count: y, the number of events in the week, each counted by the weight of its report.
///   - rate: λ, events per week, more than 0.
///   - logRate: log λ.
///   - size: r of the negative binomial (variance μ + μ²/r); `nil` for Poisson.
///   - exposure: e, more than 0.
/// - Returns: The logarithm in nats; the term left out is the same for all hypotheses.
@inline(__always)
func logLikelihood(
  count: Double, rate: Double, logRate: Double, size: Double?, exposure: Double
) -> Double {
  let mean = rate * exposure
  guard let size else {
    return count == 0 ? -mean : count * (logRate + Double.log(exposure)) - mean
  }
  let silence = -size * Double.log(onePlus: mean / size)
  guard count > 0 else { return silence }
  return logGamma(count + size) - logGamma(size) + silence
    + count * (logRate + Double.log(exposure) - Double.log(size + mean))
}
