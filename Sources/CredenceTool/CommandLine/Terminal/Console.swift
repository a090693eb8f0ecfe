import Foundation

/// Where text goes: results to standard output, everything else to standard error.
enum Console {
  /// Whether results go to a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether messages go to a terminal.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether colour is wanted (https://no-color.org).
  static var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Columns of the terminal; 120 where output goes elsewhere.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 120
  }

  /// Writes a result; ends the program quietly where its reader has gone.
  static func write(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(.cannotWrite, "credence: cannot write to standard output")
    }
  }

  /// A text in lines that fit the terminal, broken at spaces.
  static func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= max(40, width) {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Writes help or a version, where a failure does not matter.
  static func show(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// A message to the user, on standard error; it may quote files and paths, and cannot act on a terminal.
  static func say(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((printable(text) + "\n").utf8))
  }
}

/// Text in which nothing acts on a terminal.
///
/// Controls, and marks that change the direction or cannot be seen, become U+FFFD; line feeds stay
/// unless all is to be one line.
func printable(_ text: String, onOneLine: Bool = false) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          scalar == "\n" && !onOneLine ? scalar : "\u{FFFD}"
        default: scalar
        }
      }))
}

/// Text that came from outside, on one line and not too long.
func shown(_ text: String) -> String {
  printable(String(text.unicodeScalars.prefix(200)), onOneLine: true)
}

/// A failure that the user is told of, with its exit code.
struct Failure: Error {
  /// Exit codes, after sysexits.h where it has one.
  enum Kind: Int32 {
    case problemsFound = 1
    case wrongUse = 64
    case badCase = 65
    case unavailable = 69
    case cannotWrite = 73
    case noPermission = 77
  }

  let message: String
  let code: Int32

  init(_ kind: Kind, _ message: String) {
    self.message = message
    code = kind.rawValue
  }
}
