import Foundation
import SampleCases
import Testing

/// `credence solve` as its user meets it.
struct SolveTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(GameTexts.beerOrQuiche, to: "beer.efg")
    try folder.write(GameTexts.entry, to: "entry.efg")
    try folder.write(GameTexts.matchingPennies, to: "pennies.nfg")
    try folder.write(GameTexts.forgetful, to: "forgetful.efg")
  }

  private func solve(_ file: String, _ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(["solve", folder.path(file)] + arguments)
  }

  // MARK: What it shows

  @Test(arguments: ["beer.efg", "entry.efg", "pennies.nfg"])
  func `A game is solved, and all goes to standard output`(_ file: String) async throws {
    let outcome = try await solve(file)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("was found") || outcome.output.contains("were found"))
    #expect(outcome.output.contains("Strategies by information set"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `JSON holds every table, documented with its unit, and nothing else is`()
    async throws
  {
    let outcome = try await solve("beer.efg", "--format", "json")
    let findings = try FindingsText(outcome.output)
    #expect(findings.key == "solve")
    #expect(findings.stamp.case == "beer.efg")
    let documented = try OutputGuide().tables(of: "solve")
    #expect(documented.map(\.key) == findings.tables.map(\.key))
    for (table, guide) in zip(findings.tables, documented) {
      #expect(guide.columns == table.columns.map(\.key), "columns of \(table.key)")
      #expect(guide.units == table.columns.map { $0.unit ?? "" }, "units of \(table.key)")
    }
  }

  @Test func `CSV is the equilibria, or the table asked for`() async throws {
    let bare = try CommaSeparated(try await solve("beer.efg", "--format", "csv").output)
    #expect(bare.header.prefix(3) == ["equilibrium", "component", "pure"])
    let probabilities = try CommaSeparated(
      try await solve("pennies.nfg", "--format", "csv", "--table", "probabilities").output)
    #expect(probabilities.rows.count == 4)
  }

  @Test func `The same file gives the same bytes`() async throws {
    let one = try await solve("beer.efg", "--format", "json").output
    #expect(one == (try await solve("beer.efg", "--format", "json").output))
  }

  @Test func `The game is drawn into a file, whose place is told`() async throws {
    let outcome = try await solve("beer.efg", "--tree", folder.path("beer.svg"))
    #expect(outcome.code == 0)
    #expect(outcome.errors == "The tree is at \(folder.path("beer.svg"))\n")
    #expect(outcome.output == (try await solve("beer.efg")).output)
    let svg = try String(contentsOfFile: folder.path("beer.svg"), encoding: .utf8)
    #expect(svg.hasPrefix("<?xml") && svg.hasSuffix("</svg>\n"))
    let refused = try await solve("beer.efg", "--tree", folder.path("none/beer.svg"))
    #expect(refused.code == 73)
    #expect(refused.output.isEmpty)
  }

  // MARK: YAML

  private func guide(_ file: String) -> String {
    Program.package.appendingPathComponent(file).path
  }

  @Test func `A game in YAML is solved over draws, the same on any number of threads`()
    async throws
  {
    let arguments = ["solve", guide("Guides/games/crisis.yaml"), "--draws", "256"]
    let one = try await Program.run(arguments + ["--threads", "1", "--format", "json"])
    #expect(one.code == 0)
    #expect(one.errors.isEmpty)
    let two = try await Program.run(arguments + ["--threads", "2", "--format", "json"])
    #expect(one.output == two.output)
    let findings = try FindingsText(one.output)
    #expect(findings.stamp.draws == 256)
    let shares = try #require(findings.tables.first { $0.key == "shares" })
    #expect(
      shares.rows.map { $0["outcome"] }
        == ["status quo", "concession", "war", "back down"].map { .text($0) })
    let csv = try CommaSeparated(
      try await Program.run(arguments + ["--format", "csv", "--table", "shares"]).output)
    #expect(csv.header.contains("lowest_low") && csv.rows.count == 4)
  }

  @Test func `The guide shows the game that it speaks of`() throws {
    let text = try String(contentsOfFile: guide("Guides/Games.md"), encoding: .utf8)
    let game = try String(contentsOfFile: guide("Guides/games/crisis.yaml"), encoding: .utf8)
    #expect(text.contains("```yaml\n\(game)```"))
  }

  @Test func `A game of a case uses the case's assumptions, and check looks at it`() async throws {
    let solved = try await Program.run(
      ["solve", guide("Cases/ukraine-2022/games/costly-step.yaml"), "--draws", "64"])
    #expect(solved.code == 0)
    #expect(solved.errors.isEmpty)
    #expect(solved.output.contains("call.earnest"))
    let place = try folder.write(SampleCase())
    try folder.write(
      "title: x\nplayers: [A]\ntree: {payoffs: [b]}\n", to: "borderland/games/one.yaml")
    try folder.write(GameTexts.entry, to: "borderland/games/two.efg")
    let check = try await Program.run(["check", place.path])
    #expect(check.code == 1)
    #expect(check.output.contains("games/one.yaml:3:18: error: found the name “b”"))
    #expect(check.output.contains("24 assumptions, 1 game; 1 error, 0 warnings;"))
  }

  @Test func `Faults of a game in YAML are listed, and end with 65`() async throws {
    try folder.write(
      "title: x\nplayers: [A, B]\ntree:\n  player: C\n  actions: {a: [1], b: out}\n",
      to: "bad.yaml")
    let outcome = try await solve("bad.yaml")
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("bad.yaml:4:11: error: found player “C”"))
    #expect(outcome.errors.contains("bad.yaml:5:24: error: found outcome “out”"))
    #expect(outcome.errors.contains("cannot be read"))
  }

  // MARK: What it refuses

  @Test func `Where no equilibrium is found, it says why and ends with 1`() async throws {
    let none = try await solve("pennies.nfg", "--solver", "pure-enumeration")
    #expect(none.code == 1)
    #expect(none.output.contains("no equilibria in pure strategies"))
    let refused = try await solve("forgetful.efg")
    #expect(refused.code == 1)
    #expect(refused.output.contains("No solver can solve this game"))
    #expect(refused.output.contains("the player forgets what he did"))
  }

  /// Zero-sum, 250 by 250: more than a moment's work for the linear program.
  @Test func `A time limit stops the work, and what was found till then is shown`() async throws {
    let names = (0..<250).map { "\"s\($0)\"" }.joined(separator: " ")
    let payoffs = (0..<62_500).map { place in
      let amount = place * 7_919 % 1_009 - 500
      return "\(amount) \(-amount)"
    }.joined(separator: " ")
    try folder.write(
      "NFG 1 R \"Large\" { \"A\" \"B\" } { { \(names) } { \(names) } } \"\" \(payoffs)",
      to: "large.nfg")
    let outcome = try await solve("large.nfg", "--time-limit", "0.01")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("stopped by the time limit"))
  }

  @Test func `A time limit stops the draws as well, and the best values are still solved`()
    async throws
  {
    let outcome = try await Program.run([
      "solve", guide("Guides/games/crisis.yaml"), "--draws", "1000000", "--time-limit", "1.5",
    ])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("the time limit came before the last draw"))
    #expect(outcome.output.contains("Strategies by information set"))
  }

  @Test func `A file that is not there, a folder and an empty file end with 65`() async throws {
    try folder.write("", to: "empty.efg")
    for (file, words) in [
      ("none.efg", "found no such file"), ("", "found a folder"), ("empty.efg", "an empty file"),
    ] {
      let outcome = try await solve(file)
      #expect(outcome.code == 65)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(words), "\(file)")
    }
  }

  @Test func `A fault in a file is named by line and column`() async throws {
    try folder.write(
      GameTexts.entry.replacing("t \"\" 2 \"war\" { -1, -1 }", with: "t \"\" 2 \"war\" { -1 x }"),
      to: "bad.efg")
    let outcome = try await solve("bad.efg")
    #expect(outcome.code == 65)
    #expect(outcome.errors.hasPrefix("credence: \(folder.path("bad.efg")):5:"))
    #expect(outcome.errors.contains("error: found") && outcome.errors.contains("; expected "))
  }

  @Test func `A wrong solver, table or limit ends with 64`() async throws {
    for (arguments, words) in [
      (["--solver", "sequence-pl"], "did you mean “sequence-lp”?"),
      (["--solver", "sequence-lp"], "cannot solve this game"),
      (["--table", "strategie"], "did you mean “strategies”?"),
      (["--time-limit", "0"], "--time-limit takes"), (["--most", "0"], "--most takes"),
      (["--equilibrium", "0"], "--equilibrium takes"),
      (["--tree", "-"], "--tree takes"),
    ] {
      let outcome = try await Program.run(["solve", folder.path("beer.efg")] + arguments)
      #expect(outcome.code == 64, "\(arguments)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(words), "\(arguments)")
    }
  }

  // MARK: Hostile names

  @Test(arguments: Hostility.allCases)
  func `Names in a game act neither on a terminal nor on programs`(_ hostility: Hostility)
    async throws
  {
    try folder.write(
      GameTexts.entry(named: { hostility.spoil($0).replacing("\0", with: "") }), to: "hostile.efg")
    let shown = try await solve(
      "hostile.efg", "--table", "all", "--tree", folder.path("hostile.svg"))
    let svg = try String(contentsOfFile: folder.path("hostile.svg"), encoding: .utf8)
    let page = try Markup("<!DOCTYPE html>" + svg.drop { $0 != "\n" }.dropFirst())
    #expect(page.elements.isSubset(of: Self.drawn))
    #expect(!page.names.contains { $0.hasPrefix("on") || $0 == "href" || $0 == "src" })
    #expect(shown.code == 0, "\(shown.errors)")
    #expect(acting(in: shown.output).isEmpty)
    let json = try await solve("hostile.efg", "--format", "json")
    let turning = json.output.unicodeScalars.filter { scalar in
      scalar.properties.isBidiControl || (scalar.value < 0x20 && scalar != "\n")
        || (0x7F..<0xA0).contains(scalar.value)
    }
    #expect(turning.isEmpty)
    let rows = try FindingsText(json.output).tables.first { $0.key == "strategies" }?.rows
    #expect(rows?.first?["player"] == .text(hostility.spoil("Entrant")))
    for table in ["strategies", "outcomes"] {
      let csv = try CommaSeparated(
        try await solve("hostile.efg", "--format", "csv", "--table", table).output)
      let formulas = csv.rows.flatMap { $0 }.filter { field in
        guard let first = field.first, Double(field) == nil else { return false }
        return "=+-@\t\r".contains(first)
      }
      #expect(formulas.isEmpty)
    }
  }

  /// The elements of a drawing.
  private static let drawn: Set<String> = [
    "svg", "style", "title", "desc", "text", "line", "path", "circle", "rect",
  ]

  /// Scalars that a terminal or an eye would obey.
  private func acting(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      guard scalar != "\n" else { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return scalar.properties.isBidiControl
      }
    }
  }
}
