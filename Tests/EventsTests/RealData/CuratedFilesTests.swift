import Record
import Testing

@testable import Events

/// Numbers as the description of the shared data states them.
@Suite(
  .enabled(
    if: SharedData.has("ged", "un", "viina", "cir", "keds", "oryx", "kiel", "losses"),
    SharedData.comment))
struct `Real files of curated sources` {
  private func check(_ tally: Tally, kept: Int, refused: Int = 0, noEvents: Int = 0) {
    #expect(tally.counts.kept == kept, "\(tally.problems)")
    #expect(tally.counts.refused == refused, "\(tally.problems)")
    #expect(tally.counts.noEvents == noEvents)
    #expect(tally.counts.rows == kept + refused + noEvents)
    #expect(tally.keys.count == tally.events)
  }

  @Test func `UCDP GED of Ukraine`() throws {
    let tally = try SharedData.tally("ged/ucdp_ged_ukraine_2014_2021.csv.gz", "ucdp-ged")
    check(tally, kept: 2_989)
    #expect(tally.period == "2014-01-22 2021-12-31")
    #expect(tally.amount == 7_882 && tally.low == 7_424 && tally.high == 8_804)
  }

  @Test func `UCDP GED 23_1, a sample`() throws {
    let tally = try SharedData.tally("ged/ucdp_ged_231_sample1000.csv.gz", "ucdp-ged")
    check(tally, kept: 1_000)
    #expect(tally.period == "1989-01-07 2022-12-19" && tally.amount == 9_561)
  }

  @Test func `UN votes of the library`() throws {
    let votes = try SharedData.tally("un/undl_votes.tsv.gz", "un-votes")
    check(votes, kept: 475_589)
    #expect(votes.period == "1991-10-16 2023-09-01")
    let calls = try SharedData.tally("un/undl_rollcalls.tsv", "un-votes")
    check(calls, kept: 2_508)
    #expect(calls.period == "1991-10-16 2023-09-01")
    check(try SharedData.tally("un/undl_bulk_layout_sample.csv", "un-votes"), kept: 1_930)
  }

  @Test func `Voeten's votes`() throws {
    let votes = try SharedData.tally("un/voeten_votes.tsv.gz", "voeten-votes")
    check(votes, kept: 535_642)
    #expect(votes.period == "1991-10-03 2023-09-01")
    check(try SharedData.tally("un/voeten_rollcalls.tsv", "voeten-votes"), kept: 2_827)
  }

  @Test func `VIINA, a part`() throws {
    let tally = try SharedData.tally("viina/viina_subset_2022_2023.csv.gz", "viina")
    check(tally, kept: 2_710)
    #expect(tally.period == "2022-02-24 2023-12-31")
  }

  @Test func `incidents of Eyes on Russia by the mapping of the guide`() throws {
    let tally = try SharedData.tally(
      "cir/bellingcat_cir_events_2022.csv.gz", "csv",
      mapping: try SharedData.own("Guides/mappings/eyes-on-russia.yaml"))
    check(tally, kept: 6_642, refused: 8)
    #expect(tally.refusedByColumn == ["date": 4, "violence level": 4])
  }

  @Test func `KEDS of the Levant by the mapping of the guide`() throws {
    let tally = try SharedData.tally(
      "keds/keds_events.csv.gz", "csv", mapping: try SharedData.own("Guides/mappings/keds.yaml"))
    check(tally, kept: 145_708, refused: 1, noEvents: 164_825)
    #expect(tally.period == "1979-04-15 2011-11-30")
  }

  @Test func `fires by day by the mapping of the guide`() throws {
    let tally = try SharedData.tally(
      "losses/economist_war_fires_by_day.csv.gz", "csv",
      mapping: try SharedData.own("Guides/mappings/war-fires.yaml"))
    check(tally, kept: 1_635)
  }

  @Test func `Oryx, items and totals`() throws {
    let items = try SharedData.tally("oryx/oryx_items_by_day.csv.gz", "oryx")
    check(items, kept: 23_649)
    #expect(items.amount == 37_505 && items.period == "2022-03-19 2025-07-19")
    let totals = try SharedData.tally("oryx/oryx_daily_count.csv.gz", "oryx")
    check(totals, kept: 1_094, noEvents: 271)
    let all = (totals.amountByCode["total"] ?? 0) + (totals.amountByCode["total-correction"] ?? 0)
    #expect(all == 22_381 + 1_173)
    #expect(throws: Problem.self) {
      try SharedData.tally("oryx/oryx_totals_by_type.csv", "oryx")
    }
  }

  @Test func `Ukraine Support Tracker, months and announcements`() throws {
    let months = try SharedData.tally("kiel/release29_data_explorer.csv", "kiel")
    check(months, kept: 1_039, noEvents: 40)
    #expect(months.period == "2022-01-01 2026-04-01")
    #expect(abs(months.amount - 358.3995) < 0.0001)
    let single = try SharedData.tally("kiel/release07_bilateral_main_data.csv.gz", "kiel")
    // 41 dates in words, and one of the year 2922.
    check(single, kept: 390, refused: 42, noEvents: 600)
    #expect(single.refusedByColumn.keys.sorted() == ["announcement date"])
    #expect(single.period == "2022-01-26 2022-09-30")
  }

  @Test(arguments: [
    "eu_aid_shares", "procurement_trends", "release_info", "total_allocations", "weapons",
  ]) func `Tables of the tracker without events are refused`(table: String) {
    #expect(throws: Problem.self) {
      try SharedData.tally("kiel/release29_\(table).csv", "kiel")
    }
  }

  @Test func `Losses as claimed add up to the last totals`() throws {
    let equipment = try SharedData.tally("losses/russia_losses_equipment.json.gz", "losses")
    #expect(equipment.counts.rows == 1_626 && equipment.counts.refused == 0)
    #expect(equipment.period == "2022-02-25 2026-08-08")
    #expect(equipment.keys.count == equipment.events)
    // The last totals of all kinds, that of mobile SRBM systems (4) being of April 2022.
    let last = 439 + 354 + 12_251 + 25_099 + 47_580 + 2_009 + 449_606 + 35 + 1_556 + 4_504
    #expect(equipment.amount == Double(last + 4 + 131_417 + 5_007 + 2 + 2_162))
    let personnel = try SharedData.tally("losses/russia_losses_personnel.json", "losses")
    check(personnel, kept: personnel.counts.kept, noEvents: 1_626 - personnel.counts.kept)
    let men = personnel.amountByCode.filter { $0.key.hasPrefix("personnel") }.values.reduce(0, +)
    #expect(men == 1_456_610)
    let corrections = try SharedData.tally(
      "losses/russia_losses_equipment_correction.json", "losses")
    check(corrections, kept: 28)
    #expect(corrections.amountByCode.keys.allSatisfy { $0.hasPrefix("correction-") })
  }
}
