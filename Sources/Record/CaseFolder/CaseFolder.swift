package import Foundation

/// Where the files of a case come from.
///
/// In a folder only regular files inside it are opened. A symbolic link may point to another file of
/// the folder, not out of it: a case carries all it cites, and one from a stranger must not make its
/// reader show other files of the machine.
package enum CaseFolder {
  case folder(URL)
  case memory(name: String, files: [String: [UInt8]])

  var name: String {
    switch self {
    case .folder(let url): url.standardizedFileURL.lastPathComponent
    case .memory(let name, _): name
    }
  }

  /// What keeps the folder itself from being read.
  var problem: Problem? {
    guard case .folder(let url) = self else { return nil }
    let place = Problem.Place(file: url.path)
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      return Problem(
        at: place, found: errno == EACCES ? "a folder closed to this user" : "no such folder",
        expected: "the folder of a case")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return Problem(
        at: place, found: "a file", expected: "the folder of a case, which holds \(CaseFile.name)")
    }
    return nil
  }

  /// Whether anything of that name stands in the folder, if only a link to nowhere.
  package func has(_ file: String) -> Bool {
    switch self {
    case .folder(let url):
      var status = stat()
      return lstat(CaseFolder.path(file, in: url), &status) == 0 || errno != ENOENT
    case .memory(_, let files): return files[file] != nil
    }
  }

  /// The file's bytes from the start, or the problem that keeps them away.
  func open(_ file: String) throws(Problem) -> ByteStream {
    let stream =
      switch self {
      case .folder(let url): try CaseFolder.open(file, in: url)
      case .memory(_, let files): ByteStream(name: file, bytes: files[file] ?? [])
      }
    let place = Problem.Place(file: file)
    guard stream.size > 0 else {
      throw Problem(at: place, found: "an empty file", expected: "a header row or YAML text")
    }
    guard stream.size <= ByteStream.largest else {
      throw Problem(
        at: place, found: "\(stream.size) bytes", expected: "at most \(ByteStream.largest) bytes")
    }
    return stream
  }

  // MARK: Opening

  /// The path of a file of the folder; a link that leads out of it is a problem.
  package static func path(of file: String, in folder: URL) throws(Problem) -> String {
    try checkInside(file, folder)
    return path(file, in: folder)
  }

  private static func path(_ file: String, in folder: URL) -> String {
    folder.appendingPathComponent(file).path
  }

  private static func open(_ file: String, in folder: URL) throws(Problem) -> ByteStream {
    try checkInside(file, folder)
    return try open(at: path(file, in: folder), name: file)
  }

  /// Opens the regular file at a path, wherever it stands; problems call it by the name given.
  static func open(at path: String, name: String) throws(Problem) -> ByteStream {
    // Not blocking: opening a pipe would otherwise wait for a writer.
    let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw openingProblem(errno, name) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw kindProblem(status, name)
    }
    return ByteStream(name: name, descriptor: descriptor, size: Int(status.st_size))
  }

  private static func checkInside(_ file: String, _ folder: URL) throws(Problem) {
    guard let root = realPath(folder.path), let target = realPath(path(file, in: folder)) else {
      throw openingProblem(errno, file)
    }
    guard !target.hasPrefix(root == "/" ? root : root + "/") else { return }
    throw Problem(
      at: .init(file: file), found: "a link that leads out of the case's folder",
      expected: "a file inside the folder (a case carries all it cites)")
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func openingProblem(_ code: Int32, _ file: String) -> Problem {
    let found =
      switch code {
      case ENOENT: "no such file"
      case EACCES, EPERM: "a file that this user may not read"
      case ELOOP: "a link that leads back to itself"
      case ENXIO: "a pipe, socket or device"
      default: "a file that cannot be opened"
      }
    return Problem(at: .init(file: file), found: found, expected: "a readable file")
  }

  private static func kindProblem(_ status: stat, _ file: String) -> Problem {
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    return Problem(
      at: .init(file: file), found: isFolder ? "a folder" : "a pipe, socket or device",
      expected: "a regular file")
  }
}
