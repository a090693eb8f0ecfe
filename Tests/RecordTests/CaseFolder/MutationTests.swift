import Quantities
import Testing

@testable import Record

/// Changes bytes of a sound case at random, as slips, truncation and malice do.
struct Mutator {
  var generator: SeededGenerator

  private static let pieces: [[UInt8]] =
    [
      "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\u{FEFF}", "&a ", "*a", "[", "{",
      "- ",
      ": ", "#", "|", ">", "'", "%", "---\n", "\\", "é", "9999999999999999999", "-1", "1e999",
      "nan",
      "2022-02-30", "\u{202E}", "!!binary ", "? ",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE]]

  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...generator.below(4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = generator.below(bytes.count)
    let end = min(bytes.count, start + generator.below(generator.below(8) == 0 ? 400 : 12))
    switch generator.below(7) {
    case 0: bytes[start] = UInt8(generator.below(256))
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: generator.below(bytes.count))
    case 3: bytes.replaceSubrange(start..<end, with: piece())
    case 4: bytes.insert(contentsOf: piece(), at: start)
    case 5 where generator.below(6) == 0: bytes.removeSubrange(start...)
    default: bytes.swapAt(start, generator.below(bytes.count))
    }
  }

  private mutating func piece() -> [UInt8] {
    Mutator.pieces[generator.below(Mutator.pieces.count)]
  }
}

/// Number of records that the reader has to account for, the header not counted.
func recordCount(_ bytes: [UInt8]) -> Int? {
  guard !bytes.isEmpty, let text = try? DelimitedText(ByteStream(name: "", bytes: bytes)) else {
    return nil
  }
  var count = -1
  while true {
    guard let item = try? text.next() else { return nil }
    if case .end = item { return max(count, 0) }
    count += 1
  }
}

@Suite struct `Mutated cases` {
  /// Reads mutations of the sample, and checks what holds of every result.
  static func check(seed: UInt64, count: Int) {
    let sample = SampleCase()
    let names = sample.files.keys.sorted()
    var mutator = Mutator(generator: SeededGenerator(seed: seed))
    for round in 0..<count {
      var mutated = sample
      let name = names[mutator.generator.below(names.count)]
      let bytes = mutator.mutated(sample.files[name] ?? [])
      mutated.files[name] = bytes
      let result = mutated.read()
      #expect(faults(result, name, bytes) == [], "seed \(seed), round \(round)")
    }
  }

  /// What is wrong with a result, in words.
  static func faults(_ result: CaseReader.Result, _ name: String, _ bytes: [UInt8]) -> [String] {
    var faults: [String] = []
    let lines = bytes.count { $0 == lineFeed || $0 == carriageReturn } + 1
    if let table = result.tables.first(where: { $0.file == name }),
      table.kept + table.refused != recordCount(bytes) ?? 0
    {
      faults.append("\(table) for \(String(describing: recordCount(bytes))) records")
    }
    for problem in result.problems where problem.place.file == name {
      let line = problem.place.line ?? 1
      if line < 1 || line > lines + 1 { faults.append("line out of range: \(problem)") }
      if problem.description.utf8.count > 2_000 { faults.append("long: \(problem)") }
    }
    if result.errorCount + result.warningCount != result.problems.count {
      faults.append("counts differ")
    }
    if let read = result.case {
      let sum = read.hypotheses.reduce(0) { $0 + $1.prior.value }
      if abs(sum - 1) > 0.021 { faults.append("priors sum to \(sum)") }
      if read.statements.contains(where: { !read.period.contains($0.day) }) {
        faults.append("a day outside the period")
      }
    } else if !result.hasErrors {
      faults.append("no case, and no error")
    }
    return faults
  }

  @Test(arguments: [1, 2, 3, 4]) func `never crash, hang or lose a row in silence`(seed: UInt64) {
    Self.check(seed: seed, count: 500)
  }

  @Test func `records counted by hand are all kept or refused`() {
    // Well-formed rows, of which every third has an unknown actor and every seventh a line break.
    for rows in [0, 1, 2, 50] {
      let text = (0..<rows).map { number in
        let actor = number % 3 == 2 ? "nobody" : "aland"
        let summary = number % 7 == 6 ? "\"a\nb\"" : "a"
        return "R\(number),2022-03-05,\(actor),meets,,,,\(summary),B2,,Times,Round,,\n"
      }.joined()
      let header =
        "id,date,actor,indicator,place,area,count,summary,reliability,origin,publisher,source,url,check\n"
      let result = SampleCase("deeds.csv", replacing: SampleCase.deeds, with: header + text).read()
      let refused = (0..<rows).count { $0 % 3 == 2 }
      #expect(count("deeds.csv", result) == [rows - refused, refused])
    }
  }
}
