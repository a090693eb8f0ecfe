/// The names that expressions may use, with quick access by name.
public struct ExpressionScope: Hashable, Sendable {
  /// The names, in the order in which values are given for them.
  public let names: [String]
  private let indices: [String: Int]

  /// A scope; of equal names the first counts.
  public init(_ names: [String]) {
    self.names = names
    indices = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a name, or `nil`.
  public func index(of name: String) -> Int? { indices[name] }

  /// Scopes with the same names are the same.
  public static func == (left: ExpressionScope, right: ExpressionScope) -> Bool {
    left.names == right.names
  }

  /// Hashes the names.
  public func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
