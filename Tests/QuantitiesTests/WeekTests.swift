import Quantities
import Testing

@Suite struct WeekTests {
  @Test(arguments: [
    ("2022-02-24", "2022-W08"), ("2021-01-03", "2020-W53"), ("2020-12-31", "2020-W53"),
    ("2019-12-30", "2020-W01"), ("1970-01-01", "1970-W01"), ("1969-12-28", "1969-W52"),
  ])
  func `a day lies in its ISO week`(day: String, week: String) throws {
    #expect(try #require(Day(iso8601: day)).week.description == week)
  }

  @Test func `a week is seven days from Monday to Sunday`() {
    for number in -60...60 {
      let week = Week(number: number)
      #expect(week.firstDay.weekday == 1)
      #expect(week.lastDay.weekday == 7)
      #expect((week.firstDay...week.lastDay).allSatisfy { $0.week == week })
      #expect(week.lastDay.advanced(by: 1).week == week.advanced(by: 1))
    }
  }

  @Test func `weeks of a year count up without gaps`() throws {
    var week = try #require(Day(iso8601: "2000-01-03")).week
    for _ in 0..<1_500 {
      let (year, number) = week.components
      let next = week.advanced(by: 1).components
      #expect(next == (year, number + 1) || (next == (year + 1, 1) && number >= 52))
      week = week.advanced(by: 1)
    }
  }

  @Test func `weeks order and stride as whole numbers`() {
    #expect(Week(number: 1) < Week(number: 2))
    #expect(Week(number: 1).distance(to: Week(number: -2)) == -3)
  }
}
