import ArgumentParser
import Briefing
import Record
import Studies

/// Runs a study and shows its findings.
private func show(
  _ type: (some Study<Case>).Type, _ subject: CaseOptions, _ settings: StudySettings,
  _ face: FaceOptions
) async throws {
  try face.check(keys: type.tables)
  let subject = try subject.read()
  // Errors end the study, which lists them then.
  let doubts = type.caseSheet.map(subject.problems) ?? []
  if !doubts.contains(where: { $0.severity == .error }) {
    ProblemList.say(doubts, count: doubts.count)
  }
  let progress = ProgressLine()
  defer { progress.finish() }
  let findings = try await orMissing {
    try await type.init(settings).findings(on: subject) { progress.update($0, $1, $2) }
  }
  progress.finish()
  try Console.write(try face.text(findings, main: type.mainTables))
}

/// Runs a study under every counting rule of event data, and shows its findings side by side.
private func showEveryRule(
  _ type: (some Study<Case>).Type, _ subject: CaseOptions, _ settings: StudySettings,
  _ face: FaceOptions
) async throws {
  try face.check(keys: type.tables)
  let (unfed, events) = try subject.readUnfed()
  let progress = ProgressLine()
  defer { progress.finish() }
  var findings: [(setting: String, findings: Findings)] = []
  for rule in CountingRule.allCases {
    let fed = try subject.feed(unfed, events, rule: rule)
    let found = try await orMissing {
      try await type.init(settings).findings(on: fed) {
        progress.update("\(rule.rawValue), \($0)", $1, $2)
      }
    }
    findings.append((rule.rawValue, found))
  }
  progress.finish()
  let column = Column(key: "counting", title: "Counting", meaning: "Counting rule of event data.")
  guard let joined = try Findings.sideBySide(findings, column: column) else { return }
  try Console.write(try face.text(joined, main: type.mainTables))
}

/// Whether a study is run under every rule.
struct EveryRuleOption: ParsableArguments {
  @Flag(help: "Show the results under every counting rule of event data, side by side.")
  var everyRule = false
}

/// `credence words CASE`.
struct WordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: WordsStudy.key,
    abstract: "Show what is said: contradictions, and how the message depends on the audience.",
    discussion: """
      Contradictions are pairs of opposite statements on one proposition, and affirmed \
      statements that deeds belie, within the case's window. Tailoring is measured in bits with a \
      permutation test. Guides/Words.md has the mathematics.
      """)

  @OptionGroup var subject: CaseOptions
  @OptionGroup var face: FaceOptions
  @OptionGroup var settings: SettingOptions

  func run() async throws { try await show(WordsStudy.self, subject, settings.settings, face) }
}

/// `credence deeds CASE`.
struct DeedsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: DeedsStudy.key,
    abstract: "Show what is done: indicators by week, and the sequence of an earlier case.",
    discussion: "Guides/Deeds.md has the mathematics.")

  @OptionGroup var subject: CaseOptions
  @OptionGroup var rules: EveryRuleOption
  @OptionGroup var face: FaceOptions
  @OptionGroup var settings: SettingOptions

  func run() async throws {
    guard rules.everyRule else {
      return try await show(DeedsStudy.self, subject, settings.settings, face)
    }
    try await showEveryRule(DeedsStudy.self, subject, settings.settings, face)
  }
}

/// `credence read CASE`.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ReadStudy.key,
    abstract: "Read intent: from words alone, from deeds alone, and from both.",
    discussion: """
      Shows the probability of each hypothesis with its range, what the reading rests on, the \
      weight of every piece of evidence in bits, and what would change the odds twofold. \
      Guides/Intent.md has the mathematics and the limits.
      """)

  @OptionGroup var subject: CaseOptions
  @OptionGroup var rules: EveryRuleOption
  @OptionGroup var words: WordOptions
  @OptionGroup var face: FaceOptions
  @OptionGroup var settings: SettingOptions

  func run() async throws {
    let chosen = settings.settings(words: words.words)
    guard rules.everyRule else {
      return try await show(ReadStudy.self, subject, chosen, face)
    }
    try await showEveryRule(ReadStudy.self, subject, chosen, face)
  }
}

/// `credence call CASE`.
struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: CallStudy.key,
    abstract: "Find what would call a bluff: demands that the earnest meet and nobody else.",
    discussion: """
      Solves the demands of demands.yaml as games with the reading of intent as belief: who would \
      meet each, what would be believed after either answer, what being wrong costs, and which \
      statements move nothing. Guides/Calling.md has the mathematics and the file.
      """)

  @OptionGroup var subject: CaseOptions
  @OptionGroup var face: FaceOptions
  @OptionGroup var settings: SettingOptions

  func run() async throws { try await show(CallStudy.self, subject, settings.settings, face) }
}

/// `credence deter CASE`.
struct DeterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: DeterStudy.key,
    abstract: "Find what would deter: how large and how credible a response has to be.",
    discussion: """
      Reads deterrence.yaml: rungs of escalation, what each would gain and what would answer it. \
      Shows how likely each is, what a public commitment adds and risks, how large a response has to \
      be, where nothing affordable deters, and where a response provokes. Guides/Deterrence.md has \
      the mathematics and the file.
      """)

  @OptionGroup var subject: CaseOptions
  @OptionGroup var face: FaceOptions
  @OptionGroup var settings: SettingOptions

  func run() async throws { try await show(DeterStudy.self, subject, settings.settings, face) }
}
