import Record
import Testing

@testable import Events

@Suite struct `Every importer` {
  @Test func `has a sample`() {
    #expect(Importers.sources.map(\.id).sorted() == ImporterSamples.all.map(\.source).sorted())
  }

  @Test(arguments: ImporterSamples.all) func `accounts for every row`(
    sample: ImporterSample
  ) throws {
    #expect(try ImporterContract(sample: sample).sums() == [])
  }

  @Test(arguments: ImporterSamples.all) func `keeps what the scope holds`(
    sample: ImporterSample
  ) throws {
    #expect(try ImporterContract(sample: sample).scopes() == [])
  }

  @Test(arguments: ImporterSamples.all) func `goes on where it stopped`(
    sample: ImporterSample
  ) throws {
    #expect(try ImporterContract(sample: sample).parts() == [])
  }

  @Test(arguments: ImporterSamples.all) func `gives the same in chunks of any size`(
    sample: ImporterSample
  ) throws {
    #expect(try ImporterContract(sample: sample).chunks() == [])
  }

  @Test(arguments: ImporterSamples.all) func `takes line ends of either kind`(
    sample: ImporterSample
  ) throws {
    #expect(try ImporterContract(sample: sample).lineEnds() == [])
  }

  @Test(arguments: ImporterSamples.all, [1, 2] as [UInt64])
  func `never crashes, and loses no row in silence`(
    sample: ImporterSample, seed: UInt64
  ) throws {
    #expect(try ImporterContract(sample: sample).mutations(seed: seed) == [])
  }

  @Test(arguments: ImporterSamples.all)
  func `gives the rows of an archive or a problem, however it is damaged`(
    sample: ImporterSample
  ) throws {
    #expect(try DamagedArchives(sample: sample).faults(seed: 3) == [])
  }

  @Test(arguments: [
    ("a\n\nb", 2), (" \t\n\"\",\n\"a\nb\",c\n", 1), ("\"a\nb\nc", 3), ("\"a\"b\nc", 2),
    ("\"a\"\"\",b\r\r\nc", 2), ("", 0), ("\u{FEFF}a", 1), ("\"\"\"\"\r\n", 1),
  ])
  func `is counted against a slow reader that agrees with the quick one`(
    text: String, count: Int
  ) throws {
    let bytes = Array(text.utf8)
    #expect(SlowRecords(bytes: bytes, separator: 0x2C, hasQuotes: true).count == count)
    let reader = try DelimitedText(ByteStream(name: "", bytes: bytes), .commas)
    var found = 0
    while true {
      if case .end = try reader.next() { break }
      found += 1
    }
    #expect(found == count)
  }
}
