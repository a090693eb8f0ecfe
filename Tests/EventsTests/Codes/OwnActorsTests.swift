import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Importers with the user's actors` {
  private func event(
    _ text: String, _ source: String, mapping: InputFile? = nil, _ rows: [String]
  ) throws -> Scanned.Event {
    let file = InputFile(
      path: "a", bytes: Array((["name,state,role,from,to"] + rows).joined(separator: "\n").utf8))
    let (table, problems) = ActorTable.read(file)
    #expect(problems.isEmpty)
    let scanned = try Scanned(
      Array(text.utf8), source, context: ImportContext(mapping: mapping, actors: table))
    #expect(scanned.refused.isEmpty)
    return try #require(scanned.events.first)
  }

  @Test(
    arguments: [
      ("Militia", "Militia,RUS,,,", "RUS", .other, true),
      ("Militia", "militia,Russia,rebel,2014-01-01,2014-12-31", "RUS", .rebel, true),
      ("Militia", "Militia,RUS,rebel,2015-01-01,", "", .other, true),
      ("Scotland", "Scotland,GBR,,,", "GBR", .other, true),
      ("Russia", "Russia,SUN,government,,", "SUN", .government, false),
      ("Police (Scotland)", "Scotland,GBR,state,,", "GBR", .police, true),
      ("Chief (Scotland)", "Scotland,GBR,government,,", "GBR", .government, true),
      ("Police (Iran)", "Police (Iran),IRQ,rebel,,", "IRQ", .rebel, false),
      ("Vladimir Putin", "Vladimir Putin,SUN,,,", "SUN", .government, true),
      ("Vladimir Putin", "Vladimir Putin,SUN,,2015-01-01,", "RUS", .government, true),
    ] as [(String, String, String, ActorRole, Bool)])
  func `icews4`(name: String, row: String, state: String, role: ActorRole, isPerson: Bool) throws {
    let text = ICEWSSample.fourColumns([["2014-05-05", name, "Make a visit", "Iran"]])
    let found = try event(text, "icews4", [row])
    #expect(found.source == state && found.sourceRole == role)
    #expect(found.sourceIsPerson == isPerson && found.sourceName == name)
  }

  @Test func `icews`() throws {
    let told = try event(
      ICEWSSample.text([ICEWSSample.row(id: 1)]), "icews",
      ["Foreign Affairs (Russia),BLR,,,", "Ukraine,POL,opposition,,"])
    #expect(told.source == "BLR" && told.sourceRole == .government && !told.sourceIsPerson)
    #expect(told.target == "POL" && told.targetRole == .opposition)
    let alone = ICEWSSample.row(id: 1, source: "Militia", sectors: "NA", sourceCountry: "NA")
    let person = try event(ICEWSSample.text([alone]), "icews", ["Militia,RUS,rebel,,"])
    #expect(person.source == "RUS" && person.sourceRole == .rebel && person.sourceIsPerson)
    #expect(person.sourceName == "Militia" && person.target == "UKR")
  }

  @Test func `polecat`() throws {
    let text = POLECATSample.header + POLECATSample.row()
    let told = try event(text, "polecat", ["vladimir putin,BLR,,2022-07-20,2022-07-20"])
    #expect(told.source == "BLR" && told.sourceRole == .government && !told.sourceIsPerson)
    let alone =
      POLECATSample.header + POLECATSample.row(actor: "Militia", country: "None", sector: "None")
    let person = try event(alone, "polecat", ["Militia,RUS,rebel,,"])
    #expect(person.source == "RUS" && person.sourceRole == .rebel && person.sourceIsPerson)
  }

  @Test func `gdelt by the actor's code`() throws {
    let two = GDELTSample.row2(id: 1, source: "RUS", sourceType: "REB")
    let rows = ["RUSREB,BLR,,,", "UKR,POL,civilian,2022-07-20,"]
    let found = try event(two, "gdelt2", rows)
    #expect(found.source == "BLR" && found.sourceRole == .rebel && found.sourceName == "RUSSIA")
    #expect(found.target == "POL" && found.targetRole == .civilian)
    let one = try event(GDELTSample.row1(id: 1, hasAddress: true), "gdelt1", ["rusgov,BLR,,,"])
    #expect(one.source == "BLR" && one.sourceRole == .government && one.target == "UKR")
    let early = try event(two, "gdelt2", ["RUSREB,BLR,,,2022-07-19"])
    #expect(early.source == "RUS" && early.target == "UKR")
  }

  @Test func `ucdp-ged`() throws {
    let text = """
      id,type_of_violence,side_a,side_b,date_start,best,gwnoa
      7,1,Government of Ukraine,"DPR ""x"" unit",2014-06-01,5,369
      """
    let found = try event(
      text, "ucdp-ged", ["\"DPR \"\"x\"\" unit\",RUS,,,", "Government of Ukraine,POL,military,,"])
    #expect(found.source == "POL" && found.sourceRole == .military)
    #expect(
      found.target == "RUS" && found.targetRole == .rebel && found.targetName == "DPR \"x\" unit")
  }

  @Test func `acled`() throws {
    let text = """
      event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,fatalities
      U1,2022-03-01,Battles,Armed clash,NAF: Army,2,Military Forces of Ukraine (2019-),1,Ukraine,4
      U2,2022-03-03,Battles,Armed clash,NAF: Army,2,Military Forces of Ukraine (2019-),1,Ukraine,4
      """
    let file = InputFile(
      path: "a", bytes: Array("name,state,to\nNAF: Army,RUS,2022-03-02\n".utf8))
    let context = ImportContext(actors: ActorTable.read(file).0)
    let scanned = try Scanned(Array(text.utf8), "acled", context: context)
    #expect(scanned.events.map(\.source) == ["RUS", ""])
    #expect(scanned.events.map(\.sourceRole) == [.rebel, .rebel])
    #expect(scanned.events.map(\.target) == ["UKR", "UKR"])
  }

  @Test func `csv by name or by the word for the state`() throws {
    let mapping = InputFile(
      path: "m.yaml",
      bytes: Array(
        """
        name: M
        date: day
        source: {state: by, by: name}
        target: {state: on, by: code, name: unit}
        code: {constant: "190", scheme: cameo}
        """.utf8))
    let text = "day,by,on,unit\n2022-03-01,Mordor,UKR,5th\n"
    let found = try event(text, "csv", mapping: mapping, ["mordor,RUS,,,", "5th,POL,military,,"])
    #expect(found.source == "RUS" && found.sourceRole == .other && found.sourceName == "Mordor")
    #expect(found.target == "POL" && found.targetRole == .military && found.targetName == "5th")
  }

  @Test(arguments: ImporterSamples.all)
  func `scopes and parts hold as without them`(sample: ImporterSample) throws {
    let table = `The user's table of actors`.table(
      "Russia,BLR", "Foreign Affairs (Russia),SUN,,,2018-06-01", "Vladimir Putin,BLR,other",
      "RUSGOV,BLR", "UKR,POL,,2022-07-21,", "Africa,AUN", "Somebody,CHN,,2018-05-31,",
      "European Union,BEL,,2018-01-01,")
    var context = sample.context
    context.actors = table
    let contract = ImporterContract(
      sample: ImporterSample(
        sample.source, String(decoding: sample.bytes, as: UTF8.self), dialect: sample.dialect,
        hasHeader: sample.hasHeader, context: context))
    #expect(try contract.sums() + contract.scopes() + contract.parts() == [])
  }
}
