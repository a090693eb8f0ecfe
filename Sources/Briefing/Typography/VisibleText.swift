/// Text from files made safe to show: what could act on the reader's screen unseen is spelt out.
///
/// A terminal obeys control characters, and bidirectional controls or zero-width characters can
/// make a line read as something else than it says ("Trojan Source", Boucher and Anderson 2021).
enum VisibleText {
  /// One line for a terminal: white space becomes a space, all else unseen becomes `\u{202E}`.
  static func terminal(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isPrintable($0) }) else { return text }
    return replaced(text) { scalar in
      isPrintable(scalar) ? nil : isWhiteSpace(scalar) ? " " : escape(scalar)
    }
  }

  /// Text for a file that may end up on a terminal: line ends become line feeds, other controls and
  /// bidirectional ones are spelt out.
  static func file(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n")
    return replaced(lines) { scalar in
      if scalar == "\n" || scalar == "\t" { return nil }
      let isControl = scalar.properties.generalCategory == .control
      return isControl || isBidirectionalControl(scalar) ? escape(scalar) : nil
    }
  }

  /// One line for a drawing, as the renderer will show it: so that it can be measured before.
  static func drawing(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isPlain { return text }
    return replaced(text) { isWhiteSpace($0) ? " " : substitute(for: $0) }
  }

  /// What a page shows in place of a scalar: U+FFFD for controls, `\u{202E}` for bidirectional ones.
  ///
  /// Joiners stay, since Persian and emoji need them. Line feeds and tabs stay as well.
  static func substitute(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A: nil
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case 0x20..<0x7F: nil
    default: isBidirectionalControl(scalar) ? escape(scalar) : nil
    }
  }

  /// Whether the scalar changes the order in which its neighbours are shown.
  static func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isBidiControl
  }

  /// The scalar spelt as in a Swift literal, such as `\u{1B}`.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  private static func replaced(
    _ text: String, by substitute: (Unicode.Scalar) -> String?
  ) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let replacement = substitute(scalar) {
        line.append(contentsOf: replacement.unicodeScalars)
      } else {
        line.append(scalar)
      }
    }
    return String(line)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse,
      .format:
      return false
    default:
      return !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\t"
  }
}
