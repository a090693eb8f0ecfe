import Foundation

/// A user's name and password for a publisher.
///
/// Nothing prints them: described or dumped, a value shows neither.
public struct Credentials: Sendable, CustomStringConvertible, CustomReflectable {
  let user: String
  let password: String

  /// The values, hidden.
  public var description: String { "credentials (not shown)" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Why there are none; says what to do, and never what stands in a file.
  public struct Refusal: Error, CustomStringConvertible, Sendable {
    /// For the user.
    public let description: String
  }

  /// Where a source's file is looked for, below the user's home.
  public static func standardPath(home: String, source: String) -> String {
    "\(home)/.config/credence/\(source)"
  }

  /// The credentials in the environment: `CREDENCE_ACLED_USER`, `CREDENCE_ACLED_PASSWORD`.
  ///
  /// `nil` where neither is set.
  public static func environment(
    _ values: [String: String], source: String
  ) throws(Refusal) -> Credentials? {
    let names = ["USER", "PASSWORD"].map { "CREDENCE_\(source.uppercased())_\($0)" }
    let found = names.map { values[$0] ?? "" }
    if found.allSatisfy(\.isEmpty) { return nil }
    guard !found[0].isEmpty, !found[1].isEmpty else {
      throw Refusal(description: "set both \(names[0]) and \(names[1])")
    }
    return Credentials(user: found[0], password: found[1])
  }

  /// The credentials in a file: the user's name on the first line, the password on the second.
  ///
  /// The file has to be a plain one that belongs to the user and that nobody else may read (mode 600).
  public static func file(_ path: String) throws(Refusal) -> Credentials {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Refusal(description: "cannot open \(path)") }
    defer { close(descriptor) }
    try check(descriptor, path)
    var bytes = [UInt8](repeating: 0, count: longest)
    let count = read(descriptor, &bytes, bytes.count)
    let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
    guard lines.count == 2 else {
      throw Refusal(description: "\(path) needs two lines: the user's name, and the password")
    }
    return Credentials(user: lines[0], password: lines[1])
  }

  private static let longest = 4_096

  private static func check(_ descriptor: Int32, _ path: String) throws(Refusal) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(description: "\(path) is not a plain file")
    }
    guard status.st_uid == geteuid() else {
      throw Refusal(description: "\(path) belongs to somebody else; make one of your own")
    }
    guard status.st_mode & 0o777 == 0o600 else {
      throw Refusal(description: "others may read \(path); first run: chmod 600 \(path)")
    }
  }
}
