public import Quantities

/// A recorded vote on a resolution, with its tally and, where known, every member's vote.
public struct Vote: Hashable, Sendable {
  /// How a member voted.
  public enum Choice: String, CaseIterable, Sendable {
    /// In favour.
    case yes = "Y"
    /// Against.
    case no = "N"
    /// Present without taking a side.
    case abstain = "A"
    /// Not taking part.
    case absent = "X"
  }

  /// The resolution's number.
  public let resolution: String
  /// The day of the vote.
  public let day: Day
  /// What the resolution is about.
  public let title: String
  /// Members in favour.
  public let yes: Int
  /// Members against.
  public let no: Int
  /// Members that abstained.
  public let abstain: Int
  /// Members that took no part.
  public let absent: Int
  /// Where the tally was published.
  public let source: Source
  /// Line in the file, from 1.
  public let line: Int
  /// Country code and choice, in the file's order; empty where only the tally is known.
  public var choices: [(country: String, choice: Choice)] { countries.map { ($0.id, $0.choice) } }

  let countries: [CountryVote]

  /// The tally for a choice.
  public func tally(_ choice: Choice) -> Int {
    switch choice {
    case .yes: yes
    case .no: no
    case .abstain: abstain
    case .absent: absent
    }
  }
}

struct CountryVote: Hashable, Sendable {
  let id: String
  let choice: Vote.Choice
}
