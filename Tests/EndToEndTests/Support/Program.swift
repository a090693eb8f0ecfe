import Foundation

/// The built program `credence`, run as its user would.
enum Program {
  /// What a run left behind.
  struct Outcome: Sendable {
    /// Exit code, or 128 and the number of the signal that ended it.
    let code: Int32
    let output: String
    let errors: String
  }

  /// The program beside the bundle of the tests.
  static let url: URL = {
    let bundle = Bundle.allBundles.first { $0.bundleURL.pathExtension == "xctest" }?.bundleURL
    let place = bundle ?? Bundle.main.executableURL ?? URL(fileURLWithPath: "/")
    return place.deletingLastPathComponent().appendingPathComponent("credence")
  }()

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Few draws and shuffles, for speed.
  static let quick = ["--draws", "64", "--shuffles", "99"]

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
  ) async throws -> Outcome {
    try await run(
      url, arguments, environment: environment, in: folder, after: { _ in })
  }

  /// Runs a line of the shell, with the program's path in `$CREDENCE`.
  static func shell(_ line: String, environment: [String: String] = [:]) async throws -> Outcome {
    try await run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line],
      environment: environment.merging(["CREDENCE": url.path]) { first, _ in first }, in: nil,
      after: { _ in })
  }

  /// Starts the program, lets `after` do something to it, and waits for its end.
  static func run(
    _ executable: URL, _ arguments: [String], environment: [String: String], in folder: URL?,
    after: @escaping @Sendable (Process) async throws -> Void
  ) async throws -> Outcome {
    try await Turnstile.programs.pass {
      try await start(
        executable, arguments, environment: environment, in: folder, after: after)
    }
  }

  private static func start(
    _ executable: URL, _ arguments: [String], environment: [String: String], in folder: URL?,
    after: @Sendable (Process) async throws -> Void
  ) async throws -> Outcome {
    let files = try OutputFiles()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = baseEnvironment.merging(environment) { _, new in new }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files.output
    process.standardError = files.errors
    let ending = AsyncStream<Void> { continuation in
      process.terminationHandler = { _ in continuation.finish() }
    }
    try process.run()
    try await after(process)
    for await _ in ending {}
    let signal = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
    return try files.outcome(code: process.terminationStatus + signal)
  }

  /// As in a bare shell, whatever the tests run in.
  private static let baseEnvironment = [
    "PATH": "/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "TERM": "xterm-256color",
  ]
}

/// Where a run's output goes: files, since a pipe that nobody reads would block it.
private struct OutputFiles {
  let output: FileHandle
  let errors: FileHandle
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("credence-run-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    output = try OutputFiles.handle(folder.appendingPathComponent("output"))
    errors = try OutputFiles.handle(folder.appendingPathComponent("errors"))
  }

  func outcome(code: Int32) throws -> Program.Outcome {
    defer { try? FileManager.default.removeItem(at: folder) }
    try output.close()
    try errors.close()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
    return Program.Outcome(code: code, output: try text("output"), errors: try text("errors"))
  }

  private static func handle(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
