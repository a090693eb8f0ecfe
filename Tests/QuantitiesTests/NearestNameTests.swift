import Testing

@testable import Quantities

@Suite struct NearestNameTests {
  private let stances = ["affirm", "condition", "deny"]

  @Test(arguments: [
    ("afirm", "affirm"), ("AFFIRM", "affirm"), ("affrim", "affirm"), ("conditon", "condition"),
    ("codnitions", "condition"), ("dney", "deny"), ("den", "deny"), ("deny", "deny"),
  ])
  func `a slip finds the name meant`(typed: String, meant: String) {
    #expect(nearestName(to: typed, in: stances) == meant)
  }

  @Test(arguments: ["", "x", "agree", "maybe", "dismiss"])
  func `nothing close finds nothing`(typed: String) {
    #expect(nearestName(to: typed, in: stances) == nil)
  }

  @Test func `the nearest wins, and the first of equals`() {
    #expect(nearestName(to: "cost", in: ["cast", "most", "cost-a"]) == "cast")
    #expect(nearestName(to: "westrn", in: ["eastern", "western"]) == "western")
    #expect(nearestName(to: "a", in: [] as [String]) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
    ("abcdef", "badcfe", 3),
  ])
  func `distances known from the literature`(left: String, right: String, distance: Int) {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(editDistance(left, right) == distance)
    #expect(editDistance(right, left) == distance)
  }

  @Test func `hostile lengths cost no more than 64 characters`() {
    let endless = String(repeating: "a\u{301}", count: 1_000_000)
    let names = (0..<200).map { _ in endless }
    #expect(nearestName(to: endless, in: names) != nil)
    #expect(nearestName(to: endless, in: ["a"]) == nil)
  }
}
