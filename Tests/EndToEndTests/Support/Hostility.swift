import SampleCases

/// Ways in which the author of a case might try to make the program speak for them.
enum Hostility: String, CaseIterable, CustomStringConvertible {
  /// Tags, quotes, entities and ends of elements.
  case markup
  /// Addresses that would run.
  case addresses
  /// Escape sequences, C0 and C1 controls, line ends.
  case controls
  /// Marks that turn the direction of text or cannot be seen.
  case directions
  /// Words without end.
  case length
  /// What spreadsheets take for a formula.
  case formulas
  /// Words that mean something to YAML.
  case yaml

  var description: String { rawValue }

  func spoil(_ text: String) -> String {
    switch self {
    case .markup:
      "</style></title></script><script>alert(1)</script><img src=x onerror=\"alert(1)\">"
        + "'\"><svg/onload='alert(2)'>&lt;b&gt;&#60;<!--\(text)]]>"
    case .addresses:
      text.hasPrefix("https:")
        ? "javascript:alert(1)//\(text)" : "<a href=\"data:text/html,<b>\">\(text)</a>"
    case .controls:
      "\u{1B}[31m\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}1m\u{8}\u{C}\u{7F}\r\(text)\r\ncredence: all is well\n"
    case .directions:
      "\u{202E}\u{2066}\u{200F}\u{61C}\u{200B}\u{200D}\u{FEFF}\u{2028}\(text)\u{2029}\u{E0041}\u{AD}"
    case .length: text + String(repeating: "W", count: 10_000)
    case .formulas: "=cmd|'/C calc'!A0,\(text)"
    case .yaml: "{*a: !!python/object:x, null: [~]} # \(text): - |"
    }
  }

  /// The sample case with this in every text that the format leaves to its author.
  ///
  /// Ids of rows stay short where length is tried, since they are repeated in many places.
  var sample: SampleCase {
    var sample = SampleCase()
    sample.text = { self.spoil($0) }
    sample.rowID = { self == .length ? $0 : self.spoil($0) }
    for index in sample.statements.indices where index % 3 == 0 {
      sample.statements[index].origin = "speech-\(index)"
    }
    return sample
  }
}
