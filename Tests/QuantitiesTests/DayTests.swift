import Quantities
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2022-02-24", 19_047), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896), ("2016-02-29", 16_860),
  ])
  func `a day has its known distance from 1970`(text: String, number: Int) throws {
    let day = try #require(Day(iso8601: text))
    #expect(day.number == number)
    #expect(Day(number: number).description == text)
  }

  @Test func `every day from 1 to 9999 comes back from its parts, one after the other`() {
    var expected = -719_162
    for year in 1...9999 {
      for month in 1...12 {
        for day in 1...31 {
          guard let made = Day(year: year, month: month, day: day) else { continue }
          let parts = made.components
          if made.number != expected || parts != (year, month, day) {
            Issue.record("\(year)-\(month)-\(day) became \(parts), day \(made.number)")
            return
          }
          expected += 1
        }
      }
    }
    #expect(expected == 2_932_897)
  }

  @Test(arguments: [
    "", "2022", "2022-2-24", "2022-02-30", "2023-02-29", "1900-02-29", "2022-00-10", "2022-13-01",
    "2022-04-31", "2022-01-00", "0000-01-01", "2022/02/24", "24-02-2022", "2022-02-24 ",
    "2022-02-24T00:00", "-022-02-24", "2022-02-2٤", "２０２２-02-24",
  ])
  func `text that is not an ISO day of the calendar is refused`(text: String) {
    #expect(Day(iso8601: text) == nil)
  }

  @Test func `weekdays run from Monday, also before 1970`() throws {
    #expect(Day(number: 0).weekday == 4)
    #expect(Day(number: -3).weekday == 1)
    #expect(Day(number: -4).weekday == 7)
    #expect(try #require(Day(iso8601: "2022-02-24")).weekday == 4)
  }

  @Test func `days stride and order as whole numbers`() {
    let day = Day(number: 10)
    #expect(day.advanced(by: 5).number == 15)
    #expect(day.distance(to: Day(number: 7)) == -3)
    #expect(Day(number: 9) < day)
    #expect(Array(day...day.advanced(by: 2)).map(\.number) == [10, 11, 12])
  }
}
