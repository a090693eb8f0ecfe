import Quantities
import Reading
import Record
import Testing

@Suite struct ContradictionsTests {
  // MARK: Pairs

  @Test func `opposite statements to two audiences contradict each other across audiences`() {
    var made = CaseBuilder()
    made.say(.affirm, "peace", to: "africa", on: 10)
    made.say(.deny, "peace", to: "home", on: 13)
    let found = Contradictions(in: made.built)
    #expect(found.pairs.map(\.kind) == [.acrossAudiences])
    #expect(found.pairs.map(\.earlier.id) == ["s1"])
    #expect(found.pairs.map(\.later.id) == ["s2"])
    #expect(found.pairs.map(\.gap) == [3])
    #expect(found.totals.map(\.acrossAudiences) == [1])
    #expect(found.totals.map(\.overTime) == [0])
  }

  @Test func `opposite statements to one audience are a reversal`() {
    var made = CaseBuilder()
    made.say(.deny, "peace", on: 4)
    made.say(.affirm, "peace", on: 9)
    let found = Contradictions(in: made.built)
    #expect(found.pairs.map(\.kind) == [.overTime])
    #expect(found.totals.map(\.reversals) == [1])
  }

  @Test func `yes, yes, no, no is four pairs and one reversal`() {
    var made = CaseBuilder()
    for (day, stance) in [Stance.affirm, .affirm, .deny, .deny].enumerated() {
      made.say(stance, "peace", on: day)
    }
    let totals = Contradictions(in: made.built).totals
    #expect(totals.map(\.overTime) == [4])
    #expect(totals.map(\.reversals) == [1])
  }

  @Test func `terms attached contradict nothing`() {
    var made = CaseBuilder()
    made.say(.condition, "peace", on: 1)
    made.say(.affirm, "peace", on: 2)
    made.say(.condition, "peace", on: 3)
    made.say(.deny, "war", on: 3)
    #expect(Contradictions(in: made.built).pairs.isEmpty)
  }

  @Test(arguments: [(59, 1), (60, 1), (61, 0)])
  func `the window includes its last day`(gap: Int, expected: Int) {
    var made = CaseBuilder()
    made.say(.affirm, "peace", on: 1)
    made.say(.deny, "peace", on: 1 + gap)
    #expect(Contradictions(in: made.built).pairs.count == expected)
  }

  @Test func `only one actor's words are compared, the target's by default`() {
    var made = CaseBuilder()
    made.say(.affirm, "peace", on: 1)
    made.say(.deny, "peace", on: 2, by: "other")
    made.say(.affirm, "peace", on: 3, by: "other")
    #expect(Contradictions(in: made.built).pairs.isEmpty)
    #expect(Contradictions(in: made.built, actor: "other").pairs.count == 1)
  }

  @Test func `copies from one origin count once and are listed`() {
    var made = CaseBuilder()
    for day in 1...10 { made.say(.affirm, "peace", on: day, origin: "speech") }
    made.say(.deny, "peace", on: 12)
    let found = Contradictions(in: made.built)
    #expect(found.totals.map(\.overTime) == [1])
    #expect(found.pairs.first?.earlier.id == "s1")
    #expect(found.pairs.first?.earlier.copies == (2...10).map { "s\($0)" })
  }

  @Test func `one origin contradicts itself across audiences, not within one`() {
    var made = CaseBuilder()
    made.say(.affirm, "peace", to: "africa", on: 1, origin: "tour")
    made.say(.deny, "peace", to: "africa", on: 1, origin: "tour")
    made.say(.deny, "peace", to: "home", on: 2, origin: "tour")
    let found = Contradictions(in: made.built)
    #expect(found.pairs.map(\.kind) == [.acrossAudiences])
    #expect(found.totals.map(\.overTime) == [0])
    #expect(found.totals.map(\.reversals) == [0])
  }

  @Test func `pairs come in the case's order of propositions, then by day`() {
    var made = CaseBuilder()
    made.proposition("first")
    made.proposition("second")
    made.say(.affirm, "second", on: 1)
    made.say(.deny, "second", on: 2)
    made.say(.affirm, "first", on: 5)
    made.say(.deny, "first", on: 8)
    made.say(.deny, "first", on: 7)
    let pairs = Contradictions(in: made.built).pairs
    #expect(pairs.map(\.proposition) == ["first", "first", "second"])
    #expect(pairs.map(\.later.id) == ["s5", "s4", "s2"])
  }

  @Test func `a cut list keeps the nearest pairs and the whole total`() {
    var made = CaseBuilder()
    for day in stride(from: 0, to: 40, by: 2) {
      made.say(.affirm, "peace", on: day)
      made.say(.deny, "peace", on: day + (day == 20 ? 0 : 1))
    }
    let found = Contradictions(in: made.built, limit: 1)
    #expect(found.totals.map(\.overTime) == [400])
    #expect(found.pairs.map(\.gap) == [0])
  }

  @Test(arguments: 0..<40)
  func `the fast search finds what trying all pairs finds`(seed: Int) {
    let made = randomCase(seed: UInt64(seed))
    let window = [0, 3, 20, 400][seed % 4]
    let found = Contradictions(in: made, window: window, limit: .max)
    let expected = pairsByTryingAll(made.targetStatements, window: window)
    #expect(Set(found.pairs.map { [$0.earlier.id, $0.later.id] }) == expected)
    #expect(found.pairs.count == expected.count)
    #expect(found.totals.reduce(0) { $0 + $1.acrossAudiences + $1.overTime } == expected.count)
    for kind in [Contradictions.Kind.acrossAudiences, .overTime] {
      let isAcross = kind == .acrossAudiences
      #expect(
        found.pairs.filter { $0.kind == kind }
          .allSatisfy { ($0.earlier.audience != $0.later.audience) == isAcross })
    }
    #expect(found.pairs.allSatisfy { $0.earlier.day <= $0.later.day })
  }

  @Test(arguments: 0..<20)
  func `a cut list holds the smallest gaps of the whole one`(seed: Int) {
    let made = randomCase(seed: UInt64(seed))
    let whole = Contradictions(in: made, limit: .max)
    let cut = Contradictions(in: made, limit: 5)
    #expect(cut.totals == whole.totals)
    for proposition in made.propositions.map(\.id) {
      for kind in [Contradictions.Kind.acrossAudiences, .overTime] {
        func gaps(_ found: Contradictions) -> [Int] {
          found.pairs.filter { $0.kind == kind && $0.proposition == proposition }.map(\.gap)
            .sorted()
        }
        #expect(gaps(cut) == Array(gaps(whole).prefix(5)))
      }
    }
  }

  @Test func `a window beyond all days holds everything, and one below none a single day`() {
    var made = CaseBuilder()
    made.proposition("peace", beliedBy: ["strike"])
    made.say(.affirm, "peace", on: 1)
    made.say(.deny, "peace", on: 300)
    made.act("strike", on: 250)
    let all = Contradictions(in: made.built, window: .max)
    #expect((all.pairs.count, all.belied.count) == (1, 1))
    let none = Contradictions(in: made.built, window: -1, limit: -1, deedLimit: -1)
    #expect((none.window, none.pairs.count, none.belied.count) == (0, 0, 0))
  }

  // MARK: Conduct

  @Test func `deeds that belie a statement are gathered under it, nearest first`() {
    var made = CaseBuilder()
    made.proposition("no-strikes", beliedBy: ["strike"])
    made.say(.affirm, "no-strikes", on: 100)
    for day in [90, 40, 39, 100, 103, 160, 161] { made.act("strike", on: day, count: 2) }
    made.act("exchange", on: 101)
    made.act("strike", on: 101, by: "other")
    let found = Contradictions(in: made.built)
    #expect(found.belied.map(\.after.nearest).map { $0.map(\.gap) } == [[0, 3, 60]])
    #expect(found.belied.map(\.before.nearest).map { $0.map(\.gap) } == [[-10, -60]])
    #expect(found.belied.map(\.after.acts) == [6])
    #expect(found.belied.map(\.before.reports) == [2])
    #expect(found.totals.map(\.conduct.reports) == [5])
    #expect(found.totals.map(\.conduct.acts) == [10])
  }

  @Test func `only affirmed statements are belied`() {
    var made = CaseBuilder()
    made.proposition("no-strikes", beliedBy: ["strike"])
    made.say(.deny, "no-strikes", on: 10)
    made.say(.condition, "no-strikes", on: 11)
    made.act("strike", on: 12)
    let found = Contradictions(in: made.built)
    #expect(found.belied.isEmpty)
    #expect(found.totals.map(\.conduct.belied) == [0])
  }

  @Test func `many deeds and statements give one entry per statement with complete totals`() {
    var made = CaseBuilder()
    made.proposition("no-strikes", beliedBy: ["strike"])
    for day in 0..<9 { made.say(.affirm, "no-strikes", on: 50 + day) }
    for day in 0..<35 { made.act("strike", on: 45 + day) }
    let found = Contradictions(in: made.built, limit: 4, deedLimit: 3)
    #expect(found.belied.count == 4)
    #expect(found.belied.allSatisfy { $0.after.nearest.count == 3 })
    #expect(found.belied.first?.after.reports == 30)
    #expect(found.belied.first?.before.reports == 5)
    #expect(found.totals.map(\.conduct.belied) == [9])
    #expect(found.totals.map(\.conduct.beliedAfter) == [9])
    #expect(found.totals.map(\.conduct.reports) == [35])
  }

  @Test func `copies of a deed count once with the largest count`() {
    var made = CaseBuilder()
    made.proposition("no-strikes", beliedBy: ["strike"])
    made.say(.affirm, "no-strikes", on: 10)
    made.act("strike", on: 12, count: 3, origin: "wire")
    made.act("strike", on: 13, count: 5, origin: "wire")
    let belied = Contradictions(in: made.built).belied
    #expect(belied.map(\.after.reports) == [1])
    #expect(belied.map(\.after.acts) == [5])
    #expect(belied.first?.after.nearest.first?.deed.copies == ["d2"])
  }

  @Test func `a case without evidence has totals of nothing`() {
    var made = CaseBuilder()
    made.proposition("peace", beliedBy: ["strike"])
    let found = Contradictions(in: made.built)
    #expect(found.pairs.isEmpty && found.belied.isEmpty)
    #expect(found.totals.map(\.stances) == [[0, 0, 0]])
  }

  // MARK: Cases

  private func randomCase(seed: UInt64) -> Case {
    var chance = SeededGenerator(seed: seed)
    var made = CaseBuilder()
    for _ in 0..<80 {
      made.say(
        Stance.allCases[chance.below(3)], "p\(chance.below(3))", to: "a\(chance.below(3))",
        on: chance.below(60), by: chance.below(6) == 0 ? "other" : nil,
        origin: chance.below(3) == 0 ? "origin\(chance.below(8))" : nil)
    }
    return made.built
  }

  /// Pairs of ids, earlier first, straight from the definition.
  private func pairsByTryingAll(_ rows: [Statement], window: Int) -> Set<[String]> {
    var seen: Set<[String]> = []
    let single = rows.filter { row in
      row.origin.map {
        seen.insert([$0, row.proposition, row.audience, row.stance.rawValue]).inserted
      } ?? true
    }
    var pairs: Set<[String]> = []
    for (index, one) in single.enumerated() {
      for other in single[(index + 1)...] where one.proposition == other.proposition {
        let isOpposite = Set([one.stance, other.stance]) == [.affirm, .deny]
        let isOneMessage =
          one.origin != nil && one.origin == other.origin && one.audience == other.audience
        if isOpposite, !isOneMessage, other.day.number - one.day.number <= window {
          pairs.insert([one.id, other.id])
        }
      }
    }
    return pairs
  }
}
