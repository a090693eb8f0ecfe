/// Best replies of a receiver to beliefs over some types.
struct ReceiverReplies {
  /// Type by type, what the receiver gets from each response.
  private let payoffs: [[Double]]
  /// By how much a best reply may fall short.
  private let slack: Double

  init(_ sources: [SignallingGame.Source], slack: Double) {
    payoffs = sources.map(\.receiverPayoffs)
    self.slack = slack
  }

  var responseCount: Int { payoffs.first?.count ?? 0 }

  /// The belief against which a mixed response falls least short of the best, and by how much.
  func justification(of response: [Double]) -> (shortfall: Double, belief: [Double]) {
    let expected = payoffs.map { own in zip(own, response).reduce(0) { $0 + $1.0 * $1.1 } }
    let found = leastLargestRow(
      (0..<responseCount).map { other in payoffs.indices.map { payoffs[$0][other] - expected[$0] } }
    )
    return (found.value, found.weights)
  }

  /// Whether some belief makes all of these responses best replies at once.
  func areJointlyBest(_ responses: [Int]) -> Bool {
    var rows: [[Double]] = []
    for response in responses {
      for other in 0..<responseCount where other != response {
        rows.append(payoffs.map { $0[other] - $0[response] })
      }
    }
    return rows.isEmpty || leastLargestRow(rows).value <= slack
  }

  /// The responses that are best against some belief; mixtures of others never are.
  var best: [Int] { (0..<responseCount).filter { areJointlyBest([$0]) } }

  /// The most weight that a belief can put on one type while a response is best within the slack.
  ///
  /// `nil` where no belief justifies the response. By the dual of the least weight on all other types.
  func largestWeight(on type: Int, justifying response: [Double]) -> Double? {
    guard justification(of: response).shortfall <= slack else { return nil }
    let expected = payoffs.map { own in zip(own, response).reduce(0) { $0 + $1.0 * $1.1 } }
    let gains = payoffs.indices.map { type in payoffs[type].map { $0 - expected[type] } }
    let size = gains.joined().reduce(0) { max($0, $1.magnitude) }
    guard size > 0 else { return 1 }
    let others = gains.indices.filter { $0 != type }
    var program = FeasibleProgram(
      objective: gains[type].map { ($0 - slack) / size },
      rows: others.map { gains[$0].map { (slack - $0) / size } },
      bounds: others.map { _ in 1 })
    guard case .optimal(let weight) = program.maximise() else { return 0 }
    return 1 / (1 + weight)
  }
}
