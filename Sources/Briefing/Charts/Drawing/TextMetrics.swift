/// Estimates how wide text will be, without knowing the reader's fonts.
///
/// The advance widths are those of DejaVu Sans Condensed, which is wider than the other fonts of
/// the page's list (Segoe UI, Roboto, Helvetica, Arial), with four per cent added.
enum TextMetrics {
  /// Sizes of type in charts, in CSS pixels; the style sheet has the same.
  enum Size: Double {
    case small = 11
    case normal = 12
  }

  /// The distance between two lines of small text.
  static let lineHeight = 14.0

  /// Estimated width in CSS pixels.
  static func width(_ text: String, _ size: Size = .small, bold: Bool = false) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += hundredths(scalar) }
    return Double(sum) / 100 * size.rawValue * (bold ? 1.15 : 1.04)
  }

  /// The widest of several texts; 0 where there are none.
  static func widest(_ texts: [String], _ size: Size = .small, bold: Bool = false) -> Double {
    texts.map { width($0, size, bold: bold) }.max() ?? 0
  }

  /// Lines no wider than `room`, at most so many of them.
  static func wrap(
    _ text: String, _ room: Double, _ size: Size = .small, bold: Bool = false, atMost: Int = .max
  ) -> [String] {
    let breaking = LineBreaking(width: max(room, 20)) { width($0, size, bold: bold) }
    return breaking.lines(of: VisibleText.drawing(text), atMost: atMost)
  }

  private static func hundredths(_ scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    if value >= 0x20, value < 0x7F { return advances[value - 0x20] }
    switch DisplayWidth.of(scalar) {
    case 0: return 0
    case 1: return value < 0x250 ? 68 : 78
    default: return 104
    }
  }

  /// Advance widths of the characters from space to tilde, in hundredths of the type size.
  private static let advances: [Int] = [
    29, 36, 41, 75, 57, 85, 70, 25, 35, 35, 45, 75, 29, 32, 29, 30, 57, 57, 57, 57, 57, 57, 57, 57,
    57, 57, 30, 30, 75, 75, 75, 48, 90, 62, 62, 63, 69, 57, 52, 70, 68, 27, 27, 59, 50, 78, 67, 71,
    54, 71, 62, 57, 55, 66, 62, 89, 62, 55, 62, 35, 30, 35, 75, 45, 45, 55, 57, 49, 57, 55, 32, 57,
    57, 25, 25, 52, 25, 88, 57, 55, 57, 57, 37, 47, 35, 57, 53, 74, 53, 53, 47, 57, 30, 57, 75,
  ]
}
