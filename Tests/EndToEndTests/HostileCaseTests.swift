import Foundation
import SampleCases
import Testing

/// A case written to harm its reader: nothing in it runs, and nothing passes for the program's words.
struct HostileCaseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ command: String, _ place: URL, _ arguments: String...) async throws
    -> Program.Outcome
  {
    let settings = command == "check" ? [] : Program.quick
    let outcome = try await Program.run([command, place.path] + settings + arguments)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    return outcome
  }

  /// Readings take longest; these try most of what can go wrong in them.
  private static let readAlso: [Hostility] = [.controls, .directions, .length]

  // MARK: Terminal

  @Test(arguments: Hostility.allCases)
  func `Tables hold no control but line feeds, and no mark that turns or hides text`(
    _ hostility: Hostility
  ) async throws {
    let place = try folder.write(hostility.sample)
    #expect(unsafe(try await run("check", place).output).isEmpty)
    for study in ["words", "deeds"] + (Self.readAlso.contains(hostility) ? ["read"] : []) {
      let outcome = try await run(study, place, "--table", "all")
      #expect(unsafe(outcome.output).isEmpty, "\(study)")
      #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(study)")
    }
  }

  @Test(
    .enabled(if: PseudoTerminal.isAvailable, "needs util-linux's script"),
    arguments: [Hostility.controls, .directions])
  func `On a terminal with colour the program's own styles are the only escapes`(
    _ hostility: Hostility
  ) async throws {
    let place = try folder.write(hostility.sample)
    for arguments in [
      ["words", "--table", "all"], ["read", "--table", "evidence"], ["check"],
      ["words", "--format", "csv", "--table", "contradictions"],
    ] {
      let settings = arguments[0] == "check" ? [] : Program.quick
      let screen = try await PseudoTerminal.run(
        [arguments[0], place.path] + settings + arguments.dropFirst())
      #expect(unsafe(PseudoTerminal.withoutStyles(screen)).isEmpty, "\(arguments)")
    }
  }

  @Test func `Problems quote hostile rows, files and folders safely`() async throws {
    var sample = Hostility.controls.sample
    sample.statements[0].stance = Hostility.controls.spoil("deny")
    sample.statements[1].proposition = Hostility.directions.spoil("wants-truce")
    let place = try folder.write(sample, as: "case \u{1B}[31m\u{202E}")
    let check = try await Program.run(["check", place.path])
    #expect(check.code == 1)
    #expect(unsafe(check.output).isEmpty)
    for arguments in [["words", place.path], ["words", place.path + "/\u{1B}[31mnone"]] {
      let outcome = try await Program.run(arguments + Program.quick)
      #expect(unsafe(outcome.errors).isEmpty)
      #expect(!outcome.errors.isEmpty)
    }
    let brief = try await Program.run(["brief", place.path] + Program.quick, in: folder.url)
    #expect(brief.code == 0)
    #expect(unsafe(brief.errors).isEmpty)
  }

  /// Scalars that a terminal or an eye would obey.
  private func unsafe(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      guard scalar != "\n" else { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return scalar.properties.isBidiControl
      }
    }
  }

  // MARK: Programs

  @Test(arguments: [Hostility.markup, .controls, .directions])
  func `JSON keeps every text, with all that could act written as escapes`(
    _ hostility: Hostility
  ) async throws {
    let place = try folder.write(hostility.sample)
    let output = try await run("read", place, "--format", "json").output
    let turning = output.unicodeScalars.filter { scalar in
      scalar.properties.isBidiControl || (scalar.value < 0x20 && scalar != "\n")
        || (0x7F..<0xA0).contains(scalar.value)
    }
    #expect(turning.isEmpty)
    let findings = try FindingsText(output)
    let outlets = findings.tables.first { $0.key == "publishers" }?.rows.compactMap {
      $0["publisher"]
    }
    let expected = ["Herald", "Gazette"].map { name in
      Value.text(trimmed(hostility.spoil(name)))
    }
    #expect(try #require(outlets).contains(expected[0]))
    #expect(try #require(outlets).contains(expected[1]))
  }

  private func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(arguments: [Hostility.formulas, .markup, .controls])
  func `CSV stays CSV, and no field starts a formula`(_ hostility: Hostility) async throws {
    let place = try folder.write(hostility.sample)
    for (study, table) in [
      ("words", "contradictions"), ("deeds", "steps"), ("deeds", "indicators"),
      ("read", "publishers"),
    ] {
      let output = try await run(study, place, "--format", "csv", "--table", table).output
      let csv = try CommaSeparated(output)
      let formulas = csv.rows.flatMap { $0 }.filter { field in
        guard let first = field.first, Double(field) == nil else { return false }
        return "=+-@\t\r".contains(first)
      }
      #expect(formulas.isEmpty, "\(study) \(table)")
    }
  }

  // MARK: Brief

  @Test(arguments: Hostility.allCases)
  func `The brief has the elements and attributes of a harmless one, and leads nowhere else`(
    _ hostility: Hostility
  ) async throws {
    let harmless = try await Self.harmless.value
    let hostile = try await brief(hostility.sample, "hostile")
    let (plain, spoilt) = (try Markup(harmless), try Markup(hostile))
    #expect(spoilt.elements.subtracting(plain.elements).subtracting(["span"]).isEmpty)
    #expect(spoilt.names.subtracting(plain.names).isEmpty)
    #expect(spoilt.styles == plain.styles)
    #expect(!spoilt.elements.contains("script"))
    #expect(!spoilt.names.contains { $0.hasPrefix("on") || $0 == "style" || $0 == "src" })
    let links = spoilt.attributes.filter { $0.name == "href" }.map(\.value)
    #expect(links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://") })
    let acting = hostile.unicodeScalars.filter { scalar in
      scalar.properties.isBidiControl || (scalar.value < 0x20 && scalar != "\n")
        || (0x7F..<0xA0).contains(scalar.value)
    }
    #expect(acting.isEmpty)
    expectLinksLead(in: spoilt)
  }

  /// Every link inside the page has one place to lead to.
  private func expectLinksLead(in page: Markup) {
    let ids = page.attributes.filter { $0.name == "id" }.map(\.value)
    #expect(ids.count == Set(ids).count)
    #expect(ids.allSatisfy { !$0.contains(" ") })
    let inner = page.attributes.filter { $0.name == "href" && $0.value.hasPrefix("#") }
    let lost = inner.filter { !ids.contains(String($0.value.dropFirst())) }
    #expect(lost.isEmpty)
  }

  /// The brief of the sample case as it is, made once.
  private static let harmless = Task {
    let folder = try TemporaryFolder()
    let place = try folder.write(SampleCase())
    return try await Program.run(["brief", place.path, "-o", "-"] + Program.quick).output
  }

  private func brief(_ sample: SampleCase, _ name: String) async throws -> String {
    let place = try folder.write(sample, as: name)
    return try await run("brief", place, "-o", "-").output
  }
}
