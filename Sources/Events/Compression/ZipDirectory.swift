import Record

/// The members of a zip archive (PKWARE's APPNOTE 6.3.10), from its central directory.
///
/// Takes stored and deflated members, zip64 too. Refused: encrypted members, other methods, names
/// that lead out of a folder or come twice, members that overlap (a known way to build bombs), archives
/// of no members or of more than 100,000. Nothing is ever unpacked to disk.
struct ZipDirectory {
  struct Member {
    let name: String
    let isDeflated: Bool
    let crc: UInt32
    let size: Int
    let compressedSize: Int
    /// Where its local header begins.
    let header: Int
  }

  static let mostMembers = 100_000
  private static let longestDirectory = 64 << 20

  let members: [Member]
  private let file: String

  /// Reads the directory of an open file of `size` bytes; folders are left out.
  init(file: String, descriptor: Int32, size: Int) throws(Problem) {
    self.file = file
    let end = try ZipDirectory.end(file, descriptor, size)
    guard end.count <= ZipDirectory.mostMembers, end.length <= ZipDirectory.longestDirectory,
      end.start >= 0, end.length >= 0, end.start <= size - end.length,
      let bytes = FilePart.bytes(descriptor, end.start..<end.start + end.length)
    else { throw ZipDirectory.damaged(file) }
    members = try ZipDirectory.members(LittleEndianBytes(bytes), count: end.count, file: file)
    try checkNames()
    try checkOverlaps(size)
  }

  /// Where the bytes of a member stand.
  func range(of member: Member, _ descriptor: Int32, size: Int) throws(Problem) -> Range<Int> {
    guard let bytes = FilePart.bytes(descriptor, member.header..<member.header + 30) else {
      throw ZipDirectory.damaged(file)
    }
    let local = LittleEndianBytes(bytes)
    let start = member.header + 30 + local.number(26, 2) + local.number(28, 2)
    guard local.number(0, 4) == 0x0403_4B50, start <= size - member.compressedSize else {
      throw ZipDirectory.damaged(file)
    }
    return start..<start + member.compressedSize
  }

  // MARK: Directory

  private static func end(
    _ file: String, _ descriptor: Int32, _ size: Int
  ) throws(Problem) -> (count: Int, start: Int, length: Int) {
    let tail = min(size, 65_557)
    guard tail >= 22, let bytes = FilePart.bytes(descriptor, size - tail..<size) else {
      throw damaged(file)
    }
    let view = LittleEndianBytes(bytes)
    guard
      let at = stride(from: tail - 22, through: 0, by: -1).first(where: {
        view.number($0, 4) == 0x0605_4B50 && $0 + 22 + view.number($0 + 20, 2) == tail
      })
    else { throw damaged(file) }
    let plain = (view.number(at + 10, 2), view.number(at + 16, 4), view.number(at + 12, 4))
    guard at >= 20, view.number(at - 20, 4) == 0x0706_4B50 else { return plain }
    let place = view.number(at - 12, 8)
    guard place >= 0, place <= size - 56, let large = FilePart.bytes(descriptor, place..<place + 56)
    else { throw damaged(file) }
    let record = LittleEndianBytes(large)
    guard record.number(0, 4) == 0x0606_4B50 else { throw damaged(file) }
    return (record.number(32, 8), record.number(48, 8), record.number(40, 8))
  }

  private static func members(
    _ bytes: LittleEndianBytes, count: Int, file: String
  ) throws(Problem) -> [Member] {
    var members: [Member] = []
    var at = 0
    for _ in 0..<max(0, count) {
      guard bytes.has(at, 46), bytes.number(at, 4) == 0x0201_4B50 else { throw damaged(file) }
      let lengths = (
        bytes.number(at + 28, 2), bytes.number(at + 30, 2), bytes.number(at + 32, 2)
      )
      let next = at + 46 + lengths.0 + lengths.1 + lengths.2
      guard bytes.has(at, next - at) else { throw damaged(file) }
      let name = bytes.text(at + 46, lengths.0)
      if !name.hasSuffix("/") {
        members.append(try member(bytes, at, name: name, extra: lengths.1, file: file))
      }
      at = next
    }
    return members
  }

  private static func member(
    _ bytes: LittleEndianBytes, _ at: Int, name: String, extra: Int, file: String
  ) throws(Problem) -> Member {
    let method = bytes.number(at + 10, 2)
    try check(name, method: method, isEncrypted: bytes.number(at + 8, 2) & 1 != 0, file: file)
    var sizes = [bytes.number(at + 24, 4), bytes.number(at + 20, 4), bytes.number(at + 42, 4)]
    bytes.widen(&sizes, extraAt: at + 46 + bytes.number(at + 28, 2), length: extra)
    guard sizes.allSatisfy({ $0 >= 0 }) else { throw damaged(file) }
    return Member(
      name: name, isDeflated: method == 8, crc: UInt32(bytes.number(at + 16, 4)), size: sizes[0],
      compressedSize: sizes[1], header: sizes[2])
  }

  private static func check(
    _ name: String, method: Int, isEncrypted: Bool, file: String
  ) throws(Problem) {
    let place = Problem.Place(file: file)
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.isEmpty || name.hasPrefix("/") || name.contains("\\") || steps.contains("..") {
      throw Problem(
        at: place, found: "a member called “\(name)”", expected: "names inside the archive")
    }
    if isEncrypted {
      throw Problem(
        at: place, found: "“\(name)”, which is encrypted", expected: "an archive without password")
    }
    if method != 0 && method != 8 {
      throw Problem(
        at: place, found: "“\(name)”, compressed by method \(method)",
        expected: "deflate, as all zip programs write by default")
    }
  }

  /// A file is known by its name, so that each has to stand there once.
  private func checkNames() throws(Problem) {
    guard !members.isEmpty else {
      throw Problem(
        at: .init(file: file), found: "a zip archive without files",
        expected: "an archive that holds some")
    }
    var names: Set<String> = []
    if let second = members.first(where: { !names.insert($0.name).inserted }) {
      throw Problem(
        at: .init(file: file), found: "two members called “\(second.name)”",
        expected: "one member of each name")
    }
  }

  /// Members have to stand one after the other, before the directory.
  private func checkOverlaps(_ size: Int) throws(Problem) {
    var end = 0
    for member in members.sorted(by: { $0.header < $1.header }) {
      guard member.header >= end, member.header <= size - 30,
        member.compressedSize <= size - 30 - member.header
      else {
        throw Problem(
          at: .init(file: file), found: "members that overlap",
          expected: "members one after the other")
      }
      end = member.header + 30 + member.compressedSize
    }
  }

  private static func damaged(_ file: String) -> Problem {
    Problem(
      at: .init(file: file), found: "a damaged zip archive",
      expected: "a sound one (fetch it again)")
  }
}

/// Little-endian numbers in bytes; 0 beyond their end.
struct LittleEndianBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func has(_ start: Int, _ count: Int) -> Bool {
    start >= 0 && count >= 0 && start <= bytes.count - count
  }

  /// A number of 2, 4 or 8 bytes; negative where 8 bytes do not fit an `Int`.
  func number(_ start: Int, _ count: Int) -> Int {
    guard has(start, count) else { return 0 }
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[start + index]) }
    return Int(truncatingIfNeeded: value)
  }

  func text(_ start: Int, _ count: Int) -> String {
    has(start, count) ? String(decoding: bytes[start..<start + count], as: UTF8.self) : ""
  }

  /// Replaces sizes of 0xFFFFFFFF by those of the zip64 extra field.
  func widen(_ sizes: inout [Int], extraAt start: Int, length: Int) {
    var at = start
    while at + 4 <= start + length {
      let count = number(at + 2, 2)
      if number(at, 2) == 1 {
        var place = at + 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && place + 8 <= at + 4 + count
        {
          sizes[index] = number(place, 8)
          place += 8
        }
        return
      }
      at += 4 + count
    }
  }
}
