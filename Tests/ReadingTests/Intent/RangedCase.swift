import Quantities

@testable import Record

/// A case of ten weeks with ranges for every kind of expectation, clusters, grades and outlets.
func rangedCase(hazard: Double, hypotheses: [String] = ["earnest", "stalling"]) -> CaseBuilder {
  var made = CaseBuilder()
  made.hypotheses = hypotheses.compactMap { name in
    Probability(1 / Double(hypotheses.count)).map {
      Hypothesis(id: name, name: name, prior: $0, isEarnest: nil)
    }
  }
  made.weeks = 10
  made.set(hazard: hazard, correlation: 0.3)
  made.indicator("shelling", group: "force")
  made.indicator("strike", group: "force")
  made.indicator("talks")
  for (name, rates) in [
    "earnest": [0.5, 0.3, 0.8], "stalling": [1.2, 0.6, 0.4], "annexing": [1.6, 1, 0.2],
  ] where hypotheses.contains(name) {
    for (indicator, rate) in zip(["shelling", "strike", "talks"], rates) {
      made.rateRange(indicator, name, median: rate, factor: 1.8)
    }
    let affirm = name == "earnest" ? 0.6 : 0.4
    for (stance, share) in zip(Stance.allCases, [affirm, 0.25, 0.75 - affirm]) {
      made.assume(
        "stance.offer.\(name).\(stance)",
        .triangular(low: share / 2, best: share, high: share * 1.5))
    }
  }
  made.assume("dispersion.strike", .lognormal(low: 0.6, best: 1.2, high: 2.4))
  made.act("shelling", on: 1, count: 2, grade: "B2", publisher: "Wire")
  made.act("shelling", on: 3, grade: "C3", publisher: "Paper")
  made.act("strike", on: 9, count: 3, origin: "raid", grade: "B3", publisher: "Paper")
  made.act("strike", on: 10, count: 2, origin: "raid", grade: "D4", publisher: "Wire")
  made.act("strike", on: 11, grade: "A2", publisher: "Paper")
  made.act("talks", on: 30, grade: "B2", publisher: "Wire")
  made.act("shelling", on: 50, count: 4, publisher: "Wire")
  made.say(.affirm, "offer", on: 12, origin: "speech", grade: "B2", publisher: "Paper")
  made.say(.affirm, "offer", on: 13, origin: "speech", grade: "A1", publisher: "Wire")
  made.say(.deny, "offer", on: 40, grade: "C2", publisher: "Paper")
  made.say(.condition, "offer", on: 60, publisher: "Agency")
  return made
}
