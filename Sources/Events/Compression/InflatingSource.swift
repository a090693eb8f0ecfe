import CIsal
import Record

/// Bytes of a zip archive that are not compressed, with the CRC and the length that its directory gives.
final class StoredSource: ByteSource {
  private let name: String
  private let source: any ByteSource
  private let crc: UInt32
  private let size: Int
  private var found: (crc: UInt32, size: Int) = (0, 0)

  init(name: String, source: any ByteSource, crc: UInt32, size: Int) {
    (self.name, self.source, self.crc, self.size) = (name, source, crc, size)
  }

  func read(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let count = try source.read(into: memory)
    found = (crc32_gzip_refl(found.crc, memory.baseAddress, UInt64(count)), found.size + count)
    guard count > 0 || found == (crc, size) else {
      throw Problem(
        at: .init(file: name), found: "bytes that are damaged",
        expected: "a sound file (fetch it again)")
    }
    return count
  }
}

/// Text out of compressed bytes, piece by piece, by Intel's ISA-L.
///
/// Chosen because it streams in 64 KB at the speed of libdeflate, which has to hold a file whole, and
/// at twice that of zlib. Checks the CRC and the length that the format carries, refuses what ends too
/// early, and stops at an expansion that no real text has (a zip bomb).
final class InflatingSource: ByteSource {
  /// How the deflated bytes are wrapped.
  enum Wrapping {
    /// RFC 1952, any number of members one after the other.
    case gzip
    /// RFC 1951 alone, as in a zip archive, whose directory gives CRC and length.
    case bare(crc: UInt32, size: Int)
  }

  /// Times that text may be longer than its compressed bytes, once it is longer than `free`.
  static let mostExpansion = 300
  private static let free = 64 << 20
  private static let piece = 128 << 10

  private let name: String
  private let source: any ByteSource
  private let wrapping: Wrapping
  private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(
    byteCount: InflatingSource.piece, alignment: 16)
  private var consumed = 0
  private var produced = 0
  private var crc: UInt32 = 0
  private var isFinished = false

  init(name: String, source: any ByteSource, wrapping: Wrapping) {
    self.name = name
    self.source = source
    self.wrapping = wrapping
    reset()
    state.pointee.avail_in = 0
  }

  deinit {
    state.deallocate()
    input.deallocate()
  }

  private func reset() {
    let (next, left) = (state.pointee.next_in, state.pointee.avail_in)
    isal_inflate_init(state)
    if case .gzip = wrapping { state.pointee.crc_flag = UInt32(ISAL_GZIP) }
    (state.pointee.next_in, state.pointee.avail_in) = (next, left)
  }

  func read(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    while !isFinished {
      // Text may still be held back when all compressed bytes are taken.
      let hasInput = state.pointee.avail_in > 0 ? true : try refill()
      let count = try inflate(into: memory)
      if state.pointee.block_state == ISAL_BLOCK_FINISH { try finishMember() }
      if count > 0 { return count }
      if !hasInput, !isFinished { throw truncated }
    }
    return 0
  }

  // MARK: Pieces

  /// More compressed bytes; `false` at their end.
  private func refill() throws(Problem) -> Bool {
    let count = try source.read(into: input)
    state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_in = UInt32(count)
    consumed += count
    return count > 0
  }

  private func inflate(into memory: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let length = min(memory.count, Int(Int32.max))
    state.pointee.next_out = memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_out = UInt32(length)
    let code = isal_inflate(state)
    let count = length - Int(state.pointee.avail_out)
    guard code >= 0 else { throw broken }
    produced += count
    if case .bare = wrapping {
      crc = crc32_gzip_refl(crc, memory.baseAddress, UInt64(count))
    }
    let isPlausible =
      produced < InflatingSource.free
      || produced / InflatingSource.mostExpansion < max(1, consumed)
    guard isPlausible else { throw bomb }
    return count
  }

  private func finishMember() throws(Problem) {
    guard case .bare(let expected, let size) = wrapping else { return try nextMember() }
    isFinished = true
    guard crc == expected, produced == size else { throw broken }
  }

  /// Goes on with the next member of a gzip file; zeros that pad its end are none.
  private func nextMember() throws(Problem) {
    var rest = state.pointee.avail_in
    while true {
      if rest == 0 {
        guard try refill() else { break }
        rest = state.pointee.avail_in
      }
      guard let next = state.pointee.next_in, next.pointee == 0 else { return reset() }
      state.pointee.next_in = next + 1
      rest -= 1
      state.pointee.avail_in = rest
    }
    isFinished = true
  }

  // MARK: Problems

  private func problem(found: String, expected: String) -> Problem {
    Problem(at: .init(file: name), found: found, expected: expected)
  }

  private var truncated: Problem {
    problem(
      found: "compressed bytes that end too early", expected: "a complete file (fetch it again)")
  }

  private var broken: Problem {
    problem(found: "compressed bytes that are damaged", expected: "a sound file (fetch it again)")
  }

  private var bomb: Problem {
    problem(
      found: "more than \(InflatingSource.mostExpansion) bytes of text for each compressed byte",
      expected: "text, which does not shrink so far")
  }
}
