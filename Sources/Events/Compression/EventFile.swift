import Foundation
public import Record
import Synchronization

/// A file of event data that the user named, or one member of an archive.
public struct EventFile: Sendable {
  /// Its name without folders; a member's after that of its archive and a colon.
  public let name: String
  /// Path of the file.
  public let path: String
  /// Bytes on disk.
  public let size: Int

  private enum Kind: Sendable {
    case plain
    case gzip
    case member(ZipDirectory.Member, Range<Int>)
  }

  private let kind: Kind
  private let fileDigest: FileDigest

  /// The file at a path, or all members of the archive that it is.
  ///
  /// Plain text, gzip and zip are told apart by their first bytes. The file is called by the last part of
  /// its path, unless a name is given.
  public static func open(
    _ path: String, as name: String? = nil
  ) throws(Problem) -> [EventFile] {
    let name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    let (descriptor, size) = try descriptor(path)
    defer { close(descriptor) }
    let start = FilePart.bytes(descriptor, 0..<min(4, size)) ?? []
    // An archive that holds nothing begins with the end of its directory.
    if [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]].contains(start) {
      return try members(name, path, descriptor, size)
    }
    let kind = start.starts(with: [0x1F, 0x8B]) ? Kind.gzip : .plain
    return [
      EventFile(
        name: name, path: path, size: size, kind: kind, fileDigest: FileDigest(path))
    ]
  }

  /// SHA-256 of the file as it stands on disk, in hexadecimal; a member's with its name behind.
  ///
  /// Reads the file once, for all members of an archive together.
  public func digest() throws(Problem) -> String {
    let digest = try fileDigest.value()
    if case .member(let member, _) = kind { return "\(digest):\(member.name)" }
    return digest
  }

  /// The text from its start.
  package func stream() throws(Problem) -> ByteStream {
    let (descriptor, size) = try EventFile.descriptor(path)
    switch kind {
    case .plain:
      return ByteStream(name: name, descriptor: descriptor, size: size, isDigested: false)
    case .gzip:
      let source = InflatingSource(
        name: name, source: DescriptorSource(name: name, descriptor: descriptor), wrapping: .gzip)
      return ByteStream(name: name, size: size, source: source, isDigested: false)
    case .member(let member, let range):
      let part = FilePart(name: name, descriptor: descriptor, range: range)
      let source: any ByteSource =
        member.isDeflated
        ? InflatingSource(
          name: name, source: part, wrapping: .bare(crc: member.crc, size: member.size))
        : StoredSource(name: name, source: part, crc: member.crc, size: member.size)
      return ByteStream(name: name, size: member.size, source: source, isDigested: false)
    }
  }

  // MARK: Opening

  fileprivate static func descriptor(_ path: String) throws(Problem) -> (Int32, size: Int) {
    let place = Problem.Place(file: path)
    // Not blocking: opening a pipe would otherwise wait for a writer.
    let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let found = errno == ENOENT ? "no such file" : "a file that cannot be opened"
      throw Problem(at: place, found: found, expected: "a readable file")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(
        at: place, found: "a folder, pipe, socket or device", expected: "a regular file")
    }
    guard status.st_size > 0 else {
      close(descriptor)
      throw Problem(at: place, found: "an empty file", expected: "a file that holds something")
    }
    return (descriptor, Int(status.st_size))
  }

  private static func members(
    _ name: String, _ path: String, _ descriptor: Int32, _ size: Int
  ) throws(Problem) -> [EventFile] {
    let directory = try ZipDirectory(file: name, descriptor: descriptor, size: size)
    let digest = FileDigest(path)
    var files: [EventFile] = []
    for member in directory.members {
      files.append(
        EventFile(
          name: "\(name):\(member.name)", path: path, size: member.compressedSize,
          kind: .member(member, try directory.range(of: member, descriptor, size: size)),
          fileDigest: digest))
    }
    return files
  }
}

/// The digest of a file, worked out when it is first asked for.
private final class FileDigest: Sendable {
  private let path: String
  private let known = Mutex<String?>(nil)

  init(_ path: String) { self.path = path }

  func value() throws(Problem) -> String {
    if let digest = known.withLock({ $0 }) { return digest }
    let digest = try read()
    known.withLock { $0 = digest }
    return digest
  }

  private func read() throws(Problem) -> String {
    let (descriptor, size) = try EventFile.descriptor(path)
    let hash = SHA256Stream()
    let part = FilePart(name: path, descriptor: descriptor, range: 0..<size)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { memory.deallocate() }
    while true {
      let count = try part.read(into: memory)
      if count == 0 { return hexadecimalDigits(hash.finish()) }
      hash.add(UnsafeRawBufferPointer(rebasing: memory[..<count]))
    }
  }
}
