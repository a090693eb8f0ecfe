import Testing

@testable import Games

@Suite struct `Strategic game files` {
  @Test(arguments: [
    SampleGames.matchingPennies, SampleGames.prisonersDilemma, SampleGames.threePlayers,
  ])
  func `read back as they were written`(text: String) throws {
    let form = try NormalForm(nfg: text)
    #expect(try NormalForm(nfg: form.nfg) == form)
    #expect(try GameFile(Array(text.utf8)) == .strategic(form))
  }

  @Test func `both forms say the same`() throws {
    let dilemma = try NormalForm(nfg: SampleGames.prisonersDilemma)
    #expect(dilemma.comment == "A \"dilemma\"")
    #expect(dilemma.strategies == [["silent", "confess"], ["silent", "confess"]])
    let plain = try NormalForm(
      nfg: "NFG 1 D \"\" { \"One\" \"Two\" } { 2 2 } 2, 2 3, 0, 0 3e0 1. 1")
    #expect(plain.payoffs == dilemma.payoffs)
    #expect(plain.strategies == [["1", "2"], ["1", "2"]])
    #expect(plain.payoffs == [2, 3, 0, 1, 2, 0, 3, 1])
  }

  @Test func `the null outcome pays nothing`() throws {
    let form = try NormalForm(nfg: "NFG 1 R \"\" { \"A\" } { { \"x\" \"y\" } } { { \"o\" 5 } } 0 1")
    #expect(form.payoffs == [0, 5])
    #expect(try NormalForm(nfg: form.nfg) == form)
    #expect(try Game(form).payoffs == [0, 5])
  }

  @Test(
    arguments: [
      (
        "NFG 1 R \"\" { \"A\" } { 0 } 1",
        "1:22: found the number 0; expected the number of strategies of player 1, 1 to 2 in so short a file"
      ),
      (
        "NFG 1 R \"\" { \"A\" } { 3 } 1 2",
        "1:26: found a file too short for the 3 entries of the table; expected an entry for every profile of strategies"
      ),
      (
        "NFG 1 R \"\" { \"A\" } { 1 1 } 1 2",
        "1:24: found the number 1; expected “}” after 1 players"
      ),
      (
        "NFG 1 R \"\" { \"A\" } { 2 } 1 x 2",
        "1:28: found “x”; expected payoff 1 of profile 2 of 2, a number"
      ),
      (
        "NFG 1 R \"\" { \"A\" } { 2 } 1 2 3",
        "1:30: found the number 3; expected the end of the file, because every profile has its payoffs"
      ),
      ("NFG 1 R \"\" { \"A\" } { { } } 1", "1:20: “A” has no actions"),
      (
        "NFG 1 R \"\" { \"A\" } { 2 } { { \"o\" 1 } } 1 2",
        "1:42: found the number 2; expected the outcome of profile 2 of 2, 0 to 1"
      ),
      (
        "NFG 1 R \"\" { \"A\" } { 2 } { { \"o\" 1 2 } } 1 2",
        "1:36: found the number 2; expected “}” after 1 payoffs"
      ),
    ])
  func `faults are named with line and column`(text: String, message: String) {
    #expect { try NormalForm(nfg: text) } throws: { "\($0)" == message }
  }

  @Test func `a table that the file cannot fill costs no memory`() {
    let text =
      "NFG 1 R \"\" { \"A\" \"B\" \"C\" } { 40 40 40 } 1 2 3" + String(repeating: " 4", count: 200)
    #expect { try NormalForm(nfg: text) } throws: { "\($0)".contains("a file too short") }
  }

  @Test func `neither format is refused by its first word`() {
    #expect { try GameFile(Array("#AGG".utf8)) } throws: {
      "\($0)"
        == "1:1: found “#AGG”; expected “EFG” or “NFG”, with which games in Gambit's formats begin"
    }
  }
}
