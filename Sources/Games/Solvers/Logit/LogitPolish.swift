import RealModule

/// Turns a point far along the branch into an equilibrium exact to rounding.
///
/// Actions whose probability has become a small multiple of 1/λ or less are dropped; at the sets that are
/// then still reached, the others' probabilities are corrected by Newton's method until each agent is
/// indifferent between them. Behaviour and beliefs at other sets stay as the branch leaves them: limits of
/// beliefs under full support. Where this does not lessen regrets, everything stays.
final class LogitPolish {
  private let work: LogitWorkspace
  private let logs: FixedArray<Double>
  private let beliefs: FixedArray<Double>
  private let change: FixedArray<Double>
  private let isReached: FixedArray<Bool>
  private let reach: FixedArray<Double>

  /// The logarithm that stands for a probability of zero.
  private static let never = -1e9

  init(_ work: LogitWorkspace) {
    self.work = work
    logs = FixedArray(work.logs.count, 0)
    change = FixedArray(work.logs.count, 0)
    beliefs = FixedArray(work.beliefs.count, 0)
    isReached = FixedArray(work.agents.count, true)
    reach = FixedArray(work.inner.count, 1)
  }

  deinit {
    logs.deallocate()
    change.deallocate()
    beliefs.deallocate()
    isReached.deallocate()
    reach.deallocate()
  }

  func run() {
    logs.copy(work.logs)
    beliefs.copy(work.beliefs)
    let before = work.largestRegret()
    guard before.isFinite else { return }
    for multiple in [1e4, 1e2, 1e6] where attempt(min(1e-3, multiple / work.lambda)) <= before {
      keepBeliefsWhereNotReached()
      return
    }
    goBack()
  }

  /// The largest regret that is left where the profile arrives, once what is below a threshold is dropped.
  private func attempt(_ threshold: Double) -> Double {
    goBack()
    drop(below: threshold)
    work.evaluate()
    findReached()
    keepLogsWhereNotReached()
    for _ in 0..<8 where regretWhereReached > 1e-16 {
      guard correct() else { break }
    }
    return regretWhereReached
  }

  private func goBack() {
    work.logs.copy(logs)
    work.evaluate()
  }

  private func drop(below threshold: Double) {
    for index in 0..<work.agents.count {
      let actions = work.agents[index].actions
      var top = -Double.infinity
      for action in actions { top = max(top, work.logs[action]) }
      for action in actions where work.logs[action] < top + Double.log(threshold) {
        work.logs[action] = LogitPolish.never
      }
    }
  }

  private func isKept(_ action: Int) -> Bool { work.logs[action] > LogitPolish.never / 2 }

  private func findReached() {
    isReached.fill(false)
    for place in 0..<work.inner.count {
      let here = work.inner[place]
      reach[place] = here.parent < 0 ? 1 : reach[here.parent] * work.probabilities[here.slot]
      if here.agent >= 0, reach[place] > 0 { isReached[here.agent] = true }
    }
  }

  private var regretWhereReached: Double {
    var worst = 0.0
    for agent in 0..<work.agents.count where isReached[agent] {
      worst = max(worst, work.regret(of: agent))
    }
    return worst
  }

  /// One correction towards indifference; false where the equations are singular or run away.
  private func correct() -> Bool {
    work.chooseReferences()
    // The small own effect keeps equations regular where several mixtures do.
    work.fillJacobian(own: 1e-9, pull: 1)
    for action in 0..<work.logs.count where work.unknowns[action] >= 0 { setRow(action) }
    fixLambda()
    guard work.system.factorise() else { return false }
    work.system.solve()
    var largest = 0.0
    for agent in 0..<work.agents.count {
      work.spread(work.system.right, over: work.agents[agent].actions, to: change)
    }
    for action in 0..<work.logs.count where isKept(action) {
      largest = max(largest, change[action].magnitude)
      work.logs[action] += change[action]
    }
    work.evaluate()
    return largest < 1
  }

  private func setRow(_ action: Int) {
    let system = work.system
    let row = work.unknowns[action]
    let agent = work.agentOfSlot[action]
    if isReached[agent], isKept(action) {
      system.right[row] = work.utilities[action] - work.utilities[work.references[agent]]
    } else {
      (system.matrix.base + row * system.width).update(repeating: 0, count: system.width)
      system.matrix[row * system.width + row] = 1
      system.right[row] = 0
    }
    system.matrix[row * system.width + work.unknownCount] = 0
  }

  private func fixLambda() {
    let system = work.system
    let last = work.unknownCount
    (system.matrix.base + last * system.width).update(repeating: 0, count: system.width)
    system.matrix[last * system.width + last] = 1
    system.right[last] = 0
  }

  private func keepLogsWhereNotReached() {
    for agent in 0..<work.agents.count where !isReached[agent] {
      for action in work.agents[agent].actions { work.logs[action] = logs[action] }
    }
    work.evaluate()
  }

  private func keepBeliefsWhereNotReached() {
    for agent in 0..<work.agents.count where !isReached[agent] {
      for member in work.agents[agent].members { work.beliefs[member] = beliefs[member] }
    }
  }
}
