public import Quantities

/// How a permutation test is run: with how many shuffles, from which seed, on how many threads.
///
/// Shuffles are made in portions of 100, each with a stream of random numbers of its own, so that
/// results do not depend on the number of threads.
public struct Shuffling: Sendable {
  /// Number of shuffles, at least 0; 9,999 makes the smallest p-value 0.0001.
  public var count: Int
  /// Fixes all chance.
  public var seed: UInt64
  /// Greatest number of tasks at a time.
  public var threads: Int
  /// Told how far the work is.
  public var progress: ProgressHandler?

  /// A way to shuffle.
  public init(
    count: Int = 9_999, seed: UInt64, threads: Int = 1, progress: ProgressHandler? = nil
  ) {
    self.count = count
    self.seed = seed
    self.threads = threads
    self.progress = progress
  }
}

/// The tests whose chance has to be independent; each has its own range of streams.
enum ShuffledTest {
  case tailoring
  case order(precedent: Int)
  case warping(precedent: Int)

  fileprivate var firstStream: UInt64 {
    switch self {
    case .tailoring: 1 << 60
    case .order(let precedent): 2 << 60 | UInt64(precedent) << 32
    case .warping(let precedent): 3 << 60 | UInt64(precedent) << 32
    }
  }

  fileprivate var stage: String {
    switch self {
    case .tailoring: "tailoring"
    case .order, .warping: "precedent"
    }
  }
}

extension Shuffling {
  private static let portion = 100

  /// One result per portion, in order; `body` is given the number of shuffles and their generator.
  func portions<Tally: Sendable>(
    of test: ShuffledTest,
    _ body: @escaping @Sendable (_ count: Int, inout SeededGenerator) throws -> Tally
  ) async throws -> [Tally] {
    let (total, seed) = (max(0, count), seed)
    let portions = (total + Self.portion - 1) / Self.portion
    return try await concurrentMap(
      portions, threads: threads, stage: test.stage, progress: progress
    ) { index in
      var generator = SeededGenerator(seed: seed, stream: test.firstStream + UInt64(index))
      return try body(min(Self.portion, total - index * Self.portion), &generator)
    }
  }

  /// The p-value of a test in which so many shuffles were at least as extreme as what was observed.
  ///
  /// (1 + extreme) / (1 + shuffles): what was observed is one of the arrangements (Phipson and
  /// Smyth 2010).
  func pValue(extreme: Int) -> Double { Double(1 + extreme) / Double(1 + max(0, count)) }
}

/// Differences up to this are rounding: two arrangements with the same statistic are tied.
let tieTolerance = 1e-9

extension Array {
  /// Puts the elements in an order drawn evenly from all (Durstenfeld 1964).
  ///
  /// The library's own shuffle promises no particular use of the generator, so that another version
  /// could change results.
  mutating func shuffleEvenly(using generator: inout SeededGenerator) {
    for upper in indices.dropFirst().reversed() { swapAt(upper, generator.below(upper + 1)) }
  }
}

/// P-values corrected so that the chance of any false alarm among them stays below the level (Holm 1979).
///
/// In the order given; each in 0...1 and at least as large as before.
func holmAdjusted(_ pValues: [Double]) -> [Double] {
  var adjusted = pValues
  var largest = 0.0
  let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  for (rank, index) in order.enumerated() {
    largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
    adjusted[index] = largest
  }
  return adjusted
}
