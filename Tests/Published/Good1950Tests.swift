import Reading
import RealModule
import Testing

/// Odds and likelihood ratios after Good, "Probability and the weighing of evidence" (1950).
///
/// Independent evidence multiplies the odds by its likelihood ratio. The numbers follow from the
/// model in a few lines, given below.
@Suite struct Good1950Tests {
  /// Counts 2 and 3 in two weeks at rates of 1 and 3 a week: each week gives
  /// (3^y e^−3) / (1^y e^−1) = 3^y e^−2, together 3^5 e^−4 = 4.4507; with even priors the
  /// posterior of the second is 4.4507 / 5.4507 = 0.8165.
  @Test func `two weeks of counts make odds of 4.4507 and a posterior of 0.8165`() async throws {
    var written = WrittenCase()
    written.weeks = 2
    written.assumptions = [("rate.acts.first", 1), ("rate.acts.second", 3)]
    written.deeds = [("2024-01-03", 2), ("2024-01-10", 3)]
    let last = try await written.read().both.last.map(\.mean)
    #expect(abs(last[1] / last[0] - Double.pow(3, 5) * Double.exp(-4)) < 1e-10)
    #expect(abs(last[1] / last[0] - 4.4507) < 5e-5)
    #expect(abs(last[1] - 0.8165) < 5e-5)
  }

  /// Five copies of one report whose likelihood ratio is 3: taken as independent they multiply the
  /// odds by 3^5 = 243, as one report by 3.
  @Test func `five copies of one report multiply naive odds by 243 and clustered odds by 3`()
    async throws
  {
    var written = WrittenCase()
    written.assumptions = [
      ("stance.claim.first.affirm", 0.25), ("stance.claim.first.condition", 0.5),
      ("stance.claim.first.deny", 0.25), ("stance.claim.second.affirm", 0.75),
      ("stance.claim.second.condition", 0.125), ("stance.claim.second.deny", 0.125),
    ]
    written.statements = (1...5).map { ("2024-01-0\($0)", "affirm", "wire", "Outlet \($0)") }
    let reading = try await written.read()
    let (naive, clustered) = (reading.naive.last.map(\.mean), reading.words.last.map(\.mean))
    #expect(abs(naive[1] / naive[0] - 243) < 1e-8)
    #expect(abs(clustered[1] / clustered[0] - 3) < 1e-12)
  }
}
