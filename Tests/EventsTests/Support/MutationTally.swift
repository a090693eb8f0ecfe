import Foundation

@testable import Events

/// What became of mutated files of one source, told on standard error where CREDENCE_FUZZ_REPORT is set.
struct MutationTally {
  private let source: String
  private let lines: Set<ArraySlice<UInt8>>
  private var files = 0
  private var refusedFiles = 0
  private var mutatedRows = 0
  private var counts = RowCounts()

  init(_ sample: ImporterSample) {
    source = sample.source
    lines = Set(MutationTally.lines(sample.bytes))
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"))
  }

  /// Adds a file that was read; its mutated rows are the lines that the sample does not have.
  mutating func add(_ bytes: [UInt8], _ counts: RowCounts) {
    files += 1
    self.counts = self.counts + counts
    if MutationTally.isWanted {
      mutatedRows += MutationTally.lines(bytes).count { !lines.contains($0) }
    }
  }

  /// Adds a file that was refused as a whole.
  mutating func addRefusedFile() {
    files += 1
    refusedFiles += 1
  }

  private static let isWanted =
    ProcessInfo.processInfo.environment["CREDENCE_FUZZ_REPORT"] != nil

  /// Tells the counts, where they are asked for.
  func report() {
    guard MutationTally.isWanted else { return }
    let line =
      "fuzz \(source): \(files) files, \(refusedFiles) refused; \(mutatedRows) rows mutated; "
      + "\(counts.rows) rows read = \(counts.kept) kept + \(counts.refused) refused + "
      + "\(counts.outsidePeriod) outside + \(counts.otherParties) of others + "
      + "\(counts.withoutEvent) without event + "
      + "\(counts.noEvents) no events\n"
    FileHandle.standardError.write(Data(line.utf8))
  }
}
