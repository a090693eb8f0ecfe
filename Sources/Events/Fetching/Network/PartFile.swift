import Foundation
import Record

/// Why fetching stops, in words for the user.
public struct FetchFailure: Error, CustomStringConvertible, Sendable {
  /// What kind of failure.
  public enum Kind: Sendable {
    /// A server cannot be reached, or does not give what is needed.
    case unavailable
    /// The folder cannot be written.
    case cannotWrite
    /// Credentials are missing, unsafe or refused.
    case noPermission
    /// The request makes no sense.
    case wrongUse
  }

  /// What kind of failure.
  public let kind: Kind
  /// For the user.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

/// The part of a file that is there: `NAME.part`, and `NAME.part.tag` with the server's tag.
struct PartFile {
  let url: URL
  private let tagURL: URL
  private let final: URL
  private var handle: FileHandle?
  private(set) var size = 0

  init(_ name: String, in folder: URL) {
    final = folder.appendingPathComponent(name)
    url = folder.appendingPathComponent(name + ".part")
    tagURL = folder.appendingPathComponent(name + ".part.tag")
    size = PartFile.size(of: url) ?? 0
  }

  /// Bytes of a plain file, `nil` where there is none.
  static func size(of url: URL) -> Int? {
    var status = stat()
    guard lstat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The tag that was kept with the part.
  var tag: String? {
    guard let size = PartFile.size(of: tagURL), size < 1_000 else { return nil }
    return try? String(contentsOf: tagURL, encoding: .utf8)
  }

  /// Opens the part, cuts it after so many bytes, and keeps the tag.
  mutating func open(at offset: Int, tag: String?) throws(FetchFailure) {
    let descriptor = Foundation.open(
      url.path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("the system refused") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw failure("another run is writing it")
    }
    try told {
      try handle.truncate(atOffset: UInt64(offset))
      try handle.seek(toOffset: UInt64(offset))
      try? FileManager.default.removeItem(at: tagURL)
      if let tag { try Data(tag.utf8).write(to: tagURL) }
    }
    (self.handle, size) = (handle, offset)
  }

  /// Writes a piece behind the others.
  mutating func add(_ data: Data) throws(FetchFailure) {
    let handle = handle
    try told { try handle?.write(contentsOf: data) }
    size += data.count
  }

  /// Closes the part.
  mutating func close() {
    try? handle?.close()
    handle = nil
  }

  /// Gives the part its final name, once its bytes are on the disk.
  mutating func finish() throws(FetchFailure) {
    close()
    guard rename(url.path, final.path) == 0 else { throw failure("cannot rename its part") }
    try? FileManager.default.removeItem(at: tagURL)
  }

  /// Removes the part.
  mutating func discard() {
    close()
    try? FileManager.default.removeItem(at: url)
    try? FileManager.default.removeItem(at: tagURL)
    size = 0
  }

  private func told(_ work: () throws -> Void) throws(FetchFailure) {
    do {
      try work()
    } catch {
      let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
      throw failure(isFull ? "the disk is full" : "the system refused")
    }
  }

  private func failure(_ reason: String) -> FetchFailure {
    FetchFailure(.cannotWrite, "cannot write \(url.path): \(reason)")
  }
}

// MARK: Checks

extension FetchItem {
  /// Checks a file's first bytes and its checksum, which reads it once.
  func verdict(on url: URL) -> Download.Verdict {
    guard let handle = try? FileHandle(forReadingFrom: url) else {
      return .wrongContent("a file that cannot be read again")
    }
    defer { try? handle.close() }
    let start = (try? handle.read(upToCount: Content.startLength)) ?? Data()
    if let checksum, checksum != FetchItem.checksum(like: checksum, handle) {
      return content.fault(Array(start)).map { .wrongContent($0) } ?? .wrongChecksum
    }
    if checksum != nil, start.isEmpty { return .sound }
    return content.fault(Array(start)).map { .wrongContent($0) } ?? .sound
  }

  private static func checksum(like wanted: Checksum, _ handle: FileHandle) -> Checksum? {
    switch wanted {
    case .md5:
      let stream = MD5Stream()
      return readAll(handle, stream.add) ? .md5(hexadecimalDigits(stream.finish())) : nil
    case .sha256:
      let stream = SHA256Stream()
      return readAll(handle, stream.add) ? .sha256(hexadecimalDigits(stream.finish())) : nil
    }
  }

  private static func readAll(
    _ handle: FileHandle, _ add: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    do {
      try handle.seek(toOffset: 0)
      while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
        data.withUnsafeBytes(add)
      }
      return true
    } catch {
      return false
    }
  }
}
