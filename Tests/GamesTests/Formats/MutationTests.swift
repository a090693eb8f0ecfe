import Quantities
import Testing

@testable import Games

/// Changes bytes of sound files at random, as slips, truncation and malice do.
struct Mutator {
  var generator: SeededGenerator

  private static let pieces: [[UInt8]] =
    [
      "\"", "\\", "\\\"", "{", "}", ",", " ", "\n", "\r", "\0", "0", "1", "-1", "2", "9", "1/0",
      "1/3",
      "1e999", "1e-999", "9999999999999999999999", ".", "e", "+", "/", "p \"\" 1 1 0 ", "t \"\" 0 ",
      "c \"\" 1 0 ", "{ 2 2 }", "{ \"a\" }", "é", "\u{202E}", "EFG 2 R ", "NFG 1 R ",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF]]

  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...generator.below(4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = generator.below(bytes.count)
    let end = min(bytes.count, start + generator.below(generator.below(8) == 0 ? 200 : 12))
    switch generator.below(8) {
    case 0: bytes[start] = UInt8(generator.below(256))
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: generator.below(bytes.count))
    case 3: bytes.replaceSubrange(start..<end, with: piece())
    case 4: bytes.insert(contentsOf: piece(), at: start)
    case 5 where generator.below(6) == 0: bytes.removeSubrange(start...)
    case 6: digit(&bytes, from: start)
    default: bytes.swapAt(start, generator.below(bytes.count))
    }
  }

  /// Changes the next digit, which keeps most files well-formed.
  private mutating func digit(_ bytes: inout [UInt8], from start: Int) {
    guard
      let place = bytes[start...].firstIndex(where: {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
      })
    else { return }
    bytes[place] = UInt8(ascii: "0") + UInt8(generator.below(10))
  }

  private mutating func piece() -> [UInt8] {
    Mutator.pieces[generator.below(Mutator.pieces.count)]
  }
}

@Suite struct `Mutated game files` {
  static let samples = [
    SampleGames.strippedDownPoker, SampleGames.strippedDownPokerTerse, SampleGames.watson,
    SampleGames.beerOrQuiche, SampleGames.stages, SampleGames.matchingPennies,
    SampleGames.prisonersDilemma, SampleGames.threePlayers,
  ].map { Array($0.utf8) }

  /// What is wrong with what the reader made of some bytes, in words; and whether it took them.
  static func faults(_ bytes: [UInt8]) -> (faults: [String], isRead: Bool) {
    do {
      let file = try GameFile(bytes)
      return (try faults(file), true)
    } catch let error as FormatError {
      let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
      let isPlaced = 1...lines ~= error.line && 1...bytes.count + 1 ~= error.column
      let isShort = error.description.utf8.count < 3_000
      return (isPlaced && isShort ? [] : ["bad error: \(error)"], false)
    } catch {
      return (["another error: \(error)"], false)
    }
  }

  private static func faults(_ file: GameFile) throws -> [String] {
    switch file {
    case .extensive(let game):
      guard try Game(efg: game.efg) == game else { return ["reads back differently"] }
      guard game.recall.isPerfect else { return [] }
      let certificate = try Assessment(.uniform(in: game), in: game).certificate
      return certificate.regret >= -1e-9 * max(1, game.payoffScale)
        ? [] : ["regret \(certificate.regret)"]
    case .strategic(let form):
      return try NormalForm(nfg: form.nfg) == form ? [] : ["reads back differently"]
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `never crash or hang, and read back where they are read`(seed: UInt64) {
    var mutator = Mutator(generator: SeededGenerator(seed: seed))
    var readCount = 0
    for round in 0..<2_000 {
      let sample = Self.samples[mutator.generator.below(Self.samples.count)]
      let result = Self.faults(mutator.mutated(sample))
      #expect(result.faults == [], "seed \(seed), round \(round)")
      if result.isRead { readCount += 1 }
    }
    // Enough of them stay well-formed for the second half of the claim.
    #expect(readCount > 100)
  }
}
