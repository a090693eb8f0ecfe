/// A game tree from left to right: who moves where, what each knows, and which way play goes.
///
/// Players differ by colour and by shape, nodes that a player cannot tell apart are joined by a dotted
/// line, and what is played is drawn in bold, so that it also reads in black and white. The drawing is
/// as wide and as high as it needs to be.
public struct TreeChart: Hashable, Sendable {
  /// What happens at a node.
  public enum Mover: Hashable, Sendable {
    /// A player moves, from 0.
    case player(Int)
    /// Chance moves.
    case chance
    /// The game ends.
    case end
    /// So many nodes from here on are left out.
    case hidden(Int)
  }

  /// Whether play takes the way into a node.
  public enum Way: String, Hashable, Sendable {
    /// With a probability above zero.
    case path
    /// It would, if play came so far.
    case played
    /// It does not.
    case unplayed = "edge"
  }

  /// One node, with the way into it.
  public struct Node: Hashable, Sendable {
    /// Place of its parent among the nodes; `nil` at the root.
    public let parent: Int?
    /// What happens here.
    public let mover: Mover
    /// Name of the information set, event or outcome.
    public let label: String
    /// Number of the information set; nodes with the same are joined.
    public let set: Int?
    /// Name of the action that leads here, with its probability where there is one.
    public let action: String
    /// Whether play takes it.
    public let way: Way

    /// A node; `action` and `way` say nothing at the root.
    public init(
      parent: Int?, mover: Mover, label: String, set: Int? = nil, action: String = "",
      way: Way = .unplayed
    ) {
      self.parent = parent
      self.mover = mover
      self.label = label
      self.set = set
      self.action = action
      self.way = way
    }
  }

  /// Name of the game.
  public let title: String
  /// What is marked, in a sentence or two; empty for nothing.
  public let caption: String
  /// Names of the players.
  public let players: [String]
  /// The nodes, each parent before its children.
  public let nodes: [Node]

  /// A tree; nodes whose parent does not come before them are left out of the drawing.
  public init(title: String, caption: String, players: [String], nodes: [Node]) {
    self.title = title
    self.caption = caption
    self.players = players
    self.nodes = nodes
  }

  /// The drawing in its natural size; linear in the number of nodes but for joining sets.
  public var svg: Element {
    var drawing = Drawing()
    let size = TreeDrawing(self).draw(&drawing)
    return drawing.svg(
      title: title, description: description, width: size.width, height: size.height)
  }

  /// What the picture shows, in words, for those who cannot see it.
  var description: String {
    let ends = nodes.filter { $0.mover == .end }.count
    return "A game tree of \(nodes.count) nodes, of which \(ends) are ends. \(caption)"
  }
}
