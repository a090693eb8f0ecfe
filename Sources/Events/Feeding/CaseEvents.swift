public import Foundation
public import Quantities
public import Record

/// The event data of a case: files that belong to it, and its record of imported ones.
public struct CaseEvents: Sendable {
  /// The records, that of the case's own files first.
  public let stores: [EventStore]
  /// What is wrong with the files that belong to the case, and with queries.
  public let problems: [Problem]

  /// The event data of a case in a folder.
  ///
  /// Files that belong to the case are read anew each time, into memory: they are small, and live under
  /// git with the rest of it.
  public static func open(_ subject: Case, in folder: URL) throws(StoreFailure) -> CaseEvents {
    var stores: [EventStore] = []
    var problems = sourceProblems(subject)
    if !subject.events.files.isEmpty {
      let own = try EventStore.inMemory()
      let actors = actors(folder, &problems)
      for file in subject.events.files {
        problems += read(file, actors, subject, folder, into: own)
      }
      stores.append(own)
    }
    if let record = try EventStore.openIfPresent(in: folder) { stores.append(record) }
    return CaseEvents(stores: stores, problems: problems)
  }

  /// Events of all records that a query asks for, in order of day.
  public func events(
    _ query: EventQuery, in period: ClosedRange<Day>
  ) throws(StoreFailure) -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    for store in stores { events += try store.events(query, in: period) }
    guard stores.count > 1 else { return events }
    return events.enumerated()
      .sorted { ($0.element.dayNumber, $0.offset) < ($1.element.dayNumber, $1.offset) }
      .map(\.element)
  }

  // MARK: Files of the case

  /// The case's own table of actors; the program's where it cannot be read.
  private static func actors(_ folder: URL, _ problems: inout [Problem]) -> ActorTable {
    do throws(Problem) {
      let (actors, faults) = try ActorTable.read(in: folder)
      problems += faults
      return actors
    } catch {
      problems.append(error.told(of: ActorTable.fileName))
      return .standard
    }
  }

  private static func read(
    _ file: EventSettings.File, _ actors: ActorTable, _ subject: Case, _ folder: URL,
    into store: EventStore
  ) -> [Problem] {
    do {
      let mapping = try file.mapping.map {
        try InputFile.read(CaseFolder.path(of: $0, in: folder), upTo: 1 << 20)
      }
      let run = try EventImport(
        into: store, source: file.source, scope: try EventScope(of: subject), mapping: mapping,
        actors: actors)
      return try EventFile.open(try CaseFolder.path(of: file.path, in: folder)).flatMap {
        refusals(try run.add($0), of: file)
      }
    } catch let problem as Problem {
      return [problem.told(of: file.path)]
    } catch {
      return [
        Problem(at: .init(file: file.path), found: "\(error)", expected: "a readable file")
      ]
    }
  }

  /// The refused rows of a file of the case, told by the path that stands in `case.yaml`.
  private static func refusals(
    _ report: EventImport.Report, of file: EventSettings.File
  ) -> [Problem] {
    guard report.outcome != .unchanged else { return [] }
    let own = file.path.split(separator: "/").last.map(String.init) ?? file.path
    // A member of an archive is named behind it.
    let path = report.name.hasPrefix(own) ? file.path + report.name.dropFirst(own.count) : file.path
    let more = report.counts.refused - report.refused.count
    return report.refused.map { $0.told(of: path) }
      + (more > 0 ? [.moreRefused(more, file: path)] : [])
  }

  /// Names of sources in queries that there are none of.
  private static func sourceProblems(_ subject: Case) -> [Problem] {
    let names = Importers.sources.map(\.id)
    return subject.indicators.compactMap(\.events).flatMap { query in
      query.sources.filter { !names.contains($0) }.map { name in
        Problem(
          at: .init(file: "case.yaml", line: query.line), found: "source “\(name)”",
          expected: "one of " + names.joined(separator: ", "),
          suggestion: nearestName(to: name, in: names))
      }
    }
  }
}
