import Reading
import Record
import Testing

@Suite struct AudienceMatrixTests {
  @Test func `stances are counted by audience and proposition in the case's order`() {
    var made = CaseBuilder()
    made.audiences = ["home", "africa"]
    made.proposition("peace")
    made.proposition("grain")
    made.say(.affirm, "peace", to: "africa", on: 1)
    made.say(.affirm, "peace", to: "africa", on: 2)
    made.say(.deny, "peace", to: "africa", on: 3)
    made.say(.condition, "grain", to: "home", on: 3)
    made.say(.condition, "grain", to: "home", on: 3, by: "other")
    let matrix = AudienceMatrix(of: made.built)
    #expect(matrix.audiences == ["home", "africa"])
    #expect(matrix.propositions == ["peace", "grain"])
    #expect(
      matrix.cells.map { $0.map(\.counts) } == [
        [[0, 0, 0], [0, 1, 0]], [[2, 0, 1], [0, 0, 0]],
      ])
    #expect(matrix.cells.map { $0.map(\.isTooFew) } == [[true, true], [false, true]])
    #expect(matrix.total(audience: 1) == 3)
    #expect(matrix.total(proposition: 1) == 1)
  }

  @Test func `copies from one origin count once per audience and stance`() {
    var made = CaseBuilder()
    for audience in ["home", "home", "africa"] {
      made.say(.affirm, "peace", to: audience, on: 1, origin: "speech")
    }
    made.say(.deny, "peace", to: "home", on: 1, origin: "speech")
    let matrix = AudienceMatrix(of: made.built)
    #expect(matrix.cells.map { $0[0].counts } == [[1, 0, 1], [1, 0, 0]])
  }

  @Test(arguments: [
    ([2, 0, 1], Stance.affirm), ([0, 3, 1], .condition), ([1, 1, 2], .deny), ([1, 1, 0], .affirm),
  ])
  func `the prevailing stance is the most frequent, the first of equals`(
    counts: [Int], expected: Stance
  ) {
    var made = CaseBuilder()
    for (stance, count) in zip(Stance.allCases, counts) {
      for day in 0..<count { made.say(stance, "peace", on: day) }
    }
    #expect(AudienceMatrix(of: made.built).cells[0][0].prevailing == expected)
  }

  @Test func `where nothing was said nothing prevails`() {
    var made = CaseBuilder()
    made.say(.affirm, "peace", on: 1, by: "other")
    #expect(AudienceMatrix(of: made.built).cells[0][0].prevailing == nil)
  }
}
