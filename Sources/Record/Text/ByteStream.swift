/// The bytes of one file, read in pieces and, where asked for, digested on the way.
///
/// Memory: one piece at a time, so that the size of a file does not matter to its reader.
package final class ByteStream {
  /// Larger files of a case are refused: it is meant for spreadsheets and git.
  static let largest = 2 << 30

  package let name: String
  /// Size when the file was opened, in bytes; a guess where bytes come out of an archive or a pipe.
  package let size: Int
  private let source: any ByteSource
  private var hash: SHA256Stream?

  /// A stream from any source.
  package init(name: String, size: Int, source: any ByteSource, isDigested: Bool) {
    self.name = name
    self.size = size
    self.source = source
    hash = isDigested ? SHA256Stream() : nil
  }

  /// Takes over an open descriptor, and closes it when done.
  package convenience init(name: String, descriptor: Int32, size: Int, isDigested: Bool = true) {
    self.init(
      name: name, size: size, source: DescriptorSource(name: name, descriptor: descriptor),
      isDigested: isDigested)
  }

  package convenience init(name: String, bytes: [UInt8]) {
    self.init(name: name, size: bytes.count, source: MemorySource(bytes), isDigested: true)
  }

  /// Fills the memory from its start on, as far as it goes at once; 0 at the end of the file.
  package func read(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard !memory.isEmpty else { return 0 }
    let count = try source.read(into: memory)
    hash?.add(UnsafeRawBufferPointer(rebasing: memory[..<count]))
    return count
  }

  /// The whole file, or `nil` where it is longer than `limit`.
  package func all(upTo limit: Int) throws(Problem) -> [UInt8]? {
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

  /// SHA-256 of all bytes read so far, empty where none was asked for; asked for once, at the end.
  package func digest() -> [UInt8] { hash?.finish() ?? [] }

  private func read(into buffer: inout [UInt8], from start: Int) throws(Problem) -> Int {
    var failure: Problem?
    let count = buffer.withUnsafeMutableBytes { bytes in
      do throws(Problem) {
        return try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
