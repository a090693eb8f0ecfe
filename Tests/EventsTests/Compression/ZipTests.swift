import Foundation
import Quantities
import Record
import SampleCases
import Testing

@testable import Events

@Suite struct `Zip archives` {
  private static let text = Array(
    (0..<9_000).map { "\($0)\t\($0 &* 7_919 % 1_000)\tRUS\n" }.joined().utf8)
  private static let member = Archive.Member("events.csv", text)

  private func problem(_ change: (inout Archive.Member) -> Void) -> Problem? {
    var member = Self.member
    change(&member)
    return Unpacked.problem(Archive.zip([member]))
  }

  @Test func `give the texts of their members by name, folders apart`() throws {
    let files = try Unpacked.files(
      Archive.zip([
        Self.member, .init("data/", [], isDeflated: false),
        .init("data/plain.csv", Self.text, isDeflated: false), .init("none", [], isDeflated: false),
        .init("nothing", []),
      ]))
    #expect(files.map(\.name) == ["a:events.csv", "a:data/plain.csv", "a:none", "a:nothing"])
    #expect(files.map(\.text) == [Self.text, Self.text, [], []])
  }

  @Test func `give a text whose end outlasts the compressed bytes`() throws {
    for count in 2_000..<2_600 {
      let text = [UInt8](repeating: 97, count: count)
      #expect(try Unpacked.texts(Archive.zip([.init("a", text)]), piece: 500) == [text])
    }
  }

  @Test func `of which an importer reads each member as it reads the plain file`() throws {
    let sample = Array(GDELTSample.mixed.utf8)
    let plain = try Scanned(sample, "gdelt2")
    let folder = try TemporaryFolder()
    let place = folder.url.appendingPathComponent("a.zip")
    try Data(Archive.zip([.init("b", sample), .init("c", sample, isDeflated: false)]))
      .write(to: place)
    for file in try EventFile.open(place.path) {
      let bytes = try file.stream().all(upTo: 1 << 20) ?? []
      #expect(try Scanned(bytes, "gdelt2") == plain)
      #expect(try file.digest().hasSuffix(":" + file.name.suffix(1)))
    }
  }

  @Test func `that end too early are damaged, at whichever byte`() {
    let bytes = Archive.zip([
      .init("a", Array("day\n".utf8)), .init("b", [1, 2], isDeflated: false),
    ])
    for end in 4..<bytes.count {
      let problem = Unpacked.problem(Array(bytes[..<end]))
      #expect(problem?.found == "a damaged zip archive", "\(end)")
    }
  }

  @Test(arguments: [true, false]) func `with a wrong sum or length are damaged`(isDeflated: Bool) {
    var member = Archive.Member("a", Self.text, isDeflated: isDeflated)
    member.crc ^= 1
    #expect(Unpacked.problem(Archive.zip([member]))?.found.hasSuffix("damaged") == true)
    member.crc ^= 1
    member.size += 1
    #expect(Unpacked.problem(Archive.zip([member]))?.found.hasSuffix("damaged") == true)
  }

  @Test func `whose members end too early are told of`() {
    let found = problem { $0.packed.removeLast(40) }?.found
    #expect(found == "compressed bytes that end too early")
  }

  @Test func `that are encrypted or packed otherwise are refused`() {
    #expect(problem { $0.flags = 1 }?.found == "“events.csv”, which is encrypted")
    #expect(problem { $0.method = 14 }?.found == "“events.csv”, compressed by method 14")
  }

  @Test(arguments: [
    "../a.csv", "/etc/passwd", "a/../../b", "..", "a\\b", "C:\\a.csv", "",
  ])
  func `with names that lead out of them are refused`(name: String) {
    let problem = problem { $0.name = name }
    #expect(problem?.found == "a member called “\(name)”")
    #expect(problem?.expected == "names inside the archive")
  }

  @Test func `of two members with one name are refused`() {
    let bytes = Archive.zip([Self.member, .init("events.csv", [1])])
    #expect(Unpacked.problem(bytes)?.found == "two members called “events.csv”")
  }

  @Test func `without files are refused`() {
    for members in [[], [Archive.Member("data/", [], isDeflated: false)]] {
      let problem = Unpacked.problem(Archive.zip(members))
      #expect(problem?.found == "a zip archive without files")
    }
  }

  @Test func `whose members overlap are refused`() {
    var second = Self.member
    (second.name, second.header) = ("again.csv", 0)
    let found = Unpacked.problem(Archive.zip([Self.member, second]))?.found
    #expect(found == "members that overlap")
    second.header = 40
    #expect(Unpacked.problem(Archive.zip([Self.member, second]))?.found == found)
    second.header = 1 << 31
    #expect(Unpacked.problem(Archive.zip([Self.member, second])) != nil)
  }

  @Test func `that expand to far too much are stopped on the way`() {
    let bomb = [UInt8](repeating: 97, count: 200_000_000)
    let expected = "more than 300 bytes of text for each compressed byte"
    #expect(Unpacked.problem(Archive.zip([.init("bomb", bomb)]))?.found == expected)
    #expect(Unpacked.problem(Archive.gzip(bomb))?.found == expected)
  }

  @Test func `inside of archives are refused as what they are`() {
    for isDeflated in [true, false] {
      let inner = Archive.zip([Self.member])
      let problem = Foreign.problem(
        Archive.zip([.init("inner.zip", inner, isDeflated: isDeflated)]))
      #expect(problem?.found == "a zip archive, as .xlsx and .ods workbooks are")
      #expect(problem?.place.file == "a:inner.zip")
    }
  }

  @Test func `in which something was changed never crash, and never give another text in silence`()
  {
    let bytes = Archive.zip([
      .init("events.csv", Array(Self.text[..<2_000])),
      .init("plain.csv", Array(Self.text[2_000..<2_400]), isDeflated: false),
    ])
    let known = [Array(Self.text[..<2_000]), Array(Self.text[2_000..<2_400])]
    var mutator = ByteMutator(generator: SeededGenerator(seed: 4))
    for _ in 0..<ImporterContract.rounds * 3 {
      let mutated = mutator.mutated(bytes, behind: 4)
      guard let texts = try? Unpacked.texts(mutated) else { continue }
      #expect(texts.allSatisfy { known.contains($0) })
    }
  }

  @Test func `with numbers of 64 bits that cannot be are damaged`() {
    let bytes = Archive.zip64(offset: Int.max - 8)
    #expect(Unpacked.problem(bytes) != nil)
    #expect(Unpacked.problem(Archive.zip64(offset: -1)) != nil)
    #expect((try? Unpacked.texts(Archive.zip64(offset: 0))) == [Array("day".utf8)])
  }
}

@Suite struct `What is no file` {
  @Test func `is told of`() throws {
    let folder = try TemporaryFolder()
    func problem(_ name: String) -> Problem? {
      #expect(throws: Problem.self) {
        try EventFile.open(folder.url.appendingPathComponent(name).path)
      }
    }
    try Data().write(to: folder.url.appendingPathComponent("empty"))
    #expect(problem("empty")?.found == "an empty file")
    #expect(problem("none")?.found == "no such file")
    #expect(problem("")?.found == "a folder, pipe, socket or device")
    #expect(mkfifo(folder.url.appendingPathComponent("pipe").path, 0o600) == 0)
    #expect(problem("pipe")?.found == "a folder, pipe, socket or device")
  }
}
