/// A state, territory, organisation or region, as a position in `States`.
///
/// Compared by the million while a file is scanned, hence a number and no text.
public struct StateID: Hashable, Sendable {
  /// Position in `States.all`; 0 stands for none.
  public let index: UInt16

  @inlinable init(index: UInt16) { self.index = index }

  /// No state at all, or none that is known.
  @inlinable public static var none: StateID { StateID(index: 0) }
}
