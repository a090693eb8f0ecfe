/// A further file of a case, in YAML, that a study of its own reads.
public enum CaseSheet: String, CaseIterable, Sendable {
  /// What could be asked of the target, and what would follow.
  case demands = "demands.yaml"
  /// What escalation would gain, and what would answer it.
  case deterrence = "deterrence.yaml"

  /// Its name in the case's folder.
  public var file: String { rawValue }

  /// The most bytes that are read.
  static let largest = 1 << 20
}
