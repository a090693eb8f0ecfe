/// Places the nodes of a `TreeChart`: columns by depth, rows by leaf, each parent amid its children.
struct TreeLayout {
  /// Distance of the rows: room for the action above the line and the name below it.
  static let rowHeight = 34.0
  /// From a node to where the labels of its children begin.
  static let elbow = 14.0
  private static let lane = 7.0
  private static let widestLabel = 200.0
  private static let widestEnd = 280.0

  private let chart: TreeChart
  private let depths: [Int]
  /// Whether a node has drawn children.
  let isInner: [Bool]
  /// In rows, from 0.
  private let rows: [Double]
  /// The right end of each column, where its nodes stand.
  private let columns: [Double]
  /// Information sets with several nodes in one column: their nodes, and their lane from 0.
  let joins: [(nodes: [Int], lane: Int)]
  let width: Double
  let height: Double

  init(_ chart: TreeChart) {
    self.chart = chart
    depths = TreeLayout.depths(chart.nodes)
    isInner = TreeLayout.isInner(chart.nodes)
    rows = TreeLayout.rows(chart.nodes, isInner)
    joins = TreeLayout.joins(chart.nodes, depths, rows)
    columns = TreeLayout.columns(chart, depths, isInner, joins)
    // Drawings in files are shown in whatever fonts there are, and some are wider than reckoned.
    let ends = chart.nodes.indices.map { [columns, depths, isInner] index in
      isInner[index]
        ? 0
        : columns[depths[index]] + 10
          + 1.12
          * TextMetrics.widest(TreeLayout.lines(chart.nodes[index].label, end: true), bold: true)
    }
    width = max(340, (ends.max() ?? 0) + 8)
    height = ((rows.max() ?? 0) + 1) * TreeLayout.rowHeight
  }

  func x(_ node: Int) -> Double { columns[depths[node]] }

  func y(_ node: Int) -> Double { (rows[node] + 0.5) * TreeLayout.rowHeight }

  /// Where the labels of a node begin: right of its parent's elbow.
  func labelX(_ node: Int) -> Double {
    let depth = depths[node]
    return depth == 0 ? 4 : columns[depth - 1] + TreeLayout.elbow + 6
  }

  func laneX(_ join: (nodes: [Int], lane: Int)) -> Double {
    x(join.nodes[0]) - 10 - Double(join.lane) * TreeLayout.lane
  }

  /// A label on one line, cut where it is too long.
  static func line(_ text: String, end: Bool = false) -> String {
    lines(text, end: end).first ?? ""
  }

  private static func lines(_ text: String, end: Bool) -> [String] {
    text.isEmpty ? [] : TextMetrics.wrap(text, end ? widestEnd : widestLabel, bold: true, atMost: 1)
  }

  // MARK: Parts

  private static func depths(_ nodes: [TreeChart.Node]) -> [Int] {
    var depths: [Int] = []
    for node in nodes { depths.append(node.parent.map { depths[$0] + 1 } ?? 0) }
    return depths
  }

  private static func isInner(_ nodes: [TreeChart.Node]) -> [Bool] {
    var isInner = [Bool](repeating: false, count: nodes.count)
    for parent in nodes.compactMap(\.parent) { isInner[parent] = true }
    return isInner
  }

  private static func rows(_ nodes: [TreeChart.Node], _ isInner: [Bool]) -> [Double] {
    var rows = [Double](repeating: 0, count: nodes.count)
    var first = [Double?](repeating: nil, count: nodes.count)
    var last = [Double](repeating: 0, count: nodes.count)
    var free = 0.0
    for index in nodes.indices where !isInner[index] {
      rows[index] = free
      free += 1
    }
    for index in nodes.indices.reversed() {
      if isInner[index], let top = first[index] { rows[index] = (top + last[index]) / 2 }
      guard let parent = nodes[index].parent else { continue }
      if first[parent] == nil { last[parent] = rows[index] }
      first[parent] = rows[index]
    }
    return rows
  }

  private static func columns(
    _ chart: TreeChart, _ depths: [Int], _ isInner: [Bool], _ joins: [(nodes: [Int], lane: Int)]
  ) -> [Double] {
    var widths = [Double](repeating: 24, count: (depths.max() ?? 0) + 1)
    for (index, node) in chart.nodes.enumerated() {
      let name = isInner[index] ? TreeDrawing.name(node, chart.players) : ""
      let labels = [line(node.action), line(name)]
      widths[depths[index]] = max(widths[depths[index]], TextMetrics.widest(labels, bold: true))
    }
    var lanes = [Int](repeating: 0, count: widths.count)
    for join in joins {
      lanes[depths[join.nodes[0]]] = max(lanes[depths[join.nodes[0]]], join.lane + 1)
    }
    var columns: [Double] = []
    for (width, lanes) in zip(widths, lanes) {
      let start = columns.last.map { $0 + elbow + 6 } ?? 4
      columns.append(start + width + 14 + Double(lanes) * lane)
    }
    return columns
  }

  /// Nodes of one set in one column, in lanes such that no two sets meet.
  private static func joins(
    _ nodes: [TreeChart.Node], _ depths: [Int], _ rows: [Double]
  ) -> [(nodes: [Int], lane: Int)] {
    struct Key: Hashable {
      let set: Int
      let depth: Int
    }
    var order: [Key] = []
    var members: [Key: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      guard let set = node.set else { continue }
      let key = Key(set: set, depth: depths[index])
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(index)
    }
    var free: [Int: [Double]] = [:]
    return order.compactMap { key in
      guard let own = members[key], own.count > 1 else { return nil }
      var ends = free[key.depth] ?? []
      let lane = ends.firstIndex { $0 < rows[own[0]] } ?? ends.count
      if lane == ends.count { ends.append(0) }
      ends[lane] = rows[own[own.count - 1]]
      free[key.depth] = ends
      return (own, lane)
    }
  }
}
