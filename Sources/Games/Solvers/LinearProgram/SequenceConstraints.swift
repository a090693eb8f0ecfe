/// What ties one player's realisation plan x to the other's best reply, as a sparse system.
///
/// With E and F the players' constraints on plans, P the other's payoffs and q the values of his sets:
/// Ex = e, and for each of the other's sequences its slack s = Fᵀq − Pᵀx, which is at least zero. Columns
/// are the own sequences, then q (the root's value first), then the slacks; rows are those of E (the root
/// first), then the other's sequences. Koller, Megiddo and von Stengel 1996.
struct SequenceConstraints {
  let own: SequenceForm.Player
  let other: SequenceForm.Player
  let matrix: SparseColumns

  /// Number of own sequences, which are the first columns.
  var ownCount: Int { own.sequenceCount }
  /// The columns of q, which have no sign.
  var values: Range<Int> { ownCount..<ownCount + other.parents.count + 1 }
  /// The column of a slack.
  func slack(_ sequence: Int) -> Int { values.upperBound + sequence }
  /// The row of one of the other's sequences.
  func row(_ sequence: Int) -> Int { own.parents.count + 1 + sequence }

  init(_ scaled: ScaledSequenceForm, own player: Int) {
    let own = scaled.form.players[player]
    let other = scaled.form.players[1 - player]
    self.own = own
    self.other = other
    var matrix = SparseColumns(rowCount: own.parents.count + 1 + other.sequenceCount)
    Self.addPlans(to: &matrix, scaled, player)
    Self.addValues(to: &matrix, other, firstRow: own.parents.count + 1)
    for sequence in 0..<other.sequenceCount {
      matrix.add(-1, at: own.parents.count + 1 + sequence)
      matrix.endColumn()
    }
    self.matrix = matrix
  }

  private static func addPlans(
    to matrix: inout SparseColumns, _ scaled: ScaledSequenceForm, _ player: Int
  ) {
    let form = scaled.form
    let own = form.players[player]
    var setOfSequence = [Int](repeating: -1, count: own.sequenceCount)
    var setsAfter = [[Int]](repeating: [], count: own.sequenceCount)
    for (set, parent) in own.parents.enumerated() {
      setsAfter[parent].append(set)
      for sequence in own.sequences(at: set) { setOfSequence[sequence] = set }
    }
    var entries = [[Int]](repeating: [], count: own.sequenceCount)
    for entry in 0..<form.entryCount where scaled.payoffs[1 - player][entry] != 0 {
      entries[form.entrySequences[2 * entry + player]].append(entry)
    }
    for sequence in 0..<own.sequenceCount {
      matrix.add(1, at: setOfSequence[sequence] + 1)
      for set in setsAfter[sequence] { matrix.add(-1, at: set + 1) }
      for entry in entries[sequence] {
        let row = own.parents.count + 1 + form.entrySequences[2 * entry + 1 - player]
        matrix.add(-scaled.payoffs[1 - player][entry], at: row)
      }
      matrix.endColumn()
    }
  }

  private static func addValues(
    to matrix: inout SparseColumns, _ other: SequenceForm.Player, firstRow: Int
  ) {
    matrix.add(1, at: firstRow)
    matrix.endColumn()
    for (set, parent) in other.parents.enumerated() {
      matrix.add(-1, at: firstRow + parent)
      for sequence in other.sequences(at: set) { matrix.add(1, at: firstRow + sequence) }
      matrix.endColumn()
    }
  }

  /// The right-hand side that a plan of the own player stands for when it is moved there: −(E; −Pᵀ)·plan.
  func moved(_ plan: [Double]) -> [Double] {
    var side = [Double](repeating: 0, count: matrix.rowCount)
    for sequence in 0..<ownCount where plan[sequence] != 0 {
      matrix.addColumn(sequence, times: -plan[sequence], to: &side)
    }
    return side
  }
}
