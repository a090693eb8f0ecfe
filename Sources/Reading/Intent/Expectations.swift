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
  private var rates: [Int] = []
  private var shares: [Int] = []
  private var sizes: [Int?] = []

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
    for stream in model.stances {
      for state in stream.shares.indices {
        let twin = stream.shares[..<state].firstIndex(of: stream.shares[state])
        shares.append(twin.map { shares[shares.count - state + $0] } ?? append(stream.shares[state]))
      }
    }
    for stream in model.indicators { sizes.append(stream.size.map { append([$0]) }) }
  }

  /// Number of dimensions of a draw.
  var count: Int { distributions.count }

  func rate(_ stream: Int, _ state: Int) -> Int { rates[stream * states + state] }

  func share(_ stream: Int, _ state: Int, _ stance: Int) -> Int {
    shares[stream * states + state] + stance
  }

  func size(_ stream: Int) -> Int? { sizes[stream] }

  /// Adds neighbouring dimensions and gives the first.
  private mutating func append(_ new: [Distribution]) -> Int {
    distributions += new
    return distributions.count - new.count
  }
}

/// One draw of all expectations, in the form in which likelihoods need them.
struct Expectations: Sendable {
  var hazard: Double
  /// λ, events per week, indicator × hypothesis.
  var rates: [Double]
  var logRates: [Double]
  /// log q, proposition × hypothesis × stance; the three of a proposition and hypothesis sum to one.
  var logShares: [Double]
  /// Size of the negative binomial by indicator; `nil` for Poisson.
  var sizes: [Double?]

  /// Reads a vector of values in the layout's order.
  init(_ values: some RandomAccessCollection<Double>, _ layout: ExpectationLayout, _ model: IntentModel) {
    let start = values.startIndex
    func value(_ position: Int) -> Double { values[values.index(start, offsetBy: position)] }
    hazard = value(0)
    rates = []
    rates.reserveCapacity(model.indicators.count * layout.states)
    for stream in model.indicators.indices {
      for state in 0..<layout.states { rates.append(value(layout.rate(stream, state))) }
    }
    logRates = rates.map { Double.log($0) }
    logShares = []
    logShares.reserveCapacity(model.stances.count * layout.states * 3)
    for stream in model.stances.indices {
      for state in 0..<layout.states {
        let shares = (0..<3).map { value(layout.share(stream, state, $0)) }
        let sum = shares[0] + shares[1] + shares[2]
        for share in shares {
          logShares.append(Double.log(max(share, Expectations.leastShare) / max(sum, 1e-9)))
        }
      }
    }
    sizes = model.indicators.indices.map { layout.size($0).map(value) }
  }

  /// A stance that nobody expects is improbable, not impossible: one slip must not decide a reading.
  static let leastShare = 0.001
}

/// log P(y | mean λe), up to a term that depends on y alone, Poisson or negative binomial.
///
/// - Parameters:
///   - count: y, the number of events in the week.
///   - rate: λ, events per week, more than 0.
///   - logRate: log λ.
///   - size: r of the negative binomial (variance μ + μ²/r); `nil` for Poisson.
///   - exposure: e, more than 0.
@inline(__always)
func logLikelihood(
  count: Int, rate: Double, logRate: Double, size: Double?, exposure: Double
) -> Double {
  let mean = rate * exposure
  let events = Double(count)
  guard let size else {
    return count == 0 ? -mean : events * (logRate + Double.log(exposure)) - mean
  }
  let silence = -size * Double.log(onePlus: mean / size)
  guard count > 0 else { return silence }
  return logGamma(events + size) - logGamma(size) + silence
    + events * (logRate + Double.log(exposure) - Double.log(size + mean))
}
