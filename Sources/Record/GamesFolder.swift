public import Foundation

/// The games of a case: the files in its folder `games`.
public enum GamesFolder {
  /// Name of the folder.
  public static let name = "games"
  /// Endings of the names of files that hold games.
  public static let endings = ["yaml", "yml", "efg", "nfg"]

  /// Names of the files with games in a case's folder, such as `games/crisis.yaml`, in order.
  public static func files(of folder: URL) -> [String] {
    let path = folder.appendingPathComponent(name).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { file in endings.contains { file.lowercased().hasSuffix("." + $0) } }
      .sorted().map { "\(name)/\($0)" }
  }

  /// One of these files, of at most `limit` bytes; links are followed inside the case only.
  public static func read(
    _ file: String, of folder: URL, upTo limit: Int
  ) throws(Problem) -> InputFile {
    try InputFile.read(try CaseFolder.folder(folder).open(file), upTo: limit)
  }

  /// The folder of the case that a game's file belongs to: it stands in the folder `games` of one.
  public static func folder(ofGame path: String) -> URL? {
    let games = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    let folder = games.deletingLastPathComponent()
    let file = folder.appendingPathComponent(CaseFile.name).path
    guard games.lastPathComponent == name, FileManager.default.fileExists(atPath: file) else {
      return nil
    }
    return folder
  }
}
