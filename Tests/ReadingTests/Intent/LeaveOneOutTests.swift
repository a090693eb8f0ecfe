import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

@Suite struct LeaveOneOutTests {
  /// The last week's reading of a changed case on given particles: every filter run anew.
  private func rerun(_ changed: IntentModel, on particles: Particles) -> [Double] {
    func lasts(_ model: IntentModel) -> [(last: [Double], evidence: Double)] {
      particles.draws.map { draw in
        var table = [Double](repeating: 0, count: model.weekCount * model.states)
        Emissions(model, .both).fill(&table, draw)
        var filter = RegimeFilter(weeks: model.weekCount, prior: model.prior)
        filter.run(logEmissions: table, hazard: draw.hazard)
        return (Array(filter.filtered.suffix(model.states)), filter.logEvidence)
      }
    }
    let (old, new) = (lasts(particles.model), lasts(changed))
    let weights = softmax(zip(old, new).map { $1.evidence - $0.evidence })
    return (0..<changed.states).map { state in
      zip(weights, new).reduce(0) { $0 + $1.0 * $1.1.last[state] }
    }
  }

  @Test(
    arguments: [0, 0.02, 0.3], [["earnest", "stalling"], ["earnest", "stalling", "annexing"]])
  func `leaving out a unit equals running the model without its rows on the same draws`(
    hazard: Double, hypotheses: [String]
  ) async throws {
    let made = rangedCase(hazard: hazard, hypotheses: hypotheses).built
    let particles = try await made.particles()
    let weights = try await EvidenceWeighing(
      particles, IntentModelBuilder(made, counting: .clustered)
    ).weights(threads: 1, progress: nil)
    #expect(weights.count == 9)
    #expect(weights.map(\.unit.rows.count).sorted() == [1, 1, 1, 1, 1, 1, 1, 2, 2])
    let base = rerun(particles.model, on: particles)
    for weight in weights {
      let changed = made.keeping { id, _ in !weight.unit.rows.contains(id) }
      let without = rerun(IntentModel(changed), on: particles)
      #expect(near(weight.without, without, 1e-9))
      for state in base.indices {
        let bits = Double.log(
          base[state] / (1 - base[state]) / (without[state] / (1 - without[state])))
        #expect(near(weight.shift[state], bits / Double.log(2), 1e-8))
      }
    }
  }

  @Test func `with two hypotheses bits are the logarithm of the likelihood ratio to base two`()
    async throws
  {
    var made = CaseBuilder(["calm": 0.3, "busy": 0.7])
    made.weeks = 3
    made.set()
    made.rate("acts", ["calm": 0.5, "busy": 4])
    made.shares("offer", ["calm": [0.8, 0.1, 0.1], "busy": [0.2, 0.2, 0.6]])
    made.act("acts", on: 0, count: 2, grade: "C1")
    made.say(.affirm, "offer", on: 8)
    made.say(.deny, "offer", on: 15, grade: "B2")
    let bits = try await made.read().weights.map { $0.bits.map(\.mean) }
    let expected = [-0.7 * 2 * 3, 2, -0.9 * Double.log2(6)]
    for (found, expected) in zip(bits, expected) { #expect(near(found, [expected, -expected])) }
  }

  @Test func `with more hypotheses the others are averaged by their priors`() async throws {
    var made = CaseBuilder(["a": 0.5, "b": 0.3, "c": 0.2])
    made.weeks = 1
    made.set()
    made.shares("offer", ["a": [0.8, 0.1, 0.1], "b": [0.4, 0.5, 0.1], "c": [0.1, 0.1, 0.8]])
    made.say(.affirm, "offer", on: 0)
    let bits = try await made.read().weights[0].bits.map(\.mean)
    #expect(near(bits[0], Double.log2(0.8 / ((0.3 * 0.4 + 0.2 * 0.1) / 0.5))))
    #expect(near(bits[2], Double.log2(0.1 / ((0.5 * 0.8 + 0.3 * 0.4) / 0.8))))
  }

  @Test(arguments: [0, 0.05])
  func `leaving out an outlet equals reading the case without its rows`(
    hazard: Double
  ) async throws {
    let made = rangedCase(hazard: hazard).built
    let particles = try await made.particles()
    let found = try await particles.publisherInfluence(made, threads: 2, progress: nil)
    #expect(found.map(\.publisher) == ["Paper", "Wire", "Agency"])
    #expect(found.map(\.rows) == [5, 5, 1])
    for influence in found {
      let changed = made.keeping { $1 != influence.publisher }
      #expect(near(influence.without, rerun(IntentModel(changed), on: particles), 1e-9))
    }
  }

  @Test func `with known expectations leaving out an outlet is another reading`() async throws {
    let random = RandomCase(seed: 4, hazard: 0.1)
    let influence = try await random.built.particles().publisherInfluence(
      random.built, threads: 1, progress: nil)
    // All rows of a random case have one publisher: without it there is silence.
    let silent = random.built.keeping { _, _ in false }
    let track = try await silent.track(.both)
    #expect(influence.count == 1 && near(influence[0].without, track.last.means))
  }

  @Test func `a copy in another outlet keeps a report that an outlet's leaving would lose`()
    async throws
  {
    var made = CaseBuilder()
    made.weeks = 1
    made.set()
    made.shares("offer", ["earnest": [0.9, 0.05, 0.05], "stalling": [0.3, 0.3, 0.4]])
    made.say(.affirm, "offer", on: 0, origin: "speech", publisher: "Wire")
    let alone = try await made.read()
    made.say(.affirm, "offer", on: 1, origin: "speech", publisher: "Paper")
    let copied = try await made.read()
    #expect(near(alone.publishers[0].without, [0.5, 0.5]))
    for influence in copied.publishers {
      #expect(near(influence.without, copied.both.last.means))
      #expect(near(influence.shift, [0, 0]))
    }
  }

  @Test func `odds of what is all but certain still move`() async throws {
    var made = CaseBuilder(["calm": 0.5, "busy": 0.5])
    made.weeks = 40
    made.set()
    made.rate("acts", ["calm": 0.1, "busy": 5])
    for week in 0..<40 { made.act("acts", on: 7 * week, count: 5) }
    let reading = try await made.read()
    #expect(reading.both.last[1].mean == 1)
    let expected = 5 * Double.log2(50)
    #expect(reading.weights.allSatisfy { near($0.shift[1], expected, 1e-6) })
  }

  @Test func `an excluded hypothesis disturbs nothing, however well it fits`() async throws {
    for hazard in [0, 0.01] {
      var made = CaseBuilder(["impossible": 0, "a": 0.5, "b": 0.5])
      made.weeks = 2
      made.set(hazard: hazard)
      made.rate("acts", ["impossible": 5_000, "a": 1, "b": 2])
      made.act("acts", on: 0, count: 4_000)
      made.act("acts", on: 1, count: 1_000)
      let reading = try await made.read()
      let values = reading.weights.flatMap { $0.without + $0.shift + $0.bits.map(\.mean) }
      #expect(values.allSatisfy { $0.isFinite })
      #expect(reading.both.filtered[0][0].mean == 0)
    }
  }
}
