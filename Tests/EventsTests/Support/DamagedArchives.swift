import Foundation
import Quantities
import Record
import SampleCases

@testable import Events

/// Archives of an importer's sample, damaged at random.
struct DamagedArchives {
  let sample: ImporterSample

  /// Damaged archives never crash, and give the rows of the sample or a problem; faults in words.
  func faults(seed: UInt64) throws -> [String] {
    let folder = try TemporaryFolder()
    let place = folder.url.appendingPathComponent("a")
    let whole = try Scanned(sample.bytes, sample.source, context: sample.context).counts
    var mutator = ByteMutator(generator: SeededGenerator(seed: seed))
    let archives = [
      Archive.gzip(sample.bytes), Archive.zip([.init("a.csv", sample.bytes)]),
    ]
    return try (0..<ImporterContract.rounds / 3).compactMap { round in
      let archive = archives[round % archives.count]
      let bytes =
        round % 3 == 0
        ? Array(archive[..<mutator.generator.below(archive.count)])
        : mutator.mutated(archive, behind: 4)
      try Data(bytes).write(to: place)
      guard let counts = try counts(place.path), counts != whole else { return nil }
      return "seed \(seed), round \(round): \(counts)"
    }
  }

  /// What became of the rows of a file; `nil` where it is refused as a whole.
  private func counts(_ path: String) throws -> RowCounts? {
    do throws(Problem) {
      // What is cut before the first bytes that tell an archive is plain text, of no row.
      guard let file = try EventFile.open(path).first, file.size >= 4 else { return nil }
      let scan = try EventScan(
        file, source: sample.source, scope: .everything, mapping: sample.context.mapping)
      while try scan.nextChunk({ _ in }) {}
      return scan.counts
    } catch {
      return nil
    }
  }
}
