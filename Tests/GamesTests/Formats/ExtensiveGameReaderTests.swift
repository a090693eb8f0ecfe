import Testing

@testable import Games

@Suite struct `Extensive game files` {
  @Test(arguments: [
    SampleGames.strippedDownPoker, SampleGames.watson, SampleGames.beerOrQuiche, SampleGames.stages,
  ])
  func `read back as they were written`(text: String) throws {
    let game = try Game(efg: text)
    #expect(try Game(efg: game.efg) == game)
    #expect(try GameFile(Array(text.utf8)) == .extensive(game))
  }

  @Test func `mean the same however they are set`() throws {
    let plain = try Game(efg: SampleGames.strippedDownPoker)
    #expect(try Game(efg: SampleGames.strippedDownPokerTerse) == plain)
    #expect(plain.efg == SampleGames.strippedDownPoker)
    let carriageReturns = SampleGames.strippedDownPoker.replacing("\n", with: "\r\n\u{0B}\u{0C}")
    #expect(try Game(efg: "\u{FEFF}" + carriageReturns) == plain)
  }

  @Test func `keep labels, comments, numbers and the null outcome`() throws {
    let text = """
      EFG 2 R "A \\"game\\" \\\\" { "One, {Two}" "" } "$\\alpha$
      second line"
      c "root" 9 "" { "" 1/3 "x" 0.66666666666666666666666666666666666666667 } 0
      p "left" 2 5 "é 囲碁" { "a" } 4 "" { 1e-3, -12345678901234567890123 }
      t "" 0
      t "right" 4 "" { 1e-3, -12345678901234567890123 }
      """
    let game = try Game(efg: text)
    #expect(game.title == "A \"game\" \\")
    #expect(game.players == ["One, {Two}", ""])
    #expect(game.comment == "$\\alpha$\nsecond line")
    #expect(game.nodeLabels == ["root", "left", "", "right"])
    #expect(game.informationSets[0].label == "é 囲碁")
    #expect(
      game.outcomes.map { $0.payoffs.map(\.description) } == [
        ["1/1000", "-12345678901234567890123"]
      ])
    #expect(game.payoffs == [0.001, 0.001, -1.2345678901234567e22, -1.2345678901234567e22])
    #expect(game.efg.contains("\"$\\alpha$"))
    #expect(try Game(efg: game.efg) == game)
  }

  @Test(arguments: [
    "", "\\", "\\\\", "\"", "\\\"", "a\\", "\\a\\\\\"b", "{", "\n", "\u{0}", "\u{202E}",
  ])
  func `any label survives`(label: String) throws {
    var tree = GameTree(title: label, comment: label, players: [label])
    let end = try tree.move(at: tree.root, by: label, in: label, actions: [label])
    try tree.end(at: end[0], outcome: label, payoffs: [0])
    tree.label(end[0], label)
    let game = try tree.frozen()
    #expect(try Game(efg: game.efg) == game)
  }

  @Test(
    arguments: [
      ("", "1:1: found the end of the file; expected “EFG”"),
      ("NFG", "1:1: found “NFG”; expected “EFG”"),
      ("EFG 3 R", "1:5: found the number 3; expected the version of the format, 2"),
      ("EFG 2 Q", "1:7: found “Q”; expected “R” or “D”"),
      ("EFG 2 R {", "1:9: found “{”; expected the title of the game, a text in quotes"),
      ("EFG 2 R \"é", "1:9: found a label that nothing closes; expected “\"” at its end"),
      ("EFG 2 R \"é\" { }", "1:13: there is no player"),
      (
        "EFG 2 R \"é\" { \"A\" 1 }",
        "1:19: found the number 1; expected the name of a player, a text in quotes, or “}”"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\n\nx",
        "3:1: found “x”; expected a node: “c” for chance, “p” for a player or “t” for a terminal"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 1",
        "2:7: found the end of the file; expected the name of outcome 1, which is not known yet"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 0 \"x\" { 1 }",
        "2:8: found the text \"x\"; expected no description, because outcome 0 is the null outcome"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 1.5 \"x\" { 1 }",
        "2:6: found the number 3/2; expected the number of the outcome, from 0"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 1 \"x\" { 1e999 }",
        "2:14: found “1e999”; expected a number such as 3, -0.5, 1e-3 or 1/3, within double precision"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 1 \"x\" { 1 2 }",
        "2:16: found the number 2; expected “}” after 1 payoffs"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 1 \"x\" { }",
        "2:14: found “}”; expected the payoff of player 1, a number"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\nt \"\" 0 t",
        "2:8: found “t”; expected the end of the file, because the tree is complete"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\np \"\" 2 1",
        "2:6: found the number 2; expected the number of a player, 1 to 1"
      ),
      ("EFG 2 R \"\" { \"A\" }\np \"\" 1 1 \"s\" { }", "2:8: “s” has no actions"),
      (
        "EFG 2 R \"\" { \"A\" }\nc \"\" 1 \"e\" { \"x\" 1/2 } 0",
        "2:6: the probabilities of “e” sum to 0.5; expected 1"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\np \"\" 1 1 \"s\" { \"x\" } 0 p \"\" 1 1 \"t\"{ \"x\" } 0",
        "2:31: the name is “t”; expected “s” as before"
      ),
      (
        "EFG 2 R \"\" { \"A\" }\np \"\" 1 1 \"s\" { \"x\" } 0",
        "2:23: found the end of the file; expected a node: “c” for chance, “p” for a player or “t” for a terminal"
      ),
    ])
  func `faults are named with line and column`(text: String, message: String) {
    #expect { try Game(efg: text) } throws: { "\($0)" == message }
  }

  @Test func `repeated descriptions must agree`() throws {
    let text = SampleGames.strippedDownPoker
    let payoffs = text.replacing(
      "t \"\" 3 \"Bob wins 1\" { -1, 1 }\np", with: "t \"\" 3 \"Bob wins 1\" { -1, 2 }\np")
    #expect { try Game(efg: payoffs) } throws: {
      "\($0)" == "14:6: the payoffs of “Bob wins 1” are -1, 1; expected -1, 2 as before"
    }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect { try Game(efg: Array("EFG 2 R \"".utf8) + [0xE9, 0x22]) } throws: {
      "\($0)" == "1:9: found bytes that are not UTF-8; expected text in UTF-8"
    }
  }

  @Test func `a wide set repeated without end costs no memory`() {
    let names = (0..<5_000).map { "\"\($0)\"" }.joined(separator: " ")
    let node = "p \"\" 1 1 0\n"
    let text =
      "EFG 2 R \"\" { \"A\" }\np \"\" 1 1 \"s\" { \(names) } 0\n"
      + String(repeating: node, count: 20_000)
    #expect { try Game(efg: text) } throws: { "\($0)".contains("a file too short") }
  }
}

extension String {
  /// The text with one piece replaced wherever it stands.
  func replacing(_ piece: String, with other: String) -> String {
    split(separator: piece, omittingEmptySubsequences: false).joined(separator: other)
  }
}
