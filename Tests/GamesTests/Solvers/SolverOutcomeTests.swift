import Testing

@testable import Games

@Suite struct `Solver outcomes` {
  @Test func `never report a wrong profile as an equilibrium`() throws {
    let game = try KuhnPoker.game()
    let right = try KuhnPoker.equilibrium(alpha: 0.2, in: game)
    let outcome = SolverOutcome.certified(
      method: "test", profiles: [.uniform(in: game), right, right], in: game, completeness: .all,
      steps: 3, stop: .finished, limits: Limits())
    #expect(outcome.assessments.map(\.behaviour) == [right])
    #expect(outcome.refused.map(\.behaviour) == [.uniform(in: game)])
    #expect(outcome.completeness == .some)
    guard case .inaccurate(let regret) = outcome.stop else {
      Issue.record("stopped by \(outcome.stop)")
      return
    }
    #expect(isClose(regret, outcome.refused[0].certificate.regret))
  }

  @Test func `count steps and stop when told`() {
    var counter = StepCounter(Limits(isCancelled: { true }), interval: 4)
    let goesOn = counter.step()
    #expect(!goesOn)
    #expect(counter.stop == .cancelled)
    var free = StepCounter(Limits(), interval: 4)
    let steps = (0..<10).map { _ in free.step() }
    #expect(steps.allSatisfy { $0 })
    #expect(free.steps == 10)
    var late = StepCounter(Limits(time: .zero))
    let isInTime = late.step()
    #expect(!isInTime)
    #expect(late.stop == .timeLimit)
  }
}
