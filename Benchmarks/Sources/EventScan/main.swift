// Reads GDELT 2.0 files, keeps what touches Russia and Ukraine, and counts it by pair, week and quad
// class: the work that peers do beside it.
//
//   EventScan FILE...
//   EventScan --all FILE...    reads each row to its end, and only counts
import Events
import Foundation
import Quantities
import Record

/// Events and the sum of their Goldstein values, by source, target, week and class.
struct Tally {
  struct Key: Hashable {
    let source: StateID
    let target: StateID
    let week: Int
    let quad: Int
  }

  var cells: [Key: (events: Int, tenths: Int)] = [:]

  mutating func add(_ path: String, _ scope: EventScope) throws {
    for file in try EventFile.open(path) {
      let scan = try EventScan(file, source: "gdelt2", scope: scope)
      while try scan.nextChunk({ add($0) }) {}
      FileHandle.standardError.write(Data("\(file.name): \(scan.counts)\n".utf8))
    }
  }

  private mutating func add(_ event: EventScan.Event) {
    let key = Key(
      source: event.source.state, target: event.target.state, week: event.day.week.number,
      quad: event.code.quad?.number ?? 0)
    let tenths = Int(((event.goldstein ?? 0) * 10).rounded())
    Tally.add(tenths, to: &cells[key, default: (0, 0)])
  }

  private static func add(_ tenths: Int, to cell: inout (events: Int, tenths: Int)) {
    cell.events += 1
    cell.tenths += tenths
  }

  var csv: String {
    var lines: [String] = []
    for (key, cell) in cells {
      let sign = cell.tenths < 0 ? "-" : ""
      lines.append(
        "\(States.all.code(key.source)),\(States.all.code(key.target)),\(Week(number: key.week)),"
          + "\(key.quad),\(cell.events),\(sign)\(abs(cell.tenths) / 10).\(abs(cell.tenths) % 10)")
    }
    return "source,target,week,quad,events,goldstein\n" + lines.sorted().joined(separator: "\n")
  }
}

/// Reads each row in full, as an import that keeps all does before it stores anything.
func countAll(_ paths: ArraySlice<String>) throws -> Int {
  var kept = 0
  for file in try paths.flatMap({ try EventFile.open($0) }) {
    let scan = try EventScan(file, source: "gdelt2", scope: .everything)
    while try scan.nextChunk({ _ in kept += 1 }) {}
  }
  return kept
}

if CommandLine.arguments.dropFirst().first == "--all" {
  print(try countAll(CommandLine.arguments.dropFirst(2)))
  exit(0)
}
guard let first = Day(iso8601: "2022-02-24"), let last = Day(iso8601: "2022-10-31") else {
  exit(70)
}
let scope = EventScope(period: first...last, states: ["RUS", "UKR"], places: ["UKR"])
var tally = Tally()
for path in CommandLine.arguments.dropFirst() { try tally.add(path, scope) }
print(tally.csv)
