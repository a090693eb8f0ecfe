import Testing

@testable import Games

@Suite struct `Model settings` {
  @Test func `take numbers as game files do`() throws {
    for text in ["c_A=0.2", "c_A=1/5", " c_A = 2e-1 "] {
      let solution = try #require(try Ultimatum(settings: [text]).solution())
      #expect(isClose(solution.equilibria[0]["probability of war"] ?? 0, 1.0 / 3))
    }
  }

  @Test(
    arguments: [
      (["c_A"], "“c_A” is not a setting; expected name=value"),
      (["c_a=1"], "ultimatum has no parameter “c_a”; did you mean “c_A”?"),
      (
        ["tanks=1"],
        "ultimatum has no parameter “tanks”; it has p, c_A, low, high, types"
      ),
      (["p=0.5", "p=0.6"], "“p” is set more than once"),
      (["p=half"], "“half” for p is not a number"),
      (["p="], "“” for p is not a number"),
      (["p=1.5"], "p (probability that A wins a war) is 3/2; expected from 0 to 1"),
      (
        ["types=2.5"],
        "types (types of B, and steps of the demand, in the finite game) is 5/2; expected a whole number from 1 to 200"
      ),
      (["low=2", "high=1"], "B's lowest cost is above the highest: low must be at most high"),
    ])
  func `are refused with the reason`(settings: [String], message: String) {
    let error = #expect(throws: ModelError.self) { try Ultimatum(settings: settings) }
    #expect(error?.description == message)
  }

  @Test func `bounds of open ranges are refused`() {
    let error = #expect(throws: ModelError.self) { try CheapTalk(setting: ["t": 1]) }
    #expect(
      error?.description
        == "t (probability that the speaker is earnest) is 1; expected above 0 and below 1")
  }
}
