/// Text from files made safe to show: what could act on the reader's screen unseen is spelt out.
///
/// A terminal obeys control characters, and bidirectional controls or zero-width characters can
/// make a line read as something else than it says ("Trojan Source", Boucher and Anderson 2021).
enum VisibleText {
  /// One line for a terminal: white space becomes a space, all else unseen becomes `\u{202E}`.
  static func terminal(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isPrintable($0) }) else { return text }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isPrintable(scalar) {
        line.append(scalar)
      } else if isWhiteSpace(scalar) {
        line.append(" ")
      } else {
        line.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
    return String(line)
  }

  /// The scalar spelt as in a Swift literal, such as `\u{1B}`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Whether the scalar changes the order in which its neighbours are shown.
  static func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isBidiControl
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
