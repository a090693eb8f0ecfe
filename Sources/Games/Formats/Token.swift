/// The smallest parts of Gambit's formats.
enum Token: Equatable {
  /// A label between quotes, its escapes resolved.
  case text(String)
  /// A number, by its characters.
  case number(Number)
  /// A bare word such as `EFG` or `p`.
  case word(String)
  case open, close, comma, end

  /// How an error shows it.
  var shown: String {
    switch self {
    case .text(let text): "the text \(quoted(text))"
    case .number(let number): "the number \(visible(number.description))"
    case .word(let word): "“\(visible(word))”"
    case .open: "“{”"
    case .close: "“}”"
    case .comma: "“,”"
    case .end: "the end of the file"
    }
  }
}

/// A label as it stands in a file: between quotes, what would end it escaped.
///
/// A backslash is doubled only where it would otherwise join what follows, so that formulas in labels
/// look the same to Gambit.
func quoted(_ label: String) -> String {
  var result = "\""
  let scalars = Array(label.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : "\""
    if scalar == "\"" || scalar == "\\" && (next == "\"" || next == "\\") { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result + "\""
}

/// The start of a text, with what could disturb a terminal replaced by its number.
func visible(_ text: String, most: Int = 60) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(most) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return text.unicodeScalars.count > most ? result + "…" : result
}
