public import Foundation

/// Makes a working case to start from: an invented example with comments on every part.
public enum CaseTemplate {
  /// Writes a new case into a folder that does not exist yet, or is empty.
  ///
  /// The files are written to a draft first and then moved into place, so that a failure leaves
  /// nothing half-made: in one step where the folder is new. `name` stands as the title of its README. Throws the problem in the way: a
  /// folder with something in it, a file of that name, no right to write, no room.
  public static func write(to folder: URL, name: String) throws(Problem) {
    let folder = folder.standardizedFileURL
    let isNew = try checkFree(folder)
    let parent = isNew ? folder.deletingLastPathComponent() : folder
    let draft = parent.appendingPathComponent(".credence-new-\(UUID().uuidString)")
    do {
      try fill(draft, name: name)
      if isNew { try move(draft, to: folder) } else { try moveContent(of: draft, to: folder) }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw Problem(
        at: .init(file: folder.path), found: reason(error),
        expected: "a place where a new folder can be made")
    }
  }

  /// The template's files by their paths in the folder.
  static func files(name: String) -> [(path: String, bytes: [UInt8])] {
    [
      ("case.yaml", PackageResources.case_yaml),
      ("statements.csv", PackageResources.statements_csv),
      ("deeds.csv", PackageResources.deeds_csv),
      ("assumptions.csv", PackageResources.assumptions_csv),
      ("demands.yaml", PackageResources.demands_yaml),
      ("precedents/mill-river.csv", PackageResources.precedent_csv),
      ("README.md", readme(name)),
      (".gitignore", PackageResources.gitignore),
    ]
  }

  private static func readme(_ name: String) -> [UInt8] {
    let title = Problem.shown(name)
    let text = String(decoding: PackageResources.README_md, as: UTF8.self)
    return Array(text.replacing("{{NAME}}", with: title.isEmpty ? "A new case" : title).utf8)
  }

  // MARK: Writing

  /// Whether the folder is yet to be made; throws unless it is that or empty.
  private static func checkFree(_ folder: URL) throws(Problem) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
    guard exists else { return true }
    let place = Problem.Place(file: folder.path)
    guard isFolder.boolValue else {
      throw Problem(at: place, found: "a file", expected: "a new or an empty folder")
    }
    guard let content = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw Problem(
        at: place, found: "a folder closed to this user", expected: "a new or an empty folder")
    }
    guard let first = content.min() else { return false }
    throw Problem(
      at: place, found: "a folder with “\(first)” in it", expected: "a new or an empty folder")
  }

  private static func fill(_ draft: URL, name: String) throws {
    for file in files(name: name) {
      let target = draft.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: target)
    }
  }

  private static func move(_ item: URL, to place: URL) throws {
    guard rename(item.path, place.path) != 0 else { return }
    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }

  /// Fills a folder that stands already, and may be the one that a user works in.
  private static func moveContent(of draft: URL, to folder: URL) throws {
    var moved: [URL] = []
    do {
      for item in try FileManager.default.contentsOfDirectory(atPath: draft.path) {
        let place = folder.appendingPathComponent(item)
        try move(draft.appendingPathComponent(item), to: place)
        moved.append(place)
      }
      try FileManager.default.removeItem(at: draft)
    } catch {
      for place in moved { try? FileManager.default.removeItem(at: place) }
      throw error
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?: "no right to write there"
    case .fileWriteOutOfSpace?: "no room on the disk"
    case .fileWriteVolumeReadOnly?: "a disk that may only be read"
    default:
      (error as? POSIXError)?.code == .ENOTEMPTY
        ? "a folder with something in it" : "a folder that cannot be made"
    }
  }
}
