import Record
import Testing

@Suite struct `The table of assumptions` {
  static let row = "rate.appoints.settle,0.1,0.2,0.4,lognormal"

  static func read(_ row: String) -> CaseReader.Result {
    SampleCase("assumptions.csv", replacing: Self.row, with: row).read()
  }

  /// The first problem; refusing a row of a pair also leaves a gap, which is a second one.
  static func first(_ row: String) -> String? { read(row).problems.first?.description }

  @Test(arguments: [
    ("rate.appoints.settle,0.4,0.2,0.1,lognormal", "low", "low 0.4 is above high 0.1"),
    ("rate.appoints.settle,0.1,0.5,0.4,lognormal", "best", "best 0.5 is above high 0.4"),
    ("rate.appoints.settle,0.1,0.05,0.4,lognormal", "best", "best 0.05 is below low 0.1"),
    ("rate.appoints.settle,,0.2,0.4,lognormal", "low", "low is missing"),
    ("rate.appoints.settle,0,0.2,0.4,lognormal", "low", "low is 0"),
    ("rate.appoints.settle,0,0.2,0.4,beta", "low", "0"),
    ("rate.appoints.settle,0.1,0.2,0.4,normal", "distribution", "a normal whose draws reach down"),
    ("rate.appoints.settle,x,0.2,0.4,lognormal", "low", "“x”"),
    ("rate.appoints.settle,nan,0.2,0.4,lognormal", "low", "“nan”"),
    ("rate.appoints.settle,0.1,0.2,1e999,lognormal", "high", "“1e999”"),
    ("rate.appoints.settle,10%,0.2,0.4,lognormal", "low", "“10%”"),
    ("rate.appoints.settle,\"0,1\",0.2,0.4,lognormal", "low", "“0,1”"),
  ])
  func `a range that makes no distribution is refused at its column`(
    row: String, column: String, found: String
  ) {
    let result = Self.read(row)
    #expect(result.problems.first?.place.description.hasPrefix("assumptions.csv:") == true)
    let problem = result.problems.first { $0.severity == .error }
    #expect(problem?.place.description == "assumptions.csv:2:\(column)")
    #expect(problem?.found.hasPrefix(found) == true, "\(result.problems)")
    #expect(count("assumptions.csv", result) == [10, 1])
  }

  @Test func `a decimal comma and a percent sign are told what to become`() {
    #expect(
      Self.read("rate.appoints.settle,\"0,1\",0.2,0.4,lognormal").problems.first?.expected
        == "a number with a decimal point, as in 0.5")
    #expect(
      Self.read("rate.appoints.settle,10%,0.2,0.4,lognormal").problems.first?.expected
        == "a number without a percent sign, as in 0.05 for 5%")
  }

  @Test func `a misspelt distribution is named with the nearest one`() {
    let result = Self.read("rate.appoints.settle,0.1,0.2,0.4,log-normal")
    #expect(result.problems.first?.place.description == "assumptions.csv:2:distribution")
    #expect(result.problems.first?.suggestion == "lognormal")
  }

  @Test(arguments: [
    ("rate.apoints.settle", "appoints"), ("rate.appoints.setle", "settle"),
    ("stance.want-talks.settle.affirm", "wants-talks"),
    ("stance.wants-talks@hom.settle.affirm", "home"),
    ("stance.wants-talks.settle.afirm", "affirm"), ("dispersion.meet", "meets"),
  ])
  func `a name that points to no part of the case is refused`(name: String, near: String) {
    let result = SampleCase("assumptions.csv") { $0 += "\(name),0.1,0.2,0.3,beta,u,r,s\n" }.read()
    #expect(result.problems.first?.place.description == "assumptions.csv:13:name")
    #expect(result.problems.first?.suggestion == near)
    #expect(result.errorCount == 1)
  }

  @Test func `a name with too many or too few parts is refused`() {
    for name in ["rate.appoints", "stance.wants-talks.settle", "hazard.much", "dispersion"] {
      let result = SampleCase("assumptions.csv") { $0 += "\(name),0.1,0.2,0.3,beta,u,r,s\n" }.read()
      expectProblem(
        result, at: "assumptions.csv:13:name", found: name, expected: "rate.INDICATOR.HYPOTHESIS")
    }
  }

  @Test func `a slip in the first word is a warning, another model's name is none`() {
    let slip = SampleCase("assumptions.csv") { $0 += "rates.a.b,1,2,3,beta,u,r,s\n" }.read()
    expectProblem(
      slip, at: "assumptions.csv:13:name", .warning, found: "“rates”", expected: "rate, stance",
      suggestion: "rate")
    let other = SampleCase("assumptions.csv") { $0 += "pie.size,1,2,3,beta,u,r,s\n" }.read()
    #expect(other.problems.isEmpty)
  }

  @Test func `a probability above 1 is refused`() {
    let result = SampleCase("assumptions.csv") { $0 += "hazard,0.01,0.5,1.2,beta,u,r,s\n" }.read()
    expectProblem(
      result, at: "assumptions.csv:13:high", found: "1.2", expected: "a probability from 0 to 1")
  }

  @Test func `shares that do not sum to 1 are a warning, for one audience too`() {
    let rows = """
      stance.wants-talks@home.settle.affirm,0.1,0.5,0.9,beta,u,r,s
      stance.wants-talks@home.settle.condition,0.1,0.5,0.9,beta,u,r,s
      stance.wants-talks@home.settle.deny,0.1,0.5,0.9,beta,u,r,s

      """
    let result = SampleCase("assumptions.csv") { $0 += rows }.read()
    #expect(
      result.problems.map(\.found) == [
        "shares of stance.wants-talks@home.settle that sum to 1.5",
        "stance.wants-talks@home without an expectation for stall",
      ])
    #expect(result.warningCount == 2)
  }

  @Test func `a missing share is an error`() {
    let result = SampleCase("assumptions.csv") {
      $0 = $0.replacing(
        "stance.wants-talks.settle.deny,0.05,0.1,0.2,beta,share,says so,elicited\n", with: "")
    }.read()
    expectProblem(
      result, at: "assumptions.csv:6:best",
      found: "2 of the three shares of stance.wants-talks.settle", expected: "affirm, condition")
  }

  @Test func `an expectation for some hypotheses only is a warning`() {
    let result = SampleCase("assumptions.csv") {
      $0 = $0.replacing(
        "rate.meets.stall,0.05,0.1,0.4,triangular,events per week,seldom,elicited\n", with: "")
    }.read()
    expectProblem(
      result, at: "assumptions.csv:4:name", .warning,
      found: "rate.meets without an expectation for stall", expected: "every hypothesis")
  }

  @Test func `a name given twice is refused`() {
    let result = SampleCase("assumptions.csv") { $0 += "dispersion.appoints,,3,,number,u,r,s\n" }
      .read()
    expectProblem(
      result, at: "assumptions.csv:13:name", found: "name “dispersion.appoints” again",
      expected: "taken by line 12")
  }
}
