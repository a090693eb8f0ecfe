import Quantities
import Testing

@testable import Reading
@testable import Record

@Suite struct EvidenceUnitsTests {
  @Test func `rows of one origin, subject and stance are one unit with the best of them`() {
    var made = CaseBuilder()
    made.act("strike", on: 9, count: 2, origin: "raid", grade: "D4", publisher: "Wire")
    made.act("strike", on: 12, count: 5, origin: "raid", grade: "B2", publisher: "Paper")
    made.act("strike", on: 13, count: 1, origin: "raid", grade: "C3", publisher: "Wire")
    made.act("talks", on: 13, origin: "raid")
    made.say(.affirm, "offer", on: 2, origin: "speech")
    made.say(.deny, "offer", on: 2, origin: "speech")
    made.say(.affirm, "claim", on: 2, origin: "speech")
    made.say(.affirm, "offer", to: "home", on: 3, origin: "speech")
    let units = EvidenceUnit.units(of: made.built, counting: .clustered)
    #expect(units.map(\.rows) == [["s1", "s4"], ["s2"], ["s3"], ["d1", "d2", "d3"], ["d4"]])
    #expect(units[3].content == .deed(indicator: "strike", count: 5))
    #expect(units[3].weight == 0.9 && units[3].day == CaseBuilder.day(9))
    #expect(units[3].publishers == ["Wire", "Paper"] && units[3].summary == "Deed d1")
    #expect(
      units[0].content
        == .statement(proposition: "offer", audience: "world", stance: .affirm))
  }

  @Test func `naive counting takes every row in full`() {
    var made = CaseBuilder()
    for _ in 0..<3 { made.act("strike", on: 9, origin: "raid", grade: "E5") }
    let units = EvidenceUnit.units(of: made.built, counting: .naive)
    #expect(units.count == 3 && units.allSatisfy { $0.weight == 1 })
  }

  @Test func `rows without an origin, and those of other actors, are never joined or counted`() {
    var made = CaseBuilder()
    made.act("strike", on: 9)
    made.act("strike", on: 9)
    made.act("strike", on: 9, by: "other")
    made.say(.affirm, "offer", on: 1, by: "other")
    let units = EvidenceUnit.units(of: made.built, counting: .clustered)
    #expect(units.map(\.rows) == [["d1"], ["d2"]])
  }

  @Test func `an outlet can be left out`() {
    var made = CaseBuilder()
    made.act("strike", on: 1, count: 4, origin: "raid", publisher: "Wire")
    made.act("strike", on: 2, count: 2, origin: "raid", publisher: "Paper")
    let units = EvidenceUnit.units(of: made.built, counting: .clustered, leavingOut: "Wire")
    #expect(units.map(\.rows) == [["d2"]])
    #expect(units[0].content == .deed(indicator: "strike", count: 2))
  }
}
