import ArgumentParser
import Briefing
import Studies

/// `credence sweep GAME --over …`.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: SweepStudy.key,
    abstract: "Vary one or two numbers of a game, and show what follows at each point.",
    discussion: """
      The game is a YAML file with numbers that have names. The other numbers keep their best values, \
      unless --draws asks for draws of them at every point. Guides/Games.md has examples.
      """)

  @OptionGroup var game: GameOptions

  @Option(
    help: ArgumentHelp(
      "A number to vary, from where to where, and in how many points (21 if left out); once or twice.",
      valueName: "name=lo..hi[:n]"))
  var over: [String] = []

  @Option(
    help: ArgumentHelp(
      "What to show: an outcome or a player's payoff, by name (default: all outcomes).",
      valueName: "name"))
  var report: String?

  @Option(help: "Draws of the other uncertain numbers at each point, 1 to 100000.")
  var draws: Int?

  @Option(help: "Seed of all chance: the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions
  @OptionGroup var picture: ChartOptions
  @OptionGroup var face: FaceOptions

  func validate() throws {
    if let draws, !(1...100_000).contains(draws) {
      throw ValidationError("--draws takes a whole number from 1 to 100000, not \(draws).")
    }
    if over.isEmpty { throw ValidationError("--over names the number to vary: name=lo..hi[:n].") }
  }

  func run() async throws {
    try face.check(keys: SweepStudy.tables)
    try picture.check()
    let options = try SweepOptions.told {
      try SweepOptions(axes: try over.map { try .init($0) }, report: report, draws: draws)
    }
    let subject = try game.read()
    let progress = ProgressLine()
    let swept = try await progress.waiting(for: "solving") {
      try await SweepOptions.told {
        try await SweepStudy(threads.settings(seed: seed), options).swept(subject) {
          progress.update($0, $1, $2)
        }
      }
    }
    try Console.write(try face.text(swept.findings, main: SweepStudy.mainTables, mostRows: 100))
    try picture.write { swept.chart() }
  }
}

/// `credence threshold GAME --of …`.
struct ThresholdCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ThresholdStudy.key,
    abstract: "Find the values of a number at which what follows from a game changes.",
    discussion: """
      The range is looked at in 65 places, or as many as asked for, and divided further wherever the \
      outcomes of the equilibria differ, down to a billionth of its width. The other numbers keep their \
      best values.
      """)

  @OptionGroup var game: GameOptions

  @Option(
    name: [.customLong("over"), .customLong("of")],
    help: ArgumentHelp(
      "The number, from where to where, and in how many places to look first.",
      valueName: "name=lo..hi[:n]"))
  var over: String

  @Flag(help: "Count a change in the number of equilibria as well.")
  var equilibria = false

  @OptionGroup var threads: ThreadOptions
  @OptionGroup var picture: ChartOptions
  @OptionGroup var face: FaceOptions

  func run() async throws {
    try face.check(keys: ThresholdStudy.tables)
    try picture.check()
    let axis = try SweepOptions.told {
      try SweepOptions.Axis(over.contains(":") ? over : over + ":65")
    }
    let subject = try game.read()
    let progress = ProgressLine()
    let searched = try await progress.waiting(for: "searching") {
      try await SweepOptions.told {
        try await ThresholdStudy(
          threads.settings(seed: 1), along: axis, countsEquilibria: equilibria
        ).searched(subject) { progress.update($0, $1, $2) }
      }
    }
    try Console.write(
      try face.text(searched.findings, main: ThresholdStudy.mainTables, mostRows: 100))
    try picture.write { searched.chart() }
  }
}

/// Where a picture of the findings goes.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw the findings as SVG into a file.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var chart: String?

  func validate() throws {
    if chart == "-" { throw ValidationError("--chart takes the name of a file.") }
  }

  /// Refuses a path at which no file can be written, before the work is done.
  func check() throws(Failure) {
    if let chart { try OutputFile.check(chart) }
  }

  /// Writes the picture, if one is wanted.
  func write(_ draw: () -> Element) throws(Failure) {
    guard let chart else { return }
    try OutputFile.write(DrawingFile.bytes(draw()), to: chart, as: "chart")
  }
}

extension SweepOptions {
  /// Turns what a sweep refuses into what the user is told.
  static func told<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let fault as SweepFault {
      throw Failure(.wrongUse, "credence: \(fault)")
    }
  }

  /// The same for work that waits.
  static func told<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let fault as SweepFault {
      throw Failure(.wrongUse, "credence: \(fault)")
    }
  }
}
