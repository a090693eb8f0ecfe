import RealModule

/// An account of which hypothesis held when, and what evidence it ascribes to each.
struct Account {
  /// P(hypothesis in week), W×H by row.
  let memberships: [Double]
  /// W.
  let weeks: Int
  /// H.
  let states: Int

  private func membership(_ week: Int, _ state: Int) -> Double {
    memberships[week * states + state]
  }

  /// Weeks by hypothesis, each by its exposure.
  func exposures(_ model: IntentModel) -> [Double] {
    (0..<states).map { state in
      (0..<weeks).reduce(0) { $0 + membership($1, state) * model.exposure[$1] }
    }
  }

  /// Events of one indicator by hypothesis.
  func events(_ cells: [IntentModel.DeedCell]) -> [Double] {
    (0..<states).map { state in
      cells.reduce(0) { $0 + membership($1.week, state) * $1.weighted }
    }
  }

  /// Statements on one proposition times the discount, hypothesis × stance.
  func stances(_ cells: [IntentModel.StanceCell], _ discount: Double) -> [Double] {
    var counts = [Double](repeating: 0, count: states * 3)
    for cell in cells {
      for state in 0..<states {
        counts[state * 3 + cell.stance] += discount * cell.weighted * membership(cell.week, state)
      }
    }
    return counts
  }

  /// Weeks of one indicator grouped by count and exposure, in the order of their first week.
  func groups(_ cells: [IntentModel.DeedCell], _ exposure: [Double]) -> WeekGroups {
    var counts = [Double](repeating: 0, count: weeks)
    for cell in cells { counts[cell.week] = cell.weighted }
    var groups = WeekGroups(states: states)
    for week in 0..<weeks {
      let row = week * states
      groups.add(memberships[row..<(row + states)], count: counts[week], exposure: exposure[week])
    }
    return groups
  }
}
