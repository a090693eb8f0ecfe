import Testing

@testable import Events

/// Numbers as the description of the shared data states them.
@Suite(.enabled(if: SharedFiles.areThere, "\(SharedFiles.absence)"))
struct `Real files of curated sources` {
  private func check(_ tally: Tally, kept: Int, refused: Int = 0, noEvents: Int = 0) {
    #expect(tally.counts.kept == kept, "\(tally.problems)")
    #expect(tally.counts.refused == refused, "\(tally.problems)")
    #expect(tally.counts.noEvents == noEvents)
    #expect(tally.counts.rows == kept + refused + noEvents)
    #expect(tally.keys.count == tally.events)
  }

  @Test func `UCDP GED of Ukraine`() throws {
    let tally = try SharedFiles.tally("ged/ucdp_ged_ukraine_2014_2021.csv.gz", "ucdp-ged")
    check(tally, kept: 2_989)
    #expect(tally.period == "2014-01-22 2021-12-31")
    #expect(tally.amount == 7_882 && tally.low == 7_424 && tally.high == 8_804)
  }

  @Test func `UCDP GED 23_1, a sample`() throws {
    let tally = try SharedFiles.tally("ged/ucdp_ged_231_sample1000.csv.gz", "ucdp-ged")
    check(tally, kept: 1_000)
    #expect(tally.period == "1989-01-07 2022-12-19" && tally.amount == 9_561)
  }

  @Test func `UN votes of the library`() throws {
    let votes = try SharedFiles.tally("un/undl_votes.tsv.gz", "un-votes")
    check(votes, kept: 475_589)
    #expect(votes.period == "1991-10-16 2023-09-01")
    let calls = try SharedFiles.tally("un/undl_rollcalls.tsv", "un-votes")
    check(calls, kept: 2_508)
    #expect(calls.period == "1991-10-16 2023-09-01")
    check(try SharedFiles.tally("un/undl_bulk_layout_sample.csv", "un-votes"), kept: 1_930)
  }

  @Test func `Voeten's votes`() throws {
    let votes = try SharedFiles.tally("un/voeten_votes.tsv.gz", "voeten-votes")
    check(votes, kept: 535_642)
    #expect(votes.period == "1991-10-03 2023-09-01")
    check(try SharedFiles.tally("un/voeten_rollcalls.tsv", "voeten-votes"), kept: 2_827)
  }

  @Test func `VIINA, a part`() throws {
    let tally = try SharedFiles.tally("viina/viina_subset_2022_2023.csv.gz", "viina")
    check(tally, kept: 2_710)
    #expect(tally.period == "2022-02-24 2023-12-31")
  }

  @Test func `incidents of Eyes on Russia by the mapping of the guide`() throws {
    let tally = try SharedFiles.tally(
      "cir/bellingcat_cir_events_2022.csv.gz", "csv",
      mapping: try SharedFiles.own("Guides/mappings/eyes-on-russia.yaml"))
    check(tally, kept: 6_642, refused: 8)
    #expect(tally.refusedByColumn == ["date": 4, "violence level": 4])
  }

  @Test func `KEDS of the Levant by the mapping of the guide`() throws {
    let tally = try SharedFiles.tally(
      "keds/keds_events.csv.gz", "csv", mapping: try SharedFiles.own("Guides/mappings/keds.yaml"))
    check(tally, kept: 145_708, refused: 1, noEvents: 164_825)
    #expect(tally.period == "1979-04-15 2011-11-30")
  }

  @Test func `fires by day by the mapping of the guide`() throws {
    let tally = try SharedFiles.tally(
      "losses/economist_war_fires_by_day.csv.gz", "csv",
      mapping: try SharedFiles.own("Guides/mappings/war-fires.yaml"))
    check(tally, kept: 1_635)
  }
}
