/// One search for the extreme equilibria of a bimatrix game, and what it has found.
struct ExtremeSearch {
  private let polyhedra: [BestReplyPolyhedron]
  private let most: Int
  private var vertices: [VertexStore]
  private var equilibria: [EquilibriumSet.Extreme] = []
  private let budget: SearchBudget

  /// A search in a normal form of two players; `residues` are those of its payoffs.
  init(_ form: NormalForm, _ residues: [UInt64], _ limits: Limits, most: Int) {
    polyhedra = Self.polyhedra(form, residues)
    self.most = most
    budget = SearchBudget(limits)
    vertices = polyhedra.map(VertexStore.init)
  }

  /// The two players' best-reply polyhedra; the first's strategies have the first labels in both.
  static func polyhedra(_ form: NormalForm, _ residues: [UInt64]) -> [BestReplyPolyhedron] {
    let counts = form.strategies.map(\.count)
    return [0, 1].map { player in
      let places = form.payoffPlaces(of: 1 - player, byStrategyOf: player)
      return BestReplyPolyhedron(
        payoffs: places.map { form.payoffs[$0] }, residues: places.map { residues[$0] },
        replyCount: counts[1 - player], firstLabel: player == 0 ? 0 : counts[0],
        firstReplyLabel: player == 0 ? counts[0] : 0)
    }
  }

  /// Searches until done or stopped, and joins what was found into components.
  mutating func run() -> EquilibriumSet {
    var faces = FaceSearch(polyhedra[0].face, polyhedra[1].face, budget)
    faces.run { first, second in
      let rows = vertices[0].vertices(of: first, budget)
      let columns = vertices[1].vertices(of: second, budget)
      add(rows, columns)
    }
    var components: [EquilibriumSet.Component] = []
    if budget.stop == nil {
      let counts = vertices.map(\.strategies.count)
      components = EquilibriumComponents(equilibria, counts, budget).components
    }
    let isDone = budget.stop == nil
    return EquilibriumSet(
      strategies: vertices.map(\.strategies), equilibria: equilibria,
      components: isDone ? components : [], isComplete: isDone && !faces.isDoubtful && !isDoubtful,
      steps: budget.steps, stop: budget.stop ?? .finished)
  }

  private var isDoubtful: Bool { vertices.contains(where: \.isDoubtful) }

  /// Notes each pair of vertices of a Nash subset.
  private mutating func add(_ rows: [Int], _ columns: [Int]) {
    for row in rows {
      for column in columns {
        guard equilibria.count < most else {
          return budget.end(.tooMany("there are more than \(most) equilibria"))
        }
        equilibria.append(.init(first: row, second: column))
      }
    }
  }
}

/// What a search may still do, shared by its parts.
final class SearchBudget {
  private var counter: StepCounter
  private var ended: StopReason?

  init(_ limits: Limits) { counter = StepCounter(limits) }

  /// Steps until now.
  var steps: Int { counter.steps }
  /// Why to stop, once there is a reason.
  var stop: StopReason? { ended ?? counter.stop }

  /// Counts a step; false once it is time to stop.
  func step() -> Bool { counter.step() && ended == nil }

  /// Ends the search.
  func end(_ reason: StopReason) { ended = ended ?? reason }
}

/// The vertices of one polyhedron that were met, each once.
struct VertexStore {
  private let polyhedron: BestReplyPolyhedron
  /// The mixed strategy of each vertex.
  private(set) var strategies: [[Double]] = []
  /// The place of each vertex by the labels that are tight there.
  private var places: [BitSet: Int] = [:]
  private(set) var isDoubtful = false

  init(_ polyhedron: BestReplyPolyhedron) {
    self.polyhedron = polyhedron
  }

  /// The places of the vertices of a face at which no barred label is tight.
  mutating func vertices(of face: BestReplyFace, _ budget: SearchBudget) -> [Int] {
    var description = DoubleDescription(face, budget)
    description.run()
    isDoubtful = isDoubtful || description.isDoubtful
    guard budget.stop == nil else { return [] }
    return description.vertices.compactMap { vertex in
      let slacks = description.slacks(vertex, of: face)
      let isBarred = slacks.indices.contains { slacks[$0] == 0 && face.marks[$0] == .barred }
      return isBarred ? nil : place(slacks)
    }
  }

  private mutating func place(_ slacks: [Double]) -> Int {
    var labels = BitSet(count: slacks.count)
    for label in slacks.indices where slacks[label] == 0 { labels.insert(label) }
    if let place = places[labels] { return place }
    places[labels] = strategies.count
    strategies.append(polyhedron.strategy(slacks))
    return strategies.count - 1
  }
}

extension NormalForm {
  /// Where the payoffs of one player stand, strategy by strategy of another and within each by his own.
  fileprivate func payoffPlaces(of player: Int, byStrategyOf other: Int) -> [Int] {
    let strides = strides
    return strategies[other].indices.flatMap { strategy in
      strategies[player].indices.map { own in
        player * profileCount + strategy * strides[other] + own * strides[player]
      }
    }
  }
}

extension BestReplyPolyhedron {
  /// The probabilities of the player's strategies at a vertex with these slacks.
  func strategy(_ slacks: [Double]) -> [Double] {
    let weights = scales.indices.map { slacks[firstLabel + $0] / scales[$0] }
    let largest = weights.reduce(0, max)
    let sum = weights.reduce(0) { $0 + $1 / largest }
    return weights.map { $0 / largest / sum }
  }
}
