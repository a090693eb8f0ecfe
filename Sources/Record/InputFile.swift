/// One file that the user named, read whole.
public struct InputFile: Hashable, Sendable {
  /// The path as the user gave it.
  public let path: String
  /// What the file holds.
  public let bytes: [UInt8]
  /// SHA-256 of the bytes, in 64 hexadecimal digits.
  public let digest: String

  /// A file from memory.
  public init(path: String, bytes: [UInt8]) {
    let hash = SHA256Stream()
    hash.add(bytes[...])
    self.init(path: path, bytes: bytes, digest: hexadecimalDigits(hash.finish()))
  }

  private init(path: String, bytes: [UInt8], digest: String) {
    self.path = path
    self.bytes = bytes
    self.digest = digest
  }

  /// Reads a regular file of 1 to `limit` bytes.
  public static func read(_ path: String, upTo limit: Int) throws(Problem) -> InputFile {
    try read(try CaseFolder.open(at: path, name: path), upTo: limit)
  }

  static func read(_ stream: ByteStream, upTo limit: Int) throws(Problem) -> InputFile {
    let place = Problem.Place(file: stream.name)
    guard let bytes = try stream.all(upTo: limit) else {
      throw Problem(
        at: place, found: "more than \(limit) bytes", expected: "at most \(limit) bytes")
    }
    guard !bytes.isEmpty else {
      throw Problem(at: place, found: "an empty file", expected: "a file that holds something")
    }
    return InputFile(path: stream.name, bytes: bytes, digest: hexadecimalDigits(stream.digest()))
  }

  /// The last part of the path, as findings call the file.
  public var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
