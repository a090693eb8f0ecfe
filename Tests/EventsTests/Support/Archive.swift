import CIsal

/// Archives as tests need them, sound or at fault.
enum Archive {
  /// A member of a zip archive; its fields are written as they stand.
  struct Member {
    var name: String
    var method = 8
    var flags = 0
    var crc: UInt32
    var size: Int
    var packed: [UInt8]
    /// Where the directory says that it begins; `nil` for the truth.
    var header: Int?

    init(_ name: String, _ text: [UInt8], isDeflated: Bool = true) {
      self.name = name
      crc = Archive.crc(text)
      size = text.count
      method = isDeflated ? 8 : 0
      packed = isDeflated ? Archive.deflated(text) : text
    }
  }

  /// A zip archive, without zip64.
  static func zip(_ members: [Member]) -> [UInt8] {
    var bytes: [UInt8] = [], directory: [UInt8] = []
    for member in members {
      let fields =
        little([0, member.flags, member.method, 0, 0], 2)
        + little([Int(member.crc), member.packed.count, member.size], 4)
        + little([member.name.utf8.count, 0], 2)
      directory +=
        little([0x0201_4B50], 4) + [20, 0] + fields
        + little([0, 0, 0], 2) + little([0, member.header ?? bytes.count], 4) + member.name.utf8
      bytes += little([0x0403_4B50], 4) + fields + member.name.utf8 + member.packed
    }
    let end =
      little([0x0605_4B50], 4) + little([0, 0, members.count, members.count], 2)
      + little([directory.count, bytes.count], 4) + little([0], 2)
    return bytes + directory + end
  }

  /// A zip64 archive of one stored member, `day`, which the directory says begins at `offset`.
  static func zip64(offset: Int) -> [UInt8] {
    let text = Array("day".utf8), name = Array("a".utf8), most = 0xFFFF_FFFF
    let start = little([0, 0, 0, 0, 0], 2) + little([Int(crc(text))], 4)
    let local = little([0x0403_4B50], 4) + start + little([3, 3], 4) + little([1, 0], 2) + name
    let extra = little([1, 24], 2) + little([3, 3, offset], 8)
    let directory =
      little([0x0201_4B50], 4) + [45, 0] + start + little([most, most], 4)
      + little([1, extra.count, 0, 0, 0], 2) + little([0, most], 4) + name + extra
    let place = local.count + text.count
    let record =
      little([0x0606_4B50], 4) + little([44], 8) + [45, 0, 45, 0] + little([0, 0], 4)
      + little([1, 1, directory.count, place], 8)
    let locator =
      little([0x0706_4B50, 0], 4) + little([place + directory.count], 8) + little([1], 4)
    let end =
      little([0x0605_4B50], 4) + little([0, 0, 0xFFFF, 0xFFFF], 2) + little([most, most], 4)
    return local + text + directory + record + locator + end + little([0], 2)
  }

  /// One member of a gzip file.
  static func gzip(_ text: [UInt8]) -> [UInt8] { deflated(text, wrapping: IGZIP_GZIP) }

  /// The text deflated; longer ones have to shrink to 8 MB.
  static func deflated(_ text: [UInt8], wrapping: Int32 = IGZIP_DEFLATE) -> [UInt8] {
    var stream = isal_zstream()
    isal_deflate_stateless_init(&stream)
    (stream.gzip_flag, stream.end_of_stream, stream.level) = (UInt16(wrapping), 1, 1)
    var text = text
    var memory = [UInt8](repeating: 0, count: 1 << 20)
    var packed = [UInt8](repeating: 0, count: min(text.count * 2 + 65_536, 8 << 20))
    let left = memory.withUnsafeMutableBufferPointer { level in
      text.withUnsafeMutableBufferPointer { input in
        packed.withUnsafeMutableBufferPointer { output in
          (stream.level_buf, stream.level_buf_size) = (level.baseAddress, UInt32(level.count))
          (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
          (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
          precondition(isal_deflate_stateless(&stream) == 0, "the text does not shrink")
          return Int(stream.avail_out)
        }
      }
    }
    return Array(packed.dropLast(left))
  }

  static func crc(_ bytes: [UInt8]) -> UInt32 { crc32_gzip_refl(0, bytes, UInt64(bytes.count)) }

  private static func little(_ numbers: [Int], _ width: Int) -> [UInt8] {
    numbers.flatMap { number in
      (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
  }
}
