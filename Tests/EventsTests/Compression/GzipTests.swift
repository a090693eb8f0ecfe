import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Gzip files` {
  /// Lines that shrink, but not to nothing.
  private static let text = Array(
    (0..<9_000).map { "\($0)\t\($0 &* 7_919 % 1_000)\tUKR\n" }.joined().utf8)

  @Test func `give the text`() throws {
    #expect(try Unpacked.texts(Archive.gzip(Self.text)) == [Self.text])
    #expect(try Unpacked.texts(Archive.gzip([])) == [[]])
  }

  @Test func `give the text of all members, whatever zeros pad the end`() throws {
    let parts = [Self.text[..<70_000], Self.text[70_000..<70_001], Self.text[70_001...]]
    let bytes = parts.flatMap { Archive.gzip(Array($0)) }
    #expect(try Unpacked.texts(bytes) == [Self.text])
    #expect(try Unpacked.texts(bytes + [UInt8](repeating: 0, count: 200_000)) == [Self.text])
  }

  @Test func `give the text where members meet at any place of a piece`() throws {
    // Noise does not shrink, so that the second member begins around 128 KB.
    var generator = SeededGenerator(seed: 1)
    let noise = (0..<131_200).map { _ in UInt8(generator.below(256)) }
    for count in stride(from: 130_900, through: 131_100, by: 7) {
      let bytes = Archive.gzip(Array(noise[..<count])) + Archive.gzip(Self.text)
      #expect(try Unpacked.texts(bytes) == [noise[..<count] + Self.text])
    }
  }

  @Test func `give a text whose end outlasts the compressed bytes`() throws {
    for count in 2_000..<2_600 {
      let text = [UInt8](repeating: 97, count: count)
      #expect(try Unpacked.texts(Archive.gzip(text), piece: 500) == [text])
    }
  }

  @Test func `that end too early are told of at whichever byte`() throws {
    let bytes = Archive.gzip(Array(Self.text[..<3_000]))
    for end in 2..<bytes.count {
      let problem = Unpacked.problem(Array(bytes[..<end]))
      #expect(problem?.found == "compressed bytes that end too early", "\(end)")
      #expect(problem?.place.file == "a")
    }
  }

  @Test func `with a wrong sum, a wrong length or something behind them are damaged`() {
    let bytes = Archive.gzip(Self.text)
    for distance in 1...8 {
      var damaged = bytes
      damaged[bytes.count - distance] ^= 1
      #expect(Unpacked.problem(damaged)?.found == "compressed bytes that are damaged")
    }
    #expect(Unpacked.problem(bytes + Array("tail of something".utf8)) != nil)
  }

  @Test func `in which something was changed never crash, and never give another text`() {
    let bytes = Archive.gzip(Self.text)
    var mutator = ByteMutator(generator: SeededGenerator(seed: 3))
    for _ in 0..<ImporterContract.rounds {
      let mutated = mutator.mutated(bytes, behind: 10)
      guard let texts = try? Unpacked.texts(mutated) else { continue }
      #expect(texts == [Self.text])
    }
  }

  @Test func `that hold another archive are refused as what they hold`() {
    let inner = Archive.gzip(Archive.gzip(Self.text))
    let problem = Foreign.problem(inner)
    #expect(problem?.found == "a gzip archive" && problem?.expected.contains("UTF-8") == true)
  }
}
