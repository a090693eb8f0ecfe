/// A node of a game tree: who moves there, and where it stands.
///
/// Nodes are numbered in preorder: a parent before its children, each subtree a range.
public struct Node: Hashable, Sendable {
  /// What happens at a node.
  public enum Kind: Hashable, Sendable {
    /// A player moves; the index of the information set.
    case decision(Int)
    /// Chance moves; the index of the event.
    case chance(Int)
    /// The game ends; the index of the terminal.
    case terminal(Int)
  }

  private enum Mover: UInt8 { case player, chance, none }

  private let mover: Mover
  private let place: Int32
  private let parentNode: Int32
  private let parentAction: Int32
  private let outcomeIndex: Int32
  private let childStart: Int32
  private let children: Int32
  private let end: Int32

  init(
    _ kind: Kind, parent: Int?, action: Int?, outcome: Int?, firstChild: Int, childCount: Int,
    subtreeEnd: Int
  ) {
    switch kind {
    case .decision(let index): (mover, place) = (.player, Int32(index))
    case .chance(let index): (mover, place) = (.chance, Int32(index))
    case .terminal(let index): (mover, place) = (.none, Int32(index))
    }
    parentNode = Int32(parent ?? -1)
    parentAction = Int32(action ?? -1)
    outcomeIndex = Int32(outcome ?? -1)
    childStart = Int32(firstChild)
    children = Int32(childCount)
    end = Int32(subtreeEnd)
  }

  /// Who moves here, or that the game ends.
  public var kind: Kind {
    switch mover {
    case .player: .decision(Int(place))
    case .chance: .chance(Int(place))
    case .none: .terminal(Int(place))
    }
  }

  /// The parent, or -1 at the root.
  public var parent: Int { Int(parentNode) }

  /// The action at the parent that leads here, from 0, or -1 at the root.
  public var action: Int { Int(parentAction) }

  /// The outcome whose payoffs are added here, or -1 where there is none.
  public var outcome: Int { Int(outcomeIndex) }

  /// Place of the first child in `Game.childNodes`; its siblings follow in the order of actions.
  public var firstChild: Int { Int(childStart) }

  /// Number of children, which is the number of actions.
  public var childCount: Int { Int(children) }

  /// One after the last node of the subtree that begins here.
  public var subtreeEnd: Int { Int(end) }

  /// Whether the game ends here.
  public var isTerminal: Bool { mover == .none }
}
