import Foundation

/// Bytes of one file of a case, or the problem that kept them away.
///
/// Only regular files are opened, so that a pipe or a device cannot hang the reader. Memory: the
/// file is mapped, not copied, where the system allows.
struct FileBytes {
  /// Larger files are refused: a case is meant for spreadsheets and git.
  static let largest = 2 << 30

  let name: String
  let data: Data

  static func read(_ name: String, in folder: URL) throws(Problem) -> FileBytes {
    let url = folder.appendingPathComponent(name).resolvingSymlinksInPath()
    try checkKind(of: url, name: name)
    do {
      return FileBytes(name: name, data: try Data(contentsOf: url, options: .mappedIfSafe))
    } catch {
      throw Problem(
        at: .init(file: name), found: "a file that cannot be read", expected: "a readable file")
    }
  }

  /// Whether anything of that name stands in the folder.
  static func exists(_ name: String, in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  private static func checkKind(of url: URL, name: String) throws(Problem) {
    let place = Problem.Place(file: name)
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      throw Problem(at: place, found: "no such file", expected: "a readable file")
    }
    switch attributes[.type] as? FileAttributeType {
    case .typeRegular?: break
    case .typeDirectory?:
      throw Problem(at: place, found: "a folder", expected: "a file")
    default:
      throw Problem(at: place, found: "a pipe, socket or device", expected: "a regular file")
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size > 0 else {
      throw Problem(at: place, found: "an empty file", expected: "a header row or YAML text")
    }
    guard size <= largest else {
      throw Problem(at: place, found: "\(size) bytes", expected: "at most \(largest) bytes")
    }
  }
}
