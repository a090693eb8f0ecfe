/// One file to fetch.
public struct FetchItem: Hashable, Sendable {
  /// What the publisher lists to find damage; hexadecimal digits in lower case.
  public enum Checksum: Hashable, Sendable {
    /// 32 digits.
    case md5(String)
    /// 64 digits.
    case sha256(String)
  }

  /// What a file has to look like at its start, whatever the server calls it.
  enum Content: Hashable, Sendable {
    /// A zip archive.
    case zip
    /// Delimited text: neither HTML, nor JSON, nor a pointer of Git LFS.
    case table
    /// Anything but HTML.
    case any
  }

  /// Its name in the folder: letters, digits, `.`, `_` and `-`.
  public let name: String
  /// Where it is.
  public let address: FetchAddress
  /// The same file in another form, to be tried where the checksum belongs to that one.
  let otherForm: FetchAddress?
  /// Bytes, where the publisher lists them.
  public let size: Int?
  /// Its checksum, where the publisher lists one.
  public let checksum: Checksum?
  let content: Content
  /// Most bytes that are taken where nothing tells the size.
  let limit: Int

  /// No file of the sources comes near it.
  static let largest = 64 << 30

  init(
    name: String, address: FetchAddress, otherForm: FetchAddress? = nil, size: Int? = nil,
    checksum: Checksum? = nil, content: Content = .any, limit: Int = largest
  ) {
    self.name = name
    self.address = address
    self.otherForm = otherForm
    self.size = size
    self.checksum = checksum
    self.content = content
    self.limit = limit
  }
}

extension FetchItem.Checksum {
  /// An MD5 of 32 hexadecimal digits.
  init?(md5 text: some StringProtocol) {
    guard let digits = hexadecimal(text, count: 32) else { return nil }
    self = .md5(digits)
  }

  /// A SHA-256 of 64 hexadecimal digits.
  init?(sha256 text: some StringProtocol) {
    guard let digits = hexadecimal(text, count: 64) else { return nil }
    self = .sha256(digits)
  }
}

private func hexadecimal(_ text: some StringProtocol, count: Int) -> String? {
  let isDigit = { (byte: UInt8) in
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
  }
  guard text.utf8.count == count, text.utf8.allSatisfy(isDigit) else { return nil }
  return text.lowercased()
}

/// A name from a listing that may become a file: one plain component, nothing hidden, no option.
///
/// 1 to 150 of `A`–`Z`, `a`–`z`, `0`–`9`, `.`, `_`, `-`, with a letter or digit first; not `….part`,
/// which is for files that are not there as a whole.
func plainFileName(_ text: some StringProtocol) -> String? {
  let isWord = { (byte: UInt8) in
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }
  guard (1...150).contains(text.utf8.count), let first = text.utf8.first, isWord(first),
    text.utf8.allSatisfy({ isWord($0) || [0x2E, 0x5F, 0x2D].contains($0) })
  else { return nil }
  let name = String(text)
  return name.hasSuffix(".part") || name.hasSuffix(".tag") ? nil : name
}

// MARK: First bytes

extension FetchItem.Content {
  /// Bytes that have to be looked at.
  static let startLength = 64

  /// What is wrong with a file that begins like this, or `nil`.
  func fault(_ start: [UInt8]) -> String? {
    let text = start.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if text.first == UInt8(ascii: "<") { return "an HTML page in place of the data" }
    if start.starts(with: Array("version https://git-lfs".utf8)) {
      return "a pointer of Git LFS in place of the data"
    }
    switch self {
    case .zip where !start.starts(with: [0x50, 0x4B]): return "something that is no zip archive"
    case .table where text.first == UInt8(ascii: "{"): return "a message in place of the table"
    default: return nil
    }
  }
}
