import RealModule

/// An account of which hypothesis held when, and what evidence it ascribes to each.
struct Account {
  /// P(hypothesis in week), W×H by row.
  let memberships: [Double]
  /// W.
  let weeks: Int
  /// H.
  let states: Int

  /// The account that one hypothesis held throughout.
  init(holding state: Int, of states: Int, weeks: Int) {
    var memberships = [Double](repeating: 0, count: weeks * states)
    for week in 0..<weeks { memberships[week * states + state] = 1 }
    self.init(memberships: memberships, weeks: weeks, states: states)
  }

  init(memberships: [Double], weeks: Int, states: Int) {
    self.memberships = memberships
    self.weeks = weeks
    self.states = states
  }

  /// P(hypothesis) in one week.
  func row(_ week: Int) -> ArraySlice<Double> {
    memberships[(week * states)..<((week + 1) * states)]
  }

  private func membership(_ week: Int, _ state: Int) -> Double {
    memberships[week * states + state]
  }

  /// Weeks by hypothesis, each by its exposure.
  func exposures(_ model: IntentModel) -> [Double] {
    (0..<states).map { state in
      (0..<weeks).reduce(0) { $0 + membership($1, state) * model.exposure[$1] }
    }
  }

  /// Events of one indicator by hypothesis, as far as the account goes.
  func events(_ cells: [IntentModel.DeedCell]) -> [Double] {
    (0..<states).map { state in
      cells.reduce(0) {
        $1.week < weeks ? $0 + membership($1.week, state) * $1.weighted : $0
      }
    }
  }

  /// Statements on one proposition times the discount, hypothesis × stance.
  func stances(_ cells: [IntentModel.StanceCell], _ discount: Double) -> [Double] {
    var counts = [Double](repeating: 0, count: states * 3)
    for cell in cells where cell.week < weeks {
      for state in 0..<states {
        counts[state * 3 + cell.stance] += discount * cell.weighted * membership(cell.week, state)
      }
    }
    return counts
  }
}
