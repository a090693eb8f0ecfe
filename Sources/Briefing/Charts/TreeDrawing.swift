/// Draws a `TreeChart` below its title, caption and legend.
struct TreeDrawing {
  private let chart: TreeChart
  private let layout: TreeLayout

  init(_ whole: TreeChart) {
    chart = TreeDrawing.sound(whole)
    layout = TreeLayout(chart)
  }

  /// The chart without nodes whose parent does not come before them.
  private static func sound(_ chart: TreeChart) -> TreeChart {
    let isSound = chart.nodes.enumerated().allSatisfy { index, node in
      index == 0 ? node.parent == nil : (0..<index).contains(node.parent ?? -1)
    }
    return isSound
      ? chart
      : TreeChart(title: chart.title, caption: chart.caption, players: chart.players, nodes: [])
  }

  /// “Sender: strong”, or what the ends, events and gaps are called.
  static func name(_ node: TreeChart.Node, _ players: [String]) -> String {
    switch node.mover {
    case .player(let player) where players.indices.contains(player):
      node.label.isEmpty ? players[player] : "\(players[player]): \(node.label)"
    case .chance: node.label.isEmpty ? "chance" : "chance: \(node.label)"
    case .player, .end, .hidden: node.label
    }
  }

  /// Draws all parts from top to bottom and gives back the size.
  func draw(_ drawing: inout Drawing) -> (width: Double, height: Double) {
    var y = lines(chart.title, &drawing, top: 4, style: "s b")
    y = lines(chart.caption, &drawing, top: y, style: "s")
    y = legend.draw(&drawing, top: y + 6) + 8
    for join in layout.joins { self.join(join, &drawing, top: y) }
    for way in [TreeChart.Way.unplayed, .played, .path] {
      for index in chart.nodes.indices where chart.nodes[index].way == way {
        edge(index, &drawing, top: y)
      }
    }
    for index in chart.nodes.indices { node(index, &drawing, top: y) }
    if chart.nodes.isEmpty { drawing.text("No tree", x: 4, y: y + 16, style: "s m") }
    return (layout.width, y + layout.height + 4)
  }

  private func lines(
    _ text: String, _ drawing: inout Drawing, top: Double, style: String
  ) -> Double {
    guard !text.isEmpty else { return top }
    let lines = TextMetrics.wrap(text, layout.width - 8, bold: true, atMost: 4)
    drawing.text(lines, x: 4, top: top, style: style)
    return top + Double(lines.count) * TextMetrics.lineHeight + 2
  }

  // MARK: Tree

  /// Down or up beside the parent, then across to the node.
  private func edge(_ index: Int, _ drawing: inout Drawing, top: Double) {
    guard let parent = chart.nodes[index].parent else { return }
    let (x, y) = (layout.x(parent), top + layout.y(index))
    let turn = x + TreeLayout.elbow
    let outline = Outline.through([
      (x, top + layout.y(parent)), (turn, top + layout.y(parent)), (turn, y),
      (layout.x(index), y),
    ])
    let way = chart.nodes[index].way
    drawing.path(outline, style: way == .unplayed ? "edge" : "edge \(way.rawValue)")
  }

  private func node(_ index: Int, _ drawing: inout Drawing, top: Double) {
    let node = chart.nodes[index]
    let (x, y) = (layout.x(index), top + layout.y(index))
    let action = TreeLayout.line(node.action)
    drawing.text(
      action, x: layout.labelX(index), y: y - 5, style: node.way == .path ? "s b" : "s")
    if layout.isInner[index] {
      let name = TreeLayout.line(TreeDrawing.name(node, chart.players))
      drawing.text(name, x: layout.labelX(index), y: y + 13, style: "s m")
    } else {
      let isPlayed = node.way == .path && node.mover == .end
      drawing.text(
        TreeLayout.line(TreeDrawing.name(node, chart.players), end: true), x: x + 10, y: y + 4,
        style: isPlayed ? "s b" : "s")
    }
    mark(node, &drawing, x, y)
  }

  private func mark(_ node: TreeChart.Node, _ drawing: inout Drawing, _ x: Double, _ y: Double) {
    switch node.mover {
    case .player(let player): TreeDrawing.mark(player).draw(&drawing, x, y, radius: 5)
    case .chance: TreeDrawing.chance.draw(&drawing, x, y, radius: 5)
    case .end: drawing.line(x, y - 5, x, y + 5, style: "edge played")
    case .hidden: drawing.line(x - 5, y, x + 5, y, style: "set")
    }
  }

  /// A dotted line past all nodes of a set, with a stroke to each.
  private func join(
    _ join: (nodes: [Int], lane: Int), _ drawing: inout Drawing, top: Double
  ) {
    let x = layout.laneX(join)
    let places = join.nodes.map { top + layout.y($0) }
    guard let first = places.min(), let last = places.max() else { return }
    drawing.line(x, first, x, last, style: "set")
    for node in join.nodes {
      drawing.circle(x, top + layout.y(node), radius: 2, style: "stop")
    }
  }

  // MARK: Legend

  /// The five solid looks; the hollow one is chance's.
  private static func mark(_ player: Int) -> SeriesMark { SeriesMark(index: max(0, player) % 5) }

  private static let chance = SeriesMark(index: 5)

  private var legend: Legend {
    Legend(entries: movers + ways + [payoffs], x: 4, room: layout.width - 8)
  }

  private var movers: [Legend.Entry] {
    let players = chart.players.enumerated().map { index, name in
      Legend.Entry(text: TreeLayout.line(name), sampleWidth: 14) {
        TreeDrawing.mark(index).draw(&$0, $1 + 7, $2, radius: 5)
      }
    }
    let hasChance = chart.nodes.contains { $0.mover == .chance }
    let chance = Legend.Entry(text: "chance", sampleWidth: 14) {
      TreeDrawing.chance.draw(&$0, $1 + 7, $2, radius: 5)
    }
    return players + (hasChance ? [chance] : [])
  }

  private var ways: [Legend.Entry] {
    var entries: [Legend.Entry] = []
    if chart.nodes.contains(where: { $0.way == .path }) {
      entries.append(line("played", "edge path"))
      entries.append(line("would be played, if play came there", "edge played"))
      entries.append(line("not played", "edge"))
    }
    if !layout.joins.isEmpty {
      entries.append(line("the player cannot tell these apart", "set"))
    }
    return entries
  }

  private func line(_ text: String, _ style: String) -> Legend.Entry {
    Legend.Entry(text: text, sampleWidth: 24) { $0.line($1, $2, $1 + 24, $2, style: style) }
  }

  private var payoffs: Legend.Entry {
    let names = chart.players.map { TreeLayout.line($0) }
    return .words("At the ends: payoffs of \(names.joined(separator: ", "))")
  }
}
