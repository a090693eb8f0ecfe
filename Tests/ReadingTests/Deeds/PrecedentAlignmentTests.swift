import Quantities
import Record
import Testing

@testable import Reading

@Suite struct PrecedentAlignmentTests {
  private static let shuffling = Shuffling(count: 199, seed: 1)
  /// A week between steps, ten years before.
  private static let course: [(indicator: String, day: Int)] = [
    ("a", -3_500), ("b", -3_493), ("c", -3_486), ("d", -3_479), ("e", -3_472),
  ]

  private func builder(_ days: KeyValuePairs<String, Int>) -> CaseBuilder {
    var made = CaseBuilder()
    made.precedent("earlier", Self.course)
    for (indicator, day) in days { made.act(indicator, on: day) }
    return made
  }

  private func align(_ made: CaseBuilder, asOf: Int? = nil) async throws -> PrecedentAlignment {
    let found = try await PrecedentAlignment.align(
      made.built, asOf: asOf.map(CaseBuilder.week), shuffling: Self.shuffling)
    return try #require(found.first)
  }

  @Test func `the same course later is neither ahead nor behind`() async throws {
    let found = try await align(builder(["a": 70, "b": 77, "c": 84, "d": 91, "e": 98]))
    #expect(found.steps.map(\.offset) == [0, 1, 2, 3, 4])
    #expect(found.steps.map(\.occurrence?.lag) == [0, 0, 0, 0, 0])
    #expect(found.anchor == CaseBuilder.day(70))
    #expect(found.pace == PrecedentPace(stretch: 1, start: CaseBuilder.day(70)))
    #expect(found.order.value?.tau == 1)
    #expect(found.order.value?.pValue == 1 / 120.0)
    #expect(found.warping.value?.distance == 0)
    #expect(found.warping.value?.span == CaseBuilder.week(10)...CaseBuilder.week(14))
    #expect(found.warping.value?.path.map(\.precedentWeek) == [0, 1, 2, 3, 4])
    #expect(found.next.isEmpty)
  }

  @Test func `a course six times as slow has that pace, and no lag at it`() async throws {
    let found = try await align(builder(["a": 0, "b": 42, "c": 84, "d": 126, "e": 168]))
    #expect(found.pace?.stretch == 6)
    #expect(found.steps.map(\.occurrence?.lagAtOwnPace) == [0, 0, 0, 0, 0])
    #expect(found.steps.map(\.occurrence?.lag) == [-10, -5, 0, 5, 10])
  }

  @Test func `one late step moves neither the anchor nor the others' lag`() async throws {
    let found = try await align(builder(["a": 70, "b": 77, "c": 84, "d": 91, "e": 298]))
    #expect(found.anchor == CaseBuilder.day(70))
    #expect(found.steps.map(\.occurrence?.lag) == [0, 0, 0, 0, 200.0 / 7])
  }

  @Test func `steps not done are skipped or ahead, and the next one has a day`() async throws {
    let found = try await align(builder(["a": 70, "b": 84, "d": 112, "x": 3]))
    #expect(found.steps.map(\.indicator) == ["a", "b", "c", "d", "e"])
    #expect(found.steps.map(\.status) == [.done, .done, .skipped, .done, .ahead])
    #expect(found.next.map(\.indicator) == ["e"])
    // The anchors 70, 77 and 91 have their median at 77; the last step came four weeks in.
    #expect(found.next.map(\.due) == [CaseBuilder.day(105)])
    #expect(found.pace == nil)
    #expect(found.order.shortfall == Shortfall(unit: .steps, found: 3, needed: 4))
  }

  @Test func `what came later is not known at the time`() async throws {
    let made = builder(["a": 70, "b": 77, "c": 84, "d": 91, "e": 98])
    let found = try await align(made, asOf: 11)
    #expect(found.asOf == CaseBuilder.week(11))
    #expect(found.done.map(\.indicator) == ["a", "b"])
    #expect(found.next.map(\.indicator) == ["c"])
    #expect(found.next.map(\.due) == [CaseBuilder.day(84)])
    #expect(found.warping.shortfall == Shortfall(unit: .weeks, found: 2, needed: 3))
    let before = try await align(made, asOf: -5)
    #expect(before.done.isEmpty)
    #expect(before.anchor == nil)
    #expect(before.next.map(\.indicator) == ["a"])
  }

  @Test func `first occurrences count, of the target only`() async throws {
    var made = builder(["a": 70, "b": 77, "c": 84, "d": 91])
    made.act("a", on: 200)
    made.act("e", on: 50, by: "other")
    let found = try await align(made)
    #expect(found.steps.first?.occurrence?.day == CaseBuilder.day(70))
    #expect(found.ahead.map(\.indicator) == ["e"])
  }

  @Test func `steps of one day are next together`() async throws {
    var made = CaseBuilder()
    made.precedent("earlier", [("a", -50), ("b", -40), ("c", -40), ("b", -30), ("d", -20)])
    made.act("a", on: 1)
    let found = try await align(made)
    #expect(found.next.map(\.indicator) == ["b", "c"])
    #expect(found.steps.count == 4)
  }

  @Test func `the reverse order disagrees and has no pace`() async throws {
    let found = try await align(builder(["e": 70, "d": 77, "c": 84, "b": 91, "a": 98]))
    #expect(found.order.value?.tau == -1)
    #expect(found.order.value?.pValue == 1)
    #expect(found.pace == nil)
  }

  @Test func `weeks in the precedent's order match better than shuffled ones`() async throws {
    let found = try await align(builder(["a": 70, "b": 77, "c": 84, "d": 91, "e": 98]))
    #expect((found.warping.value?.pValue ?? 1) == 1.0 / 200)
  }

  @Test func `p-values of warping are not too small where weeks come in any order`() async throws {
    var pValues: [Double] = []
    for seed in 0..<200 {
      var chance = SeededGenerator(seed: UInt64(seed))
      var made = CaseBuilder()
      made.weeks = 30
      made.precedent("earlier", Self.course)
      for _ in 0..<40 {
        made.act(["a", "b", "c", "d", "e"][chance.below(5)], on: chance.below(210))
      }
      let found = try await PrecedentAlignment.align(
        made.built, shuffling: Shuffling(count: 99, seed: UInt64(seed)))
      pValues.append(found.first?.warping.value?.pValue ?? .nan)
    }
    for level in [0.05, 0.1, 0.2, 0.5] {
      let share = Double(pValues.count { $0 <= level }) / 200
      #expect(share <= level + 3 * (level * (1 - level) / 200).squareRoot())
    }
  }

  @Test func `one thread and two give the same numbers`() async throws {
    var chance = SeededGenerator(seed: 4)
    var made = CaseBuilder()
    let kinds = (0..<12).map { "k\($0)" }
    made.precedent("one", kinds.map { ($0, chance.below(60) - 900) })
    made.precedent("two", kinds.map { ($0, chance.below(60) - 900) })
    for kind in kinds { made.act(kind, on: chance.below(300)) }
    let subject = made.built
    let results = try await [1, 2].asyncMap { threads in
      try await PrecedentAlignment.align(
        subject, shuffling: Shuffling(count: 350, seed: 2, threads: threads))
    }
    #expect(results[0].map(\.precedent) == ["one", "two"])
    #expect(results[0].map(\.steps) == results[1].map(\.steps))
    #expect(results[0].map(\.order) == results[1].map(\.order))
    #expect(results[0].map(\.warping) == results[1].map(\.warping))
  }

  @Test func `a case without precedents has no alignment`() async throws {
    var made = CaseBuilder()
    made.act("a", on: 1)
    let found = try await PrecedentAlignment.align(made.built, shuffling: Self.shuffling)
    #expect(found.isEmpty)
  }
}
