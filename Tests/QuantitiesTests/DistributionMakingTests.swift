import Quantities
import Testing

@Suite struct DistributionMakingTests {
  struct Refusal: Sendable {
    let shape: Distribution.Shape
    let low, best, high: Double?
    let error: DistributionError

    init(
      _ shape: Distribution.Shape, _ low: Double?, _ best: Double?, _ high: Double?,
      _ error: DistributionError
    ) {
      (self.shape, self.low, self.best, self.high, self.error) = (shape, low, best, high, error)
    }
  }

  private static let refusals = [
    Refusal(.number, 1, nil, 2, .missing(.best)),
    Refusal(.uniform, nil, 1, 2, .missing(.low)),
    Refusal(.uniform, 0, 1, nil, .missing(.high)),
    Refusal(.triangular, 0, nil, 2, .missing(.best)),
    Refusal(.normal, 2, nil, 2, .missing(.best)),
    Refusal(.beta, 3, 2, 1, .lowAboveHigh(low: 3, high: 1)),
    Refusal(.beta, 1, 5, 3, .bestOutsideRange(low: 1, best: 5, high: 3)),
    Refusal(.uniform, 1, 0, 3, .bestOutsideRange(low: 1, best: 0, high: 3)),
    Refusal(.number, 1, 0, nil, .bestOutsideRange(low: 1, best: 0, high: nil)),
    Refusal(.normal, 1, 1, 3, .medianAtEnd(low: 1, best: 1, high: 3)),
    Refusal(.lognormal, 1, 3, 3, .medianAtEnd(low: 1, best: 3, high: 3)),
    Refusal(.lognormal, 0, 1, 2, .notPositive(low: 0)),
    Refusal(.lognormal, -1, -1, -1, .notPositive(low: -1)),
    Refusal(.uniform, -.infinity, 0, 1, .notFinite(.low, -.infinity)),
    Refusal(.uniform, -1.5e308, 0, 1.5e308, .rangeTooWide(low: -1.5e308, high: 1.5e308)),
    Refusal(.lognormal, 1e-300, 1, 1e300, .rangeTooWide(low: 1e-300, high: 1e300)),
  ]

  @Test func `every shape is made from its values`() throws {
    for shape in Distribution.Shape.allCases {
      let made = try Distribution.make(shape, low: 1, best: 2, high: 4)
      #expect(made.shape == shape)
      #expect(made.isPoint == (shape == .number))
    }
    #expect(try Distribution.make(.number, low: nil, best: -3, high: nil) == .number(-3))
    #expect(
      try Distribution.make(.uniform, low: 0, best: nil, high: 1) == .uniform(low: 0, high: 1))
    let beta = try Distribution.make(.beta, low: 0, best: 0, high: 1)
    #expect((beta.low, beta.best, beta.high) == (0, 0, 1))
  }

  @Test func `equal ends make a number`() throws {
    for shape in Distribution.Shape.allCases {
      #expect(try Distribution.make(shape, low: 2, best: 2, high: 2) == .number(2))
    }
  }

  @Test(arguments: refusals)
  func `what makes no distribution is refused with the reason`(refusal: Refusal) {
    #expect(throws: refusal.error) {
      try Distribution.make(
        refusal.shape, low: refusal.low, best: refusal.best, high: refusal.high)
    }
  }

  @Test func `a value that is not a number is refused`() {
    #expect(throws: DistributionError.self) {
      try Distribution.make(.number, low: nil, best: .nan, high: nil)
    }
  }

  @Test(
    arguments: [
      (DistributionError.missing(.high), "high is missing"),
      (.notFinite(.best, .infinity), "best is inf; expected a finite number"),
      (.lowAboveHigh(low: 3, high: 1.5), "low 3 is above high 1.5"),
      (.bestOutsideRange(low: 1, best: 5, high: 3), "best 5 is above high 3"),
      (.bestOutsideRange(low: 1, best: 0, high: 3), "best 0 is below low 1"),
      (
        .medianAtEnd(low: 1, best: 1, high: 3),
        "best 1 is the median here, so it must lie between low 1 and high 3, not at one of them"
      ),
      (.notPositive(low: 0), "low is 0; a lognormal quantity must be above 0"),
      (.rangeTooWide(low: -1, high: 2), "the range from -1 to 2 is too wide to compute with"),
    ] as [(DistributionError, String)])
  func `errors speak plainly`(error: DistributionError, text: String) {
    #expect(error.description == text)
  }
}
