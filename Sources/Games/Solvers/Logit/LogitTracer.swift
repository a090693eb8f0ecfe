import RealModule

/// Follows the principal branch of the agent logit equations from λ = 0, step by step.
///
/// A predictor of second order along the tangent, a corrector by Newton's method at right angles to it
/// (Allgower and Georg 1990, chapter 6), so that the branch may turn back in λ. Lengths are measured by
/// Fisher's information of every agent's choice and by log(1 + λ): what never happens does not count, and
/// steps grow with λ. Nothing is allocated after making.
final class LogitTracer {
  /// What became of the last step.
  enum Progress {
    case moved
    /// No step is short enough: rounding outweighs what is left to correct.
    case stuck
  }

  let work: LogitWorkspace
  /// Length of the next step.
  private(set) var stepLength = 0.0
  /// Predictions made, successful or not.
  private(set) var predictions = 0

  private let tangent: FixedArray<Double>
  private let tangentBefore: FixedArray<Double>
  private let start: FixedArray<Double>
  private let change: FixedArray<Double>
  private var growth = 1.0
  private var growthBefore = 1.0
  private var startLambda = 0.0
  private var lengthBefore = 0.0
  private var isNegative = false

  /// The first correction that steps aim at, and the largest that is accepted.
  private let aim: Double
  private let largestCorrection: Double

  /// The aim by default: on the games tested, five times as much or a fifth leads to the same limits.
  static let defaultAim = 0.05
  /// The size of a correction that is the last but one.
  static let accuracy = 1e-7
  static let firstLength = 0.1
  static let longest = 3.0
  private static let shortest = 1e-7
  /// Where steps have become this short, a crossing of branches is believed.
  static let shortestForSide = 1e-3

  init(_ work: LogitWorkspace, aim: Double = LogitTracer.defaultAim) {
    self.aim = aim
    largestCorrection = 5 * aim
    self.work = work
    tangent = FixedArray(work.logs.count, 0)
    tangentBefore = FixedArray(work.logs.count, 0)
    start = FixedArray(work.logs.count, 0)
    change = FixedArray(work.logs.count, 0)
  }

  deinit {
    tangent.deallocate()
    tangentBefore.deallocate()
    start.deallocate()
    change.deallocate()
  }

  /// Goes to λ = 0, where everybody plays evenly.
  func begin() {
    work.reset()
    work.evaluate()
    tangent.fill(0)
    growth = 1
    lengthBefore = 0
    predictions = 0
    isNegative = false
    stepLength = LogitTracer.firstLength
    _ = turn()
  }

  /// One step along the branch, shortened until it succeeds.
  ///
  /// A step that would pass `largest` ends there and is the last: only `begin()` may follow.
  func advance(upTo largest: Double = .infinity) -> Progress {
    start.copy(work.logs)
    startLambda = work.lambda
    while stepLength >= shortestLength {
      predict(stepLength)
      let error = work.lambda < largest ? correct(holdingLambda: false) : nil
      if work.lambda >= largest {
        if land(on: largest) { return .moved }
      } else if let error, turn() {
        lengthBefore = stepLength
        adapt(to: error)
        return .moved
      }
      goBack()
      stepLength *= 0.5
    }
    work.evaluate()
    return .stuck
  }

  /// Far out the branch is smooth, and short steps only show that rounding has come in the way.
  private var shortestLength: Double {
    max(LogitTracer.shortest, min(1e-9 * startLambda, 1e-2))
  }

  private func goBack() {
    work.logs.copy(start)
    work.lambda = startLambda
  }

  /// From the start of the step at hand to a λ that it has passed.
  private func land(on lambda: Double) -> Bool {
    let part =
      (Double.log(onePlus: lambda) - Double.log(onePlus: startLambda))
      / (Double.log(onePlus: work.lambda) - Double.log(onePlus: startLambda))
    goBack()
    predict(stepLength * min(max(part, 0), 1))
    work.lambda = lambda
    return correct(holdingLambda: true) != nil
  }

  private func adapt(to error: Double) {
    let ideal = Double.pow(aim / max(error, 1e-9), 1.0 / 3)
    stepLength = min(stepLength * min(max(ideal, 0.4), 3), LogitTracer.longest)
  }

  // MARK: Predictor

  /// Along the tangent, bent as the last two tangents say.
  private func predict(_ length: Double) {
    predictions += 1
    let bend = lengthBefore > 0 ? length / (2 * lengthBefore) : 0
    for action in 0..<work.logs.count {
      let slope = tangent[action] + bend * (tangent[action] - tangentBefore[action])
      work.logs[action] += length * slope
    }
    let rate = growth + bend * (growth - growthBefore)
    work.lambda = (1 + work.lambda) * Double.exp(length * rate) - 1
    work.evaluate()
  }

  // MARK: Corrector

  /// Newton's method with the derivatives at the prediction; the size of its first correction, or `nil`.
  private func correct(holdingLambda: Bool) -> Double? {
    guard work.lambda >= 0, work.lambda.isFinite else { return nil }
    assemble(holdingLambda: holdingLambda)
    guard work.system.factorise() else { return nil }
    let enough = holdingLambda ? 1e-13 : LogitTracer.accuracy
    let base = 1 + work.lambda
    let first = improve(base)
    guard first <= largestCorrection else { return nil }
    var before = first
    for _ in 0..<20 {
      work.evaluate()
      if before <= enough { return first }
      let size = improve(base)
      if size > 0.4 * before {
        guard before <= LogitTracer.accuracy else { return nil }
        work.evaluate()
        return first
      }
      before = size
    }
    return nil
  }

  /// The equations and, as last row, the way along the tangent or a λ that stays.
  private func assemble(holdingLambda: Bool) {
    work.chooseReferences()
    let scale = 1 / (1 + work.lambda)
    work.fillJacobian(own: scale, pull: scale * work.lambda)
    let system = work.system
    let last = work.unknownCount
    let bottom = system.matrix.base + last * system.width
    for action in 0..<work.logs.count where work.unknowns[action] >= 0 {
      let reference = work.references[work.agentOfSlot[action]]
      let unknown = work.unknowns[action]
      system.matrix[unknown * system.width + last] =
        work.utilities[reference] - work.utilities[action]
      bottom[unknown] = holdingLambda ? 0 : work.probabilities[action] * tangent[action]
    }
    bottom[last] = holdingLambda ? 1 : growth
  }

  /// One correction with the factors at hand; its size, as far as it matters.
  private func improve(_ base: Double) -> Double {
    let right = work.system.right
    let scale = 1 / (1 + work.lambda)
    for action in 0..<work.logs.count where work.unknowns[action] >= 0 {
      let reference = work.references[work.agentOfSlot[action]]
      let gap = work.utilities[action] - work.utilities[reference]
      right[work.unknowns[action]] =
        scale * (work.lambda * gap - (work.logs[action] - work.logs[reference]))
    }
    right[work.unknownCount] = 0
    work.system.solve()
    work.lambda += base * right[work.unknownCount]
    return apply(right)
  }

  private func apply(_ right: FixedArray<Double>) -> Double {
    var worst = right[work.unknownCount].magnitude
    for index in 0..<work.agents.count {
      let actions = work.agents[index].actions
      work.spread(right, over: actions, to: change)
      var square = 0.0
      for action in actions {
        let step = change[action]
        square += work.probabilities[action] * step * step
        work.logs[action] += step
        // What was too small to count and now is not: a jump.
        if step > 1, work.logs[action] > -30 { square += step * step }
      }
      worst = max(worst, square.squareRoot())
    }
    return worst.isFinite ? worst : .infinity
  }

  // MARK: Tangent

  /// Along one branch the determinant keeps its sign but where another crosses it.
  ///
  /// A change is a jump to another branch, unless it stays however short the step is.
  private func keepsSide() -> Bool {
    guard work.system.isNegative != isNegative else { return true }
    guard stepLength < LogitTracer.shortestForSide else { return false }
    isNegative.toggle()
    return true
  }

  /// The tangent at the point at hand, pointing on; false where it turns too sharply.
  private func turn() -> Bool {
    assemble(holdingLambda: false)
    guard work.system.factorise(), keepsSide() else { return false }
    let right = work.system.right
    right.fill(0)
    right[work.unknownCount] = 1
    work.system.solve()
    let rate = right[work.unknownCount]
    var square = rate * rate
    for index in 0..<work.agents.count {
      let actions = work.agents[index].actions
      work.spread(right, over: actions, to: change)
      for action in actions {
        square += work.probabilities[action] * change[action] * change[action]
      }
    }
    // The product with the old tangent is 1 before norming, so this is one over the cosine.
    let length = square.squareRoot()
    guard length.isFinite, length > 0, lengthBefore == 0 || length < 3 else { return false }
    tangentBefore.copy(tangent)
    growthBefore = growth
    growth = rate / length
    for action in 0..<change.count { tangent[action] = change[action] / length }
    return true
  }
}
