import Foundation
import Record

/// A range of an open file, as a source of bytes.
final class FilePart: ByteSource {
  private let name: String
  private let descriptor: Int32
  private var position: Int
  private let end: Int

  /// Takes over the descriptor, and closes it when done.
  init(name: String, descriptor: Int32, range: Range<Int>) {
    self.name = name
    self.descriptor = descriptor
    position = range.lowerBound
    end = range.upperBound
  }

  deinit { close(descriptor) }

  func read(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let wanted = min(memory.count, end - position)
    guard wanted > 0 else { return 0 }
    while true {
      let count = pread(descriptor, memory.baseAddress, wanted, off_t(position))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw Problem(
          at: .init(file: name), found: "a file that cannot be read to its end",
          expected: "a readable file, which nobody shortens meanwhile")
      }
      position += count
      return count
    }
  }

  /// Bytes of a range, whole; `nil` where the file does not hold them.
  static func bytes(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled,
          off_t(range.lowerBound + filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes
  }
}
