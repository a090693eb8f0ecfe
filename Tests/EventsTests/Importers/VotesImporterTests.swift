import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Votes in the General Assembly` {
  @Test func `a ballot is an act of a member on nobody`() throws {
    let scanned = try Scanned(
      "undl_id\tresolution\tdate\tiso3\tvote\n11\tA/RES/1/2\t2022-03-02\tRUS\tN\n"
        + "11\tA/RES/1/2\t2022-03-02\tUKR\tY\n", "un-votes")
    let event = try #require(scanned.events.first)
    #expect(event.day == "2022-03-02" && event.native == "11.RUS" && event.origin == "A/RES/1/2")
    #expect(event.source == "RUS" && event.sourceRole == .state && event.sourceName == "Russia")
    #expect(event.target == "" && event.targetName == "" && event.amount == nil)
    #expect(event.code == "N" && event.eventClass == .vote && event.quad == .verbalConflict)
    #expect(scanned.events.map(\.code) == ["N", "Y"])
  }

  @Test func `the library's own layout gives the same event`() throws {
    let own = try Scanned(
      "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n"
        + "11,RUS,Russia,N,2022-03-02,1,A/RES/1/2,\"Peace, and so on\"\n", "un-votes")
    let short = try Scanned(
      "undl_id,resolution,date,iso3,vote\n11,A/RES/1/2,2022-03-02,RUS,N\n", "un-votes")
    #expect(own.events == short.events && own.counts.kept == 1)
  }

  @Test func `a roll call has its yes votes as amount`() throws {
    let scanned = try Scanned(
      "undl_id\tresolution\tdate\ttitle\tyes\tno\n11\tA/RES/1/2\t2022-03-02\tPeace\t141\t5\n",
      "un-votes")
    let event = try #require(scanned.events.first)
    #expect(event.source == "UNO" && event.amount == 141 && event.native == "A/RES/1/2")
    #expect(event.code == "roll-call" && event.eventClass == .vote)
  }

  @Test func `Voeten's numbers mean the same as letters, and 9 is no event`() throws {
    let numbers = try Scanned(
      "rcid,ccode,member,vote,Countryname,date,unres\n"
        + "5,365,1,1,Russia,2022-03-02,R/1/2\n5,369,1,2,Ukraine,2022-03-02,R/1/2\n"
        + "5,2,1,3,United States,2022-03-02,R/1/2\n5,220,1,8,France,2022-03-02,R/1/2\n"
        + "5,255,0,9,Germany,2022-03-02,R/1/2\n", "voeten-votes")
    #expect(numbers.events.map(\.code) == ["Y", "A", "N", "X"])
    #expect(numbers.events.map(\.source) == ["RUS", "UKR", "USA", "FRA"])
    #expect(numbers.counts.noEvents == 1 && numbers.counts.rows == 5)
    #expect(numbers.events.first?.origin == "R/1/2" && numbers.events.first?.native == "5.365")
    let letters = try Scanned("rcid\tdate\tiso3\tvote\n5\t2022-03-02\tRUS\tY\n", "voeten-votes")
    #expect(letters.events.map(\.code) == ["Y"] && letters.events.map(\.origin) == ["5"])
    let call = try Scanned("rcid\tdate\tunres\tyes\n5\t2022-03-02\tR/1/2\t97\n", "voeten-votes")
    #expect(call.events.map(\.amount) == [97] && call.events.map(\.native) == ["R/1/2"])
  }

  @Test func `faulty rows are refused singly`() throws {
    let scanned = try Scanned(
      "undl_id,resolution,date,iso3,vote\n1,A,2022-13-02,RUS,N\n2,A,2022-03-02,RUX,N\n"
        + "3,A,2022-03-02,RUS,Q\n4,A,2022-03-02,,N\n5,A,2022-03-02,RUS,roll-call\n"
        + "6,A,2022-03-02,RUS,N\n", "un-votes")
    #expect(scanned.events.map(\.native) == ["6.RUS"] && scanned.counts.refused == 5)
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:date:", "t:3:iso3:", "t:4:vote:", "t:5:iso3:", "t:6:vote:",
      ])
    #expect(scanned.refused.contains { $0.contains("did you mean") })
  }

  @Test func `a file of no known layout is refused with the nearest one`() throws {
    let problem = #expect(throws: Problem.self) {
      try Scanned("undl_id,date,iso3,votes\n1,2022-03-02,RUS,Y\n", "un-votes")
    }
    #expect(problem?.found.contains("no column “vote”") == true)
    #expect(problem?.expected.contains("; or ") == true && problem?.suggestion == "vote")
  }
}
