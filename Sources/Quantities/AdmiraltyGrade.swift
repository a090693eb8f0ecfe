/// A grade of a report on the Admiralty (NATO) scale: a letter for the source, a digit for the item.
public struct AdmiraltyGrade: Hashable, Sendable, CustomStringConvertible {
  /// How reliable the source has been, as a letter from A to F.
  public enum Reliability: String, CaseIterable, Hashable, Sendable {
    /// No doubt about the source.
    case completelyReliable = "A"
    /// Minor doubts.
    case usuallyReliable = "B"
    /// Doubts, though it has been right before.
    case fairlyReliable = "C"
    /// Significant doubts.
    case notUsuallyReliable = "D"
    /// A history of being wrong.
    case unreliable = "E"
    /// No basis for a grade.
    case cannotBeJudged = "F"
  }

  /// How credible the item itself is, as a digit from 1 to 6.
  public enum Credibility: Int, CaseIterable, Hashable, Sendable {
    /// Confirmed by independent sources.
    case confirmed = 1
    /// Fits what is known, not confirmed.
    case probablyTrue
    /// Fits in part, not confirmed.
    case possiblyTrue
    /// Possible, but does not fit.
    case doubtful
    /// Contradicted by what is known.
    case improbable
    /// No basis for a grade.
    case cannotBeJudged
  }

  /// The grade of the source.
  public let reliability: Reliability

  /// The grade of the item.
  public let credibility: Credibility

  /// A grade from its two parts.
  public init(reliability: Reliability, credibility: Credibility) {
    self.reliability = reliability
    self.credibility = credibility
  }

  /// A grade written as a letter and a digit ("B2" or "b2"), or `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    let scalars = Array(text.unicodeScalars.prefix(3))
    guard scalars.count == 2, scalars.allSatisfy(\.isASCII) else { return nil }
    guard let reliability = Reliability(rawValue: String(scalars[0]).uppercased()),
      let digit = Int(String(scalars[1])), let credibility = Credibility(rawValue: digit)
    else { return nil }
    self.init(reliability: reliability, credibility: credibility)
  }

  /// A letter and a digit, such as "B2".
  public var description: String { "\(reliability.rawValue)\(credibility.rawValue)" }

  /// The weight of the report by the usual convention, in 0.2...1.
  public var weight: Double { weight(by: .usual) }

  /// The weight of the report by given weights: the smaller of those of its two parts.
  ///
  /// Never their product. In practice the two grades move together, so that a product would count
  /// one doubt twice (Baker, McKendry and Mace 1968; Samet 1975; Irwin and Mandel 2019).
  public func weight(by weights: GradeWeights) -> Double {
    min(weights[reliability], weights[credibility])
  }
}

/// What each step of the Admiralty scale is worth as a share of a report that is beyond doubt.
///
/// The scale itself has no numbers. The usual ones are a convention of Credence, not a measurement:
/// change them where you know your sources better, and see whether the reading changes.
public struct GradeWeights: Hashable, Sendable {
  /// Five weights for A to E, then that of F; each in 0...1.
  public let reliability: [Double]

  /// Five weights for 1 to 5, then that of 6; each in 0...1.
  public let credibility: [Double]

  /// 1, 0.9, 0.7, 0.4 and 0.2 from best to worst, and 0.5 where it cannot be judged.
  public static let usual = GradeWeights(steps: [1, 0.9, 0.7, 0.4, 0.2, 0.5])

  /// Weights of one's own, or `nil` unless there are six of each, all in 0...1.
  public init?(reliability: [Double], credibility: [Double]) {
    guard reliability.count == 6, credibility.count == 6 else { return nil }
    guard (reliability + credibility).allSatisfy((0...1).contains) else { return nil }
    self.reliability = reliability
    self.credibility = credibility
  }

  private init(steps: [Double]) {
    reliability = steps
    credibility = steps
  }

  subscript(step: AdmiraltyGrade.Reliability) -> Double {
    reliability[AdmiraltyGrade.Reliability.allCases.firstIndex(of: step) ?? 5]
  }

  subscript(step: AdmiraltyGrade.Credibility) -> Double { credibility[step.rawValue - 1] }
}
