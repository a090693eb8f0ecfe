/// The vertices of a face of a best-reply polyhedron by the double description method.
///
/// Motzkin, Raiffa, Thompson and Thrall 1953; Fukuda and Prodon 1996. The free variables of the face's
/// dictionary, each at least zero, span a cone with one ray each and one for the vertex at hand. Rows are
/// added one by one: rays that violate a row go, and each adjacent pair of one that goes and one with
/// room to spare gives a new one. Cost follows the number of rays, however degenerate the face.
struct DoubleDescription {
  /// Numbers per ray: free variables, the homogenising one, then the rows.
  private let width: Int
  /// Number of free variables.
  private let dimension: Int
  /// Rows of the dictionary that are not zero on the whole face.
  private let rows: [Int]
  private let wordCount: Int
  private var rays: RayList
  private var open: [Int]
  private let budget: SearchBudget
  /// Whether a sign was too close to call in double precision.
  private(set) var isDoubtful = false

  /// The most numbers that rays may have together: a gigabyte of them.
  private static let numberCap = 1 << 26

  /// The cone over a settled face.
  init(_ face: BestReplyFace, _ budget: SearchBudget) {
    self.budget = budget
    dimension = face.freeCount
    rows = face.rows.indices.filter { face.marks[Int(face.rows[$0])] != .tight }
    width = dimension + 1 + rows.count
    wordCount = (width + 63) / 64
    rays = RayList(width: width, wordCount: wordCount)
    open = Array(dimension + 1..<width)
    guard hasRoom(dimension + 1) else { return }
    for ray in 0...dimension {
      // The last ray is the vertex at hand: constants; the others are the columns.
      let column = ray == dimension ? -1 : ray
      var values = [Double](repeating: 0, count: width)
      var residues = [UInt64](repeating: 0, count: width)
      (values[ray], residues[ray]) = (1, 1)
      for (place, row) in rows.enumerated() {
        (values[dimension + 1 + place], residues[dimension + 1 + place]) = face.entry(row, column)
      }
      var zeros = [UInt64](repeating: 0, count: wordCount)
      for other in 0...dimension where other != ray { zeros[other / 64] |= 1 << (other % 64) }
      rays.append(values, residues, zeros)
    }
  }

  /// Adds all rows; the vertices are then the rays that do not lie at infinity.
  mutating func run() {
    while let row = nextRow() {
      add(row)
      open.removeAll { $0 == row }
      guard budget.step() else { return }
    }
  }

  /// Whether so many rays may be kept; if not, the search is ended.
  private func hasRoom(_ count: Int) -> Bool {
    if count * width <= Self.numberCap { return true }
    budget.end(.tooMany("the vertices of a face need more memory than is allowed"))
    return false
  }

  /// The row with the fewest pairs of rays to look at, among those that some ray violates.
  private func nextRow() -> Int? {
    var best: (row: Int, pairs: Int)?
    for row in open {
      var (negative, positive) = (0, 0)
      for ray in 0..<rays.count {
        let value = rays.values[ray * width + row]
        if value < 0 { negative += 1 } else if value > 0 { positive += 1 }
      }
      if negative > 0, negative * positive < best?.pairs ?? .max {
        best = (row, negative * positive)
      }
    }
    return best?.row
  }

  private mutating func add(_ row: Int) {
    var next = RayList(width: width, wordCount: wordCount)
    var (negative, positive): ([Int], [Int]) = ([], [])
    for ray in 0..<rays.count {
      let value = rays.values[ray * width + row]
      if value < 0 {
        negative.append(ray)
        continue
      }
      if value > 0 { positive.append(ray) } else { rays.setZero(ray, row) }
      next.append(rays, ray)
    }
    for inside in positive {
      for outside in negative where rays.areAdjacent(inside, outside, dimension) {
        guard budget.step(), hasRoom(next.count) else { return }
        isDoubtful = next.append(rays, inside, outside, row) || isDoubtful
      }
    }
    rays = next
  }
}

// MARK: What was found

extension DoubleDescription {
  /// The rays that are vertices.
  var vertices: [Int] {
    (0..<rays.count).filter { rays.values[$0 * width + dimension] > 0 }
  }

  /// The slack of each label at a vertex, in the face's numbering; 0 where it is fixed.
  func slacks(_ vertex: Int, of face: BestReplyFace) -> [Double] {
    let base = vertex * width
    let scale = rays.values[base + dimension]
    var slacks = [Double](repeating: 0, count: face.marks.count)
    for column in 0..<dimension {
      slacks[Int(face.columns[column])] = rays.values[base + column] / scale
    }
    for (place, row) in rows.enumerated() {
      slacks[Int(face.rows[row])] = rays.values[base + dimension + 1 + place] / scale
    }
    return slacks
  }
}

/// Rays one after the other: values of all inequalities twice, and which of them are zero.
private struct RayList {
  private let width: Int
  private let wordCount: Int
  private(set) var count = 0
  private(set) var values: [Double] = []
  private(set) var residues: [UInt64] = []
  /// Bits of those inequalities that are zero, among those added so far.
  private(set) var zeros: [UInt64] = []

  init(width: Int, wordCount: Int) {
    self.width = width
    self.wordCount = wordCount
  }

  mutating func append(_ values: [Double], _ residues: [UInt64], _ zeros: [UInt64]) {
    self.values += values
    self.residues += residues
    self.zeros += zeros
    count += 1
  }

  mutating func append(_ other: RayList, _ ray: Int) {
    values += other.values[ray * width..<(ray + 1) * width]
    residues += other.residues[ray * width..<(ray + 1) * width]
    zeros += other.zeros[ray * wordCount..<(ray + 1) * wordCount]
    count += 1
  }

  mutating func setZero(_ ray: Int, _ place: Int) {
    zeros[ray * wordCount + place / 64] |= 1 << (place % 64)
  }

  /// Adds the ray between two others that is zero at `place`; whether a sign is in doubt.
  mutating func append(_ other: RayList, _ inside: Int, _ outside: Int, _ place: Int) -> Bool {
    let (one, two) = (inside * width, outside * width)
    let (up, down) = (other.values[one + place], -other.values[two + place])
    let factor = PrimeField.negative(other.residues[two + place])
    let otherFactor = other.residues[one + place]
    let scale = 1 / (up + down)
    var isDoubtful = false
    for entry in 0..<width {
      let rest = PrimeField.sum(
        PrimeField.product(factor, other.residues[one + entry]),
        PrimeField.product(otherFactor, other.residues[two + entry]))
      let (left, right) = (
        down * scale * other.values[one + entry], up * scale * other.values[two + entry]
      )
      let value = left + right
      residues.append(rest)
      values.append(rest == 0 ? 0 : value)
      if rest != 0, abs(value) <= 0x1p-44 * abs(left) { isDoubtful = true }
    }
    for word in 0..<wordCount {
      zeros.append(other.zeros[inside * wordCount + word] & other.zeros[outside * wordCount + word])
    }
    setZero(count, place)
    count += 1
    return isDoubtful
  }

  /// Whether two rays share an edge: no third one is zero wherever both are.
  func areAdjacent(_ inside: Int, _ outside: Int, _ dimension: Int) -> Bool {
    let (one, two) = (inside * wordCount, outside * wordCount)
    var shared = 0
    for word in 0..<wordCount { shared += (zeros[one + word] & zeros[two + word]).nonzeroBitCount }
    guard shared >= dimension - 1 else { return false }
    for ray in 0..<count where ray != inside && ray != outside {
      if covers(ray * wordCount, one, two) { return false }
    }
    return true
  }

  @inline(__always) private func covers(_ base: Int, _ one: Int, _ two: Int) -> Bool {
    for word in 0..<wordCount
    where zeros[one + word] & zeros[two + word] & ~zeros[base + word] != 0 { return false }
    return true
  }
}
