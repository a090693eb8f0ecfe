import Foundation

/// Puts what a command made where the user wants it.
enum OutputFile {
  /// Refuses a path at which no file can be written, before the work is done.
  static func check(_ path: String) throws(Failure) {
    guard path != "-" else { return }
    let url = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw Failure(.cannotWrite, "credence: cannot write \(shown(path)): it is a folder")
    }
    let parent = url.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw Failure(
        .cannotWrite, "credence: cannot write \(shown(path)): its folder does not exist")
    }
    guard FileManager.default.isWritableFile(atPath: parent) else {
      throw Failure(
        .cannotWrite, "credence: cannot write \(shown(path)): no permission in its folder")
    }
  }

  /// Writes a complete file or none; `-` is standard output.
  static func write(
    _ bytes: [UInt8], to path: String, as what: String
  ) throws(Failure) {
    guard path != "-" else {
      return try Console.write(String(decoding: bytes, as: UTF8.self))
    }
    let url = URL(fileURLWithPath: path)
    do {
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw Failure(
        .cannotWrite,
        "credence: cannot write \(shown(path)): \(reason(error)); what was there before is unchanged"
      )
    }
    Console.say("The \(what) is at \(url.standardizedFileURL.path)")
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: "the disk is full"
    case .fileWriteNoPermission?: "no permission"
    case .fileNoSuchFile?, .fileReadNoSuchFile?: "its folder does not exist"
    case .fileWriteVolumeReadOnly?: "the volume is read-only"
    default: "the system refused"
    }
  }
}
