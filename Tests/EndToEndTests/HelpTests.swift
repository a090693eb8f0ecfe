import Testing

/// What the program says of itself.
struct HelpTests {
  private static let commands = [
    "demo", "new", "check", "words", "deeds", "read", "brief", "solve", "sweep",
    "threshold", "model", "fetch",
  ]

  @Test func `Help names every command and every exit code`() async throws {
    let outcome = try await Program.run(["--help"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    for command in Self.commands { #expect(outcome.output.contains("\n  \(command) ")) }
    for code in ["0 done", "1 ", "64 ", "65 ", "69 ", "73 ", "77 ", "130 "] {
      #expect(outcome.output.contains(code), "exit code \(code)")
    }
  }

  @Test func `Called without anything, the program shows its help`() async throws {
    let (bare, help) = (try await Program.run([]), try await Program.run(["--help"]))
    #expect(bare.code == 0)
    #expect(bare.output == help.output)
  }

  @Test(arguments: HelpTests.commands)
  func `Each command has help of its own, by either way of asking`(_ command: String) async throws {
    let help = try await Program.run(["help", command])
    let flag = try await Program.run([command, "--help"])
    #expect(help.code == 0)
    #expect(help.output.contains("USAGE: credence \(command)"))
    #expect(help.output == flag.output)
  }

  @Test func `The version is one line with a number of three parts`() async throws {
    let outcome = try await Program.run(["--version"])
    #expect(outcome.code == 0)
    #expect(try #/credence \d+\.\d+\.\d+\n/#.wholeMatch(in: outcome.output) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `Completions for a shell name every command`(_ shell: String) async throws {
    let outcome = try await Program.run(["--generate-completion-script", shell])
    #expect(outcome.code == 0)
    for command in Self.commands { #expect(outcome.output.contains(command)) }
  }

  @Test func `The completions for bash are valid bash`() async throws {
    let outcome = try await Program.shell(
      "\"$CREDENCE\" --generate-completion-script bash | bash -n")
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [
    ["wrds"], ["words"], ["words", "x", "--no-such-option"], ["read", "x", "--draws", "3"],
    ["read", "x", "--draws", "many"], ["words", "x", "--shuffles", "98"],
    ["words", "x", "--format", "xml"], ["words", "x", "--threads", "0"],
    ["words", "x", "--seed", "-1"],
  ])
  func `Wrong use ends with 64 and words on standard error alone`(
    _ arguments: [String]
  ) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Usage:") || outcome.errors.contains("USAGE:"))
  }
}
