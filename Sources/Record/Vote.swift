public import Quantities

/// A recorded vote on a resolution, with its tally and, where known, every member's vote.
public struct Vote: Hashable, Sendable {
  /// How a member voted.
  public enum Choice: String, CaseIterable, Sendable {
    case yes = "Y"
    case no = "N"
    case abstain = "A"
    case absent = "X"
  }

  public let resolution: String
  public let day: Day
  public let title: String
  public let yes: Int
  public let no: Int
  public let abstain: Int
  public let absent: Int
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
