/// An invented case, small enough for quick tests, as text files whose parts a test may change.
///
/// Northland has crossed the river into Southland and offers a truce; whether that is meant is asked
/// over nine weeks of 2020, with an earlier war to compare.
package struct SampleCase: Sendable {
  /// What one statement says, without what all rows share.
  package struct Statement: Sendable {
    package var day: String
    package var audience: String
    package var proposition: String
    package var stance: String
    package var origin = ""
    package var publisher = "Herald"

    package init(_ day: String, to audience: String, _ proposition: String, _ stance: String) {
      self.day = day
      self.audience = audience
      self.proposition = proposition
      self.stance = stance
    }
  }

  /// What one deed is, without what all rows share.
  package struct Deed: Sendable {
    package var day: String
    package var indicator: String
    package var count: Int
    package var publisher = "Gazette"

    package init(_ day: String, _ indicator: String, count: Int = 1) {
      self.day = day
      self.indicator = indicator
      self.count = count
    }
  }

  package var statements: [Statement]
  package var deeds: [Deed]
  /// Whether the earlier war is there to compare with.
  package var hasPrecedent = true
  package var hasVotes = true
  /// The text of demands.yaml, if the case has one.
  package var demands: String?
  /// Whether the hypotheses say which of them mean the offer.
  package var saysWhichAreEarnest = true
  /// What becomes of every text that the format leaves to its author.
  package var text: @Sendable (String) -> String = { $0 }
  /// What becomes of every id of a row.
  package var rowID: @Sendable (String) -> String = { $0 }

  /// The case with all its parts.
  package init() {
    statements = SampleCase.allStatements
    deeds = SampleCase.allDeeds
  }
}

// MARK: - Rows

extension SampleCase {
  private static let allStatements: [Statement] = [
    Statement("2020-03-03", to: "home", "wants-truce", "deny"),
    Statement("2020-03-05", to: "press", "wants-truce", "affirm"),
    Statement("2020-03-12", to: "council", "wants-truce", "affirm"),
    Statement("2020-03-20", to: "home", "wants-truce", "condition"),
    Statement("2020-03-25", to: "press", "no-troops", "affirm"),
    Statement("2020-04-02", to: "home", "no-troops", "deny"),
    Statement("2020-04-10", to: "council", "no-troops", "affirm"),
    Statement("2020-04-15", to: "home", "wants-truce", "deny"),
    Statement("2020-04-20", to: "press", "wants-truce", "affirm"),
    Statement("2020-04-24", to: "council", "wants-truce", "affirm"),
    Statement("2020-04-28", to: "home", "wants-truce", "condition"),
    Statement("2020-05-01", to: "press", "wants-truce", "affirm"),
  ]

  private static let allDeeds: [Deed] = [
    Deed("2020-03-04", "shelling"), Deed("2020-03-09", "talks"),
    Deed("2020-03-15", "shelling", count: 2), Deed("2020-03-24", "crossing"),
    Deed("2020-03-30", "shelling"), Deed("2020-04-06", "prisoners"),
    Deed("2020-04-11", "crossing"), Deed("2020-04-14", "shelling", count: 3),
    Deed("2020-04-22", "talks"), Deed("2020-04-26", "shelling"), Deed("2020-04-30", "decree"),
  ]

  static let earlierWar: [Deed] = [
    Deed("2001-01-01", "talks"), Deed("2001-01-08", "shelling"), Deed("2001-01-15", "crossing"),
    Deed("2001-01-20", "decree"), Deed("2001-02-01", "prisoners"), Deed("2001-02-09", "parade"),
  ]

  /// Best rates per week if the truce is meant and if not.
  static let rates: [(indicator: String, settle: Double, stall: Double)] = [
    ("shelling", 0.3, 1), ("crossing", 0.1, 0.4), ("talks", 0.8, 0.3), ("prisoners", 0.4, 0.1),
    ("decree", 0.05, 0.2), ("parade", 0.1, 0.1),
  ]

  /// What has a range; all else is a number, since ranges take time.
  static let uncertain: Set<String> = ["shelling", "crossing", "talks", "wants-truce"]

  /// Best shares of affirm, condition and deny if the truce is meant and if not.
  static let shares: [(proposition: String, settle: [Double], stall: [Double])] = [
    ("wants-truce", [0.7, 0.2, 0.1], [0.4, 0.3, 0.3]),
    ("no-troops", [0.7, 0.1, 0.2], [0.4, 0.1, 0.5]),
  ]
}
