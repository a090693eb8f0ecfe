import Quantities
import Testing

@testable import Reading
@testable import Record

@Suite struct ExposureTests {
  private func made(_ coverage: ReadingSettings.Coverage) -> CaseBuilder {
    var made = CaseBuilder(["calm": 0.5, "busy": 0.5])
    made.weeks = 4
    made.set(coverage: coverage)
    made.rate("acts", ["calm": 1, "busy": 2])
    made.act("acts", on: 0)
    made.act("acts", on: 1, count: 7)
    made.act("acts", on: 15, origin: "raid")
    made.act("acts", on: 16, origin: "raid")
    made.act("acts", on: 22, by: "other", origin: "raid")
    made.say(.affirm, "offer", on: 2, by: "other")
    return made
  }

  @Test func `exposure is half-way between the week's distinct reports and their mean`() {
    // Distinct reports: 3, 0, 1, 0 with mean 1.
    #expect(IntentModel(made(.reports).built).exposure == [2, 0.5, 1, 0.5])
    #expect(IntentModel(made(.none).built).exposure == [1, 1, 1, 1])
  }

  @Test func `it has mean one, and copies do not change it`() {
    var copied = made(.reports)
    let before = IntentModel(copied.built).exposure
    for copy in 0..<10 {
      copied.act("acts", on: 17 + copy % 3, origin: "raid", publisher: "Outlet \(copy)")
    }
    let after = IntentModel(copied.built).exposure
    #expect(after == before)
    #expect(near(after.reduce(0, +) / 4, 1, 1e-15))
  }

  @Test func `a statement and a deed of one id are two reports`() {
    var made = CaseBuilder()
    made.weeks = 2
    made.set(coverage: .reports)
    made.say(.affirm, "offer", on: 0, id: "1")
    made.act("acts", on: 1, id: "1")
    #expect(IntentModel(made.built).exposure == [1.5, 0.5])
  }

  @Test func `a case without reports has even exposure`() {
    var made = CaseBuilder()
    made.weeks = 3
    made.set(coverage: .reports)
    #expect(IntentModel(made.built).exposure == [1, 1, 1])
  }

  @Test func `without switching, coverage never changes the final reading of conduct`()
    async throws
  {
    let plain = try await made(.none).built.track(.deeds)
    let covered = try await made(.reports).built.track(.deeds)
    #expect(near(covered.last.means, plain.last.means))
    #expect(!near(covered.filtered[0].means, plain.filtered[0].means, 0.01))
  }

  @Test func `more reports in a week of equal conduct make that week look calmer, not busier`()
    async throws
  {
    var noisy = made(.reports)
    for _ in 0..<20 { noisy.say(.deny, "offer", on: 3, by: "other") }
    let (before, after) = (
      try await made(.reports).built.track(.deeds), try await noisy.built.track(.deeds)
    )
    #expect(after.filtered[0][1].mean < before.filtered[0][1].mean)
    #expect(near(after.last.means, before.last.means))
  }
}
