import Quantities
import Reading
import Record
import Testing

@Suite struct IndicatorWeeksTests {
  @Test func `acts are counted by indicator and week`() throws {
    var made = CaseBuilder()
    made.weeks = 4
    made.indicator("strike")
    made.indicator("exchange")
    made.act("strike", on: 0)
    made.act("strike", on: 6, count: 3)
    made.act("strike", on: 7)
    made.act("exchange", on: 27, count: 2)
    made.act("exchange", on: 3, by: "other")
    let weeks = IndicatorWeeks(of: made.built)
    #expect(weeks.weeks == CaseBuilder.week(0)...CaseBuilder.week(3))
    #expect(weeks.rows.map(\.indicator) == ["strike", "exchange"])
    #expect(weeks.rows.map(\.counts) == [[4, 1, 0, 0], [0, 0, 0, 2]])
    #expect(weeks.rows.map(\.total) == [5, 2])
    #expect(weeks.rows.map(\.weeksActive) == [2, 1])
    #expect(weeks.rows.map(\.first) == [CaseBuilder.day(0), CaseBuilder.day(27)])
    #expect(weeks.rows.map(\.last) == [CaseBuilder.day(7), CaseBuilder.day(27)])
    #expect(weeks.totals == [4, 1, 0, 2])
  }

  @Test func `copies from one origin count once, with the largest count, in the first week`() {
    var made = CaseBuilder()
    made.weeks = 2
    made.act("strike", on: 6, count: 2, origin: "wire")
    made.act("strike", on: 8, count: 5, origin: "wire")
    made.act("seizure", on: 8, origin: "wire")
    let weeks = IndicatorWeeks(of: made.built)
    #expect(weeks.rows.map(\.counts) == [[5, 0], [0, 1]])
    #expect(weeks.rows.map(\.reports) == [1, 1])
  }

  @Test func `coverage counts distinct reports by anybody and names silent weeks`() {
    var made = CaseBuilder()
    made.weeks = 4
    made.say(.affirm, "peace", on: 8, origin: "speech")
    made.act("strike", on: 1, by: "other", origin: "speech")
    made.act("strike", on: 1)
    made.act("strike", on: 2, by: "other")
    made.say(.deny, "peace", on: 20, by: "third")
    let coverage = IndicatorWeeks(of: made.built).coverage
    #expect(coverage.reports == [3, 0, 1, 0])
    #expect(coverage.silentWeeks == 2)
    #expect(coverage.mean == 1)
  }

  @Test func `an indicator never seen has a row of nothing`() {
    var made = CaseBuilder()
    made.weeks = 2
    made.indicator("strike")
    let row = IndicatorWeeks(of: made.built).rows[0]
    #expect(row.counts == [0, 0])
    #expect(row.first == nil)
    #expect(row.weeksActive == 0)
  }
}
