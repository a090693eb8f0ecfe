import ArgumentParser
import Foundation
import Record

/// `credence new DIR`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new case: a working example with comments, to be changed.",
    discussion: """
      Writes case.yaml, statements.csv, deeds.csv, assumptions.csv, a precedent and a README into \
      a folder that does not exist yet, or is empty. Guides/Cases.md explains every column.
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  func run() throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    do throws(Problem) {
      try CaseTemplate.write(to: url, name: url.lastPathComponent)
    } catch {
      throw Failure(.cannotWrite, "credence: \(error)")
    }
    Console.say("The case is in \(shown(url.standardizedFileURL.path)). Read it with:")
    Console.say("  credence read \(shown(folder))")
  }
}
