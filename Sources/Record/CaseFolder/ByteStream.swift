import Foundation

/// The bytes of one file of a case, read in pieces and digested on the way.
///
/// Memory: one piece at a time, so that the size of a file does not matter to its reader.
final class ByteStream {
  /// Larger files are refused: a case is meant for spreadsheets and git.
  static let largest = 2 << 30

  let name: String
  /// Size when the file was opened, in bytes.
  let size: Int
  private enum Source {
    case descriptor(Int32)
    case memory(ArraySlice<UInt8>)
  }
  private var source: Source
  private var hash = SHA256Stream()

  /// Takes over an open descriptor, and closes it when done.
  init(name: String, descriptor: Int32, size: Int) {
    self.name = name
    self.size = size
    source = .descriptor(descriptor)
  }

  init(name: String, bytes: [UInt8]) {
    self.name = name
    size = bytes.count
    source = .memory(bytes[...])
  }

  deinit {
    if case .descriptor(let descriptor) = source { close(descriptor) }
  }

  /// Fills `buffer` from `start` on, as far as it goes; 0 at the end of the file.
  func read(into buffer: inout [UInt8], from start: Int) throws(Problem) -> Int {
    let count =
      switch source {
      case .descriptor(let descriptor): try read(descriptor, into: &buffer, from: start)
      case .memory(let rest): copy(rest, into: &buffer, from: start)
      }
    hash.add(buffer[start..<start + count])
    return count
  }

  /// The whole file, or `nil` where it is longer than `limit`.
  func all(upTo limit: Int) throws(Problem) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: min(size, limit) + 1)
    var filled = 0
    while true {
      let count = try read(into: &buffer, from: filled)
      filled += count
      if filled > limit { return nil }
      if count == 0 { return Array(buffer[..<filled]) }
      if filled == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    }
  }

  /// SHA-256 of all bytes read so far; asked for once, at the end.
  func digest() -> [UInt8] { hash.finish() }

  private func read(
    _ descriptor: Int32, into buffer: inout [UInt8], from start: Int
  ) throws(Problem) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { bytes in
        Foundation.read(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw Problem(
          at: .init(file: name), found: "a file that cannot be read to its end",
          expected: "a readable file")
      }
    }
  }

  private func copy(
    _ rest: ArraySlice<UInt8>, into buffer: inout [UInt8], from start: Int
  ) -> Int {
    let piece = rest.prefix(buffer.count - start)
    buffer.replaceSubrange(start..<start + piece.count, with: piece)
    source = .memory(rest.dropFirst(piece.count))
    return piece.count
  }
}
