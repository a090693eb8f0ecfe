import Quantities

/// How far two orders of the same steps agree.
public struct OrderAgreement: Hashable, Sendable {
  /// Kendall's tau-b (Kendall 1945), in -1...1: 1 for the same order, -1 for the reverse.
  public let tau: Double
  /// Number of steps compared.
  public let steps: Int
  /// Chance of at least this agreement if the steps came in any order alike (one-sided), in 0...1.
  public let pValue: Double
  /// Whether the p-value comes from all orders rather than from shuffles.
  public let isExact: Bool
}

extension OrderAgreement {
  /// Steps up to which all orders are tried: 7! = 5,040.
  private static let exactLimit = 7

  /// The agreement of two sequences of days; steps of one day are tied.
  ///
  /// Time: shuffles times steps².
  static func measure(
    _ pairs: [(precedent: Int, here: Int)], _ shuffling: Shuffling, test: ShuffledTest
  ) async throws -> Measured<OrderAgreement> {
    guard pairs.count >= PrecedentAlignment.minimumSteps else {
      return .tooFew(
        Shortfall(unit: .steps, found: pairs.count, needed: PrecedentAlignment.minimumSteps))
    }
    let sequences = PairedOrder(pairs.map(\.precedent), pairs.map(\.here))
    guard let tau = sequences.tau else {
      return .tooFew(Shortfall(unit: .days, found: 1, needed: 2))
    }
    let isExact = pairs.count <= exactLimit
    let pValue =
      isExact ? sequences.exactPValue : try await sequences.shuffledPValue(shuffling, test)
    return .measured(
      OrderAgreement(tau: tau, steps: pairs.count, pValue: pValue, isExact: isExact))
  }
}

/// Two sequences of numbers, compared by the order of their elements.
struct PairedOrder: Sendable {
  /// For each pair of positions i < j, in order: the sign of first[j] - first[i].
  private let signs: [Int]
  private let second: [Int]

  init(_ first: [Int], _ second: [Int]) {
    self.second = second
    signs = PairedOrder.signs(first)
  }

  /// Kendall's tau-b; `nil` where all elements of one sequence are equal.
  var tau: Double? {
    let own = PairedOrder.signs(second)
    let (untied, otherUntied) = (signs.count { $0 != 0 }, own.count { $0 != 0 })
    guard untied > 0, otherUntied > 0 else { return nil }
    return Double(score(second)) / (Double(untied) * Double(otherUntied)).squareRoot()
  }

  /// Share of all orders of the second sequence that agree at least as well.
  ///
  /// Ties are as many in every order, so that the score decides. Time: n! n².
  var exactPValue: Double {
    let observed = score(second)
    var (extreme, total) = (0, 0)
    var order = second
    permute(&order, order.count) { permuted in
      total += 1
      if score(permuted) >= observed { extreme += 1 }
    }
    return Double(extreme) / Double(total)
  }

  func shuffledPValue(_ shuffling: Shuffling, _ test: ShuffledTest) async throws -> Double {
    let observed = score(second)
    let portions = try await shuffling.portions(of: test) { count, generator in
      var order = second
      var extreme = 0
      for _ in 0..<count {
        order.shuffleEvenly(using: &generator)
        if score(order) >= observed { extreme += 1 }
      }
      return extreme
    }
    return shuffling.pValue(extreme: portions.reduce(0, +))
  }

  /// Concordant less discordant pairs.
  private func score(_ second: [Int]) -> Int {
    var (sum, pair) = (0, 0)
    for index in second.indices {
      for later in (index + 1)..<max(index + 1, second.count) {
        sum += signs[pair] * (second[later] - second[index]).signum()
        pair += 1
      }
    }
    return sum
  }

  private static func signs(_ values: [Int]) -> [Int] {
    values.indices.flatMap { index in
      values[(index + 1)...].map { ($0 - values[index]).signum() }
    }
  }

  /// Every order of the first `count` elements (Heap 1963).
  private func permute(_ values: inout [Int], _ count: Int, _ visit: ([Int]) -> Void) {
    guard count > 1 else { return visit(values) }
    for index in 0..<count {
      permute(&values, count - 1, visit)
      if index < count - 1 { values.swapAt(count % 2 == 0 ? index : 0, count - 1) }
    }
  }
}
