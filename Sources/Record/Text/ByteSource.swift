import Foundation

/// Where bytes come from, piece by piece.
package protocol ByteSource: AnyObject {
  /// Fills the memory from its start on, as far as it goes at once; 0 only at the end.
  func read(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int
}

/// An open file, pipe or socket; closed when it is no longer used.
package final class DescriptorSource: ByteSource {
  private let name: String
  private let descriptor: Int32

  /// Takes over an open descriptor; problems call it by the name given.
  package init(name: String, descriptor: Int32) {
    self.name = name
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  package func read(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    while true {
      let count = Foundation.read(descriptor, memory.baseAddress, memory.count)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw Problem(
          at: .init(file: name), found: "a file that cannot be read to its end",
          expected: "a readable file")
      }
    }
  }
}

/// Bytes that are in memory already.
package final class MemorySource: ByteSource {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: [UInt8]) { rest = bytes[...] }

  package func read(into memory: UnsafeMutableRawBufferPointer) -> Int {
    let piece = rest.prefix(memory.count)
    memory.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}
