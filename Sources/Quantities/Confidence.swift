/// How well founded a judgment is, stated apart from how likely its event is (ICD 203, ODNI 2015).
public enum Confidence: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// Scant, questionable or fragmentary evidence.
  case low
  /// Credible evidence that is not enough for more.
  case moderate
  /// Good evidence from several independent sources.
  case high

  /// The words used in a judgment.
  public var phrase: String {
    switch self {
    case .low: "low confidence"
    case .moderate: "moderate confidence"
    case .high: "high confidence"
    }
  }

  /// Orders by strength.
  public static func < (left: Confidence, right: Confidence) -> Bool {
    left.rawValue < right.rawValue
  }
}
