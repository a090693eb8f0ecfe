/// What one column of a table holds: its key for programs, its title for people, its meaning.
public struct Column: Hashable, Sendable {
  /// Stable name for programs, in `snake_case`: a letter, then letters, digits and underscores.
  public let key: String
  /// Heading for people.
  public let title: String
  /// Unit of the values, such as "bits" or "per week"; `nil` where there is none.
  public let unit: String?
  /// One sentence that says what the values are.
  public let meaning: String
  /// Whether the values are intervals, which CSV spreads over three columns.
  public let holdsIntervals: Bool

  /// A column of values; set `holdsIntervals` where CSV is to have three columns even without rows.
  public init(
    key: String, title: String, unit: String? = nil, meaning: String, holdsIntervals: Bool = false
  ) {
    self.key = key
    self.title = title
    self.unit = unit
    self.meaning = meaning
    self.holdsIntervals = holdsIntervals
  }

  /// The title with its unit in brackets.
  var heading: String {
    guard let unit else { return title }
    return "\(title) (\(unit))"
  }
}

/// Whether a text may serve as a key: a small letter, then small letters, digits and underscores.
func isKey(_ text: String) -> Bool {
  guard let first = text.utf8.first, isSmallLetter(first) else { return false }
  return text.utf8.allSatisfy { byte in
    isSmallLetter(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

private func isSmallLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}
