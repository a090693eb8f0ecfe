import Quantities
import RealModule

/// How much detail costless talk can carry (Crawford and Sobel 1982, the uniform quadratic case).
///
/// A speaker knows how far a concession θ is warranted, uniform on 0...1, and wants θ + b; the
/// listener concedes y and wants y = θ; each loses the square of what it misses. In every
/// equilibrium the speaker says only in which of N parts θ lies, with borders
///
///     θ_i = i/N + 2b·i·(i - N),
///
/// and the listener concedes the middle of the part. There is one for each N with 2b·N·(N - 1) < 1;
/// N = 1 is babbling. The listener loses 1/(12N²) + b²(N² - 1)/3 on average, the speaker b² more.
public struct TalkPartition: Model {
  /// The name by which users choose it.
  public static let name = "cheap-talk-partition"
  /// What it answers.
  public static let summary =
    "How finely costless talk can tell how far a concession is warranted, given a bias."
  /// Author and year.
  public static let source = "Crawford and Sobel 1982"
  /// What may be set.
  public static let parameters = [
    ModelParameter(
      "b", "how much more the speaker wants than is warranted", .share, standard: 0.05,
      .from(0.0001, to: 10)),
    ModelParameter(
      "grid", "values of θ, and of concessions, in the finite game", .count, standard: 4,
      .whole(2, to: 8)),
  ]

  private let bias: Double
  private let grid: Int

  /// Any values in range.
  public init(_ values: ModelValues) throws(ModelError) {
    bias = values["b"]
    grid = values.count("grid")
  }

  /// The largest number of parts in an equilibrium.
  var mostParts: Int {
    var parts = 1
    while 2 * bias * Double(parts * (parts + 1)) < 1 { parts += 1 }
    return parts
  }

  func borders(parts: Int) -> [Double] {
    (0...parts).map { Double($0) / Double(parts) + 2 * bias * Double($0 * ($0 - parts)) }
  }

  /// One equilibrium for each number of parts.
  public func solution(limits: Limits) -> ModelSolution? {
    ModelSolution(
      findings: [ModelFinding("largest number of messages that differ", Double(mostParts), .count)],
      equilibria: (1...mostParts).map(equilibrium),
      scope: "All equilibria, up to messages that mean the same.")
  }

  private func equilibrium(_ parts: Int) -> ModelEquilibrium {
    let borders = borders(parts: parts)
    let widths = zip(borders.dropFirst(), borders).map { $0 - $1 }
    let count = Double(parts)
    let loss = 1 / (12 * count * count) + bias * bias * (count * count - 1) / 3
    return ModelEquilibrium(
      parts == 1 ? "babbling" : "\(parts) messages",
      [
        ModelFinding("number of messages", count, .count),
        ModelFinding("mean loss of the listener", loss, .payoff),
        ModelFinding("mean loss of the speaker", loss + bias * bias, .payoff),
        ModelFinding(
          "information in bits", widths.reduce(0) { $0 - $1 * Double.log2($1) }, .ratio),
        ModelFinding("width of the narrowest part", widths.min() ?? 1, .share),
        ModelFinding("first border", parts > 1 ? borders[1] : 1, .share),
      ],
      check: ModelCheck(
        "largest gain of a speaker by another message, and difference from the mean loss by quadrature",
        residual(borders, loss)))
  }

  private func residual(_ borders: [Double], _ loss: Double) -> Double {
    let replies = zip(borders.dropFirst(), borders).map { ($0 + $1) / 2 }
    var worst = 0.0
    var summed = 0.0
    for part in replies.indices {
      let (lower, upper) = (borders[part], borders[part + 1])
      for state in [lower, (lower + upper) / 2, upper] {
        let misses = replies.map { ($0 - state - bias) * ($0 - state - bias) }
        worst = max(worst, misses[part] - (misses.min() ?? 0))
      }
      summed += GaussLegendre.twenty.integral(from: lower, to: upper) {
        ($0 - replies[part]) * ($0 - replies[part])
      }
    }
    return max(worst, abs(summed - loss))
  }

  /// θ, messages and concessions on a grid of as many points, in the middle of equal parts.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "Talk about a concession", comment: Self.source, players: ["Speaker", "Listener"])
    let points = midpoints(from: 0, to: 1, count: grid)
    let messages = points.indices.map { "message \($0 + 1)" }
    let starts = try tree.drawType(at: tree.root, "state", count: grid, prefix: "state ")
    for (state, start) in zip(points, starts) {
      let said = try tree.move(
        at: start, by: "Speaker", in: "state \(payoff(state))", actions: messages)
      for (message, position) in zip(messages, said) {
        let ends = try tree.move(
          at: position, by: "Listener", in: message,
          actions: points.map { "concede \(payoff($0))" })
        for (concession, end) in zip(points, ends) {
          let miss = (concession - state - bias, concession - state)
          try tree.end(
            at: end, "concession \(payoff(concession))", [-miss.0 * miss.0, -miss.1 * miss.1])
        }
      }
    }
    return try tree.frozen()
  }
}
