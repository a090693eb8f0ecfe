/// Breaks a text into lines that fit a width, by a measure of one's choice.
///
/// Breaks at spaces, after a hyphen or slash inside a word too long for a line, and at last
/// between any two characters. Greedy, linear in the length of the text times that of a line.
struct LineBreaking {
  /// The room for one line, in the unit of the measure.
  let width: Double
  /// The room that a text fills.
  let measure: (String) -> Double

  /// The lines, without white space at their ends; one empty line for an empty text.
  func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if measure(longer) <= width {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        line = broken(String(word), into: &lines)
      }
    }
    return lines.isEmpty || !line.isEmpty ? lines + [line] : lines
  }

  /// At most so many lines; what is left out is shown by an ellipsis at the end of the last.
  func lines(of text: String, atMost count: Int) -> [String] {
    let all = lines(of: text)
    guard all.count > count, count > 0 else { return all }
    var last = all[count - 1]
    while !last.isEmpty, measure(last + "…") > width { last.removeLast() }
    while last.hasSuffix(" ") { last.removeLast() }
    return all.prefix(count - 1) + [last + "…"]
  }

  /// Breaks a word that may be too long; gives back its last piece.
  private func broken(_ word: String, into lines: inout [String]) -> String {
    var piece = ""
    for character in word {
      if !piece.isEmpty, measure(piece + String(character)) > width {
        let end = breakPoint(in: piece)
        lines.append(String(piece[..<end]))
        piece = String(piece[end...])
      }
      piece.append(character)
    }
    return piece
  }

  /// After the last hyphen or slash in the second half of a piece, otherwise at its end.
  private func breakPoint(in piece: String) -> String.Index {
    guard let mark = piece.lastIndex(where: { "-/–_.".contains($0) }) else { return piece.endIndex }
    let after = piece.index(after: mark)
    let isLate = piece.distance(from: piece.startIndex, to: after) * 2 > piece.count
    return isLate ? after : piece.endIndex
  }
}
