/// Files that are not UTF-8 text at all, known by their first bytes.
enum ForeignFormat {
  /// What the file is, in words for a problem; `nil` where nothing speaks against UTF-8 text.
  static func name(of start: some Collection<UInt8>) -> String? {
    let bytes = Array(start.prefix(64))
    for (signature, name) in signatures where bytes.starts(with: signature) { return name }
    return isWide(bytes) ? "what looks like UTF-16 text" : nil
  }

  static let expected = "text in UTF-8 (in a spreadsheet, save as “CSV UTF-8”)"

  /// UTF-32 goes before UTF-16, whose mark its own begins with.
  private static let signatures: [([UInt8], String)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32 text"),
    ([0xFF, 0xFE], "UTF-16 text (little-endian, with a byte-order mark)"),
    ([0xFE, 0xFF], "UTF-16 text (big-endian, with a byte-order mark)"),
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive, as .xlsx and .ods workbooks are"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old binary Office file (.xls)"),
    ([0x1F, 0x8B], "a gzip archive"),
    (Array("%PDF".utf8), "a PDF file"),
  ]

  /// Every second byte zero, as Latin text in UTF-16 has them.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 8 else { return false }
    let zeros = bytes.indices.filter { bytes[$0] == 0 }
    return zeros.count * 5 >= bytes.count * 2 && Set(zeros.map { $0 % 2 }).count == 1
  }
}
