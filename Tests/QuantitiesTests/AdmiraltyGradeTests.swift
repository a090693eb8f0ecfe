import Quantities
import Testing

@Suite struct AdmiraltyGradeTests {
  @Test func `every grade comes back from its text in either case`() {
    for reliability in AdmiraltyGrade.Reliability.allCases {
      for credibility in AdmiraltyGrade.Credibility.allCases {
        let grade = AdmiraltyGrade(reliability: reliability, credibility: credibility)
        #expect(AdmiraltyGrade(grade.description) == grade)
        #expect(AdmiraltyGrade(grade.description.lowercased()) == grade)
      }
    }
    #expect(AdmiraltyGrade("b2")?.description == "B2")
    #expect(AdmiraltyGrade("B2")?.reliability == .usuallyReliable)
    #expect(AdmiraltyGrade("B2")?.credibility == .probablyTrue)
  }

  @Test(arguments: ["", "B", "2", "2B", "G1", "A0", "A7", "B22", " B2", "B2 ", "B٢", "ß2", "Б2"])
  func `other text is no grade`(text: String) {
    #expect(AdmiraltyGrade(text) == nil)
  }

  @Test(
    arguments: [
      ("A1", 1), ("B1", 0.9), ("A3", 0.7), ("D2", 0.4), ("B2", 0.9), ("C5", 0.2), ("E1", 0.2),
      ("F1", 0.5), ("A6", 0.5), ("F6", 0.5), ("F4", 0.4),
    ] as [(String, Double)])
  func `the weight is the smaller of the two, not the product`(text: String, weight: Double) {
    #expect(AdmiraltyGrade(text)?.weight == weight)
  }

  @Test func `users may weigh otherwise`() throws {
    let flat = [1.0, 1, 1, 1, 1, 1]
    let weights = try #require(
      GradeWeights(reliability: [1, 0.8, 0.6, 0.3, 0, 0.1], credibility: flat))
    #expect(AdmiraltyGrade("F5")?.weight(by: weights) == 0.1)
    #expect(AdmiraltyGrade("B5")?.weight(by: weights) == 0.8)
    #expect(GradeWeights(reliability: [1], credibility: flat) == nil)
    #expect(GradeWeights(reliability: [1, 1, 1, 1, 1, 1.2], credibility: flat) == nil)
    #expect(GradeWeights(reliability: flat, credibility: [1, 1, 1, 1, 1, .nan]) == nil)
  }
}
