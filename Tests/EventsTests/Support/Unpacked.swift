import Foundation
import Record
import SampleCases

@testable import Events

/// What comes out of a file on disk.
enum Unpacked {
  /// Names and texts of all files in the bytes of one, read in pieces of some size.
  static func files(
    _ bytes: [UInt8], piece: Int = 1 << 16
  ) throws -> [(name: String, text: [UInt8])] {
    let folder = try TemporaryFolder()
    let place = folder.url.appendingPathComponent("a")
    try Data(bytes).write(to: place)
    return try EventFile.open(place.path).map { ($0.name, try text($0, piece: piece)) }
  }

  /// The texts alone.
  static func texts(_ bytes: [UInt8], piece: Int = 1 << 16) throws -> [[UInt8]] {
    try files(bytes, piece: piece).map(\.text)
  }

  /// The problem of bytes that cannot be read; `nil` where they can.
  static func problem(_ bytes: [UInt8]) -> Problem? {
    do {
      _ = try texts(bytes)
      return nil
    } catch {
      return error as? Problem
    }
  }

  private static func text(_ file: EventFile, piece: Int) throws -> [UInt8] {
    let stream = try file.stream()
    var memory = [UInt8](repeating: 0, count: piece)
    var text: [UInt8] = []
    while true {
      let count = try memory.withUnsafeMutableBytes { try stream.read(into: $0) }
      if count == 0 { return text }
      text += memory[..<count]
    }
  }
}

/// What delimited text says of bytes that are none.
enum Foreign {
  /// The problem that reading the first file in the bytes throws.
  static func problem(_ bytes: [UInt8]) -> Problem? {
    do {
      let folder = try TemporaryFolder()
      let place = folder.url.appendingPathComponent("a")
      try Data(bytes).write(to: place)
      let scan = try EventScan(
        try EventFile.open(place.path)[0], source: "gdelt2", scope: .everything)
      while try scan.nextChunk({ _ in }) {}
      return nil
    } catch {
      return error as? Problem
    }
  }
}
