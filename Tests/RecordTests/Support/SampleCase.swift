import Foundation
import Record

/// A small case without any problem, whose files tests change one at a time.
struct SampleCase {
  var files: [String: [UInt8]]

  init() {
    files = [
      "case.yaml": Array(SampleCase.yaml.utf8),
      "statements.csv": Array(SampleCase.statements.utf8),
      "deeds.csv": Array(SampleCase.deeds.utf8),
      "assumptions.csv": Array(SampleCase.assumptions.utf8),
      "precedents/earlier.csv": Array(SampleCase.precedent.utf8),
      "votes.csv": Array(SampleCase.votes.utf8),
      "votes-by-country.csv": Array(SampleCase.members.utf8),
    ]
  }

  /// The sample with one file changed.
  init(_ name: String, _ change: (inout String) -> Void) {
    self.init()
    var text = String(decoding: files[name] ?? [], as: UTF8.self)
    change(&text)
    files[name] = Array(text.utf8)
  }

  /// The sample with one piece of text in a file replaced wherever it stands.
  init(_ name: String, replacing old: String, with new: String) {
    self.init(name) { $0 = $0.replacing(old, with: new) }
  }

  /// The sample with one file given byte by byte.
  init(_ name: String, bytes: [UInt8]) {
    self.init()
    files[name] = bytes
  }

  /// The sample without a file.
  init(without name: String) {
    self.init()
    files[name] = nil
  }

  func read() -> CaseReader.Result { CaseReader.read(files: files, name: "sample") }

  /// Writes the files into a new folder.
  func write(to folder: URL) throws {
    for (path, bytes) in files {
      let target = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: target)
    }
  }
}

/// Runs a body with a new empty folder, which is removed afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("credence-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

// MARK: - Files

extension SampleCase {
  static let yaml = """
    title: Sample
    question: Is it meant?
    about: A test.
    target: aland
    period: {from: 2022-01-03, to: 2022-12-31}
    actors:
      - {id: aland, name: Aland}
      - {id: beland, name: Beland}
    audiences:
      - {id: home, name: At home}
      - {id: abroad, name: Abroad}
    hypotheses:
      - {id: settle, name: Means it, prior: 0.5}
      - {id: stall, name: Plays for time, prior: 0.5}
    propositions:
      - {id: wants-talks, text: It wants talks., group: intent}
      - {id: no-annexation, text: It wants no land., belied-by: [appoints]}
    indicators:
      - {id: appoints, text: It appoints officials.}
      - {id: meets, text: It meets in talks.}
    precedents:
      - {id: earlier, title: An earlier case, file: precedents/earlier.csv}
    reading: {hazard: 0.01, correlation: 0.3, contradiction-window: 60, coverage: none}
    """

  static let statements = """
    id,date,speaker,actor,audience,channel,proposition,stance,summary,reliability,origin,publisher,source,url,check
    S1,2022-03-01,Minister,aland,home,radio,wants-talks,affirm,"Offers talks, again.",B2,,Herald,"Radio, 1 Mar",https://a.example/1,page
    S2,2022-04-01,President,aland,abroad,letter,wants-talks,deny,Refuses talks.,C3,letter-1,Herald,Letter,,known
    S3,2022-05-01,President,beland,home,,no-annexation,condition,"Says ""perhaps"".",A1,,Times,Speech,,known

    """

  static let deeds = """
    id,date,actor,indicator,place,area,count,summary,reliability,origin,publisher,source,url,check
    D1,2022-03-05,aland,appoints,Town,East,2,Two mayors named.,B2,,Herald,Mayors,,known
    D2,2022-03-25,aland,meets,City,West,,Delegates meet.,B2,round-1,Times,Round,,known

    """

  static let assumptions = """
    name,low,best,high,distribution,unit,rationale,source
    rate.appoints.settle,0.1,0.2,0.4,lognormal,events per week,little need,elicited
    rate.appoints.stall,0.5,1,2,lognormal,events per week,much need,elicited
    rate.meets.settle,0.2,0.5,1,beta,events per week,often,elicited
    rate.meets.stall,0.05,0.1,0.4,triangular,events per week,seldom,elicited
    stance.wants-talks.settle.affirm,0.5,0.7,0.9,beta,share,says so,elicited
    stance.wants-talks.settle.condition,0.1,0.2,0.3,beta,share,says so,elicited
    stance.wants-talks.settle.deny,0.05,0.1,0.2,beta,share,says so,elicited
    stance.wants-talks.stall.affirm,0.5,0.7,0.9,beta,share,says so,elicited
    stance.wants-talks.stall.condition,0.1,0.2,0.3,beta,share,says so,elicited
    stance.wants-talks.stall.deny,0.05,0.1,0.2,beta,share,says so,elicited
    dispersion.appoints,,3,,number,size,guess,elicited

    """

  static let precedent = """
    id,date,actor,indicator,place,area,count,summary,reliability,origin,publisher,source,url
    P1,2014-03-05,aland,appoints,Town,East,1,A mayor named.,B2,,Herald,Mayor,
    P2,2014-04-05,aland,meets,Town,East,1,A meeting.,B2,,Herald,Meeting,

    """

  static let votes = """
    resolution,date,title,yes,no,abstain,absent,source,url
    R1,2022-03-02,A resolution,2,1,1,0,Tally,

    """

  static let members = """
    resolution,country,vote
    R1,AAA,Y
    R1,BBB,Y
    R1,CCC,N
    R1,DDD,A

    """
}
