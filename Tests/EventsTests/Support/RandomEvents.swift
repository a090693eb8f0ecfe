import Quantities
import Record

@testable import Events

/// Rows of several sources, drawn from few values so that they often agree.
struct RandomEvents {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[generator.below(values.count)]
  }

  /// Rows of GDELT 2.0; every ninth is a copy of the one before, every 19th is at fault.
  mutating func gdelt(_ count: Int) -> String {
    var rows: [String] = []
    for number in 0..<count {
      if number % 9 == 8, let last = rows.last(where: { $0 != "broken\n" }) {
        rows.append(last)
      } else {
        rows.append(row(number))
      }
      if number % 19 == 18 { rows.append("broken\n") }
    }
    return rows.joined()
  }

  private mutating func row(_ number: Int) -> String {
    let place = pick([
      ("Kyiv, Kyyiv, Misto, Ukraine", "UP", "50.45", "30.52"),
      ("Moskva, Moskva, Russia", "RS", "55.75", "37.61"), ("Paris, France", "FR", "48.86", "2.35"),
      ("", "", "", ""), ("Ukraine", "UP", "49", "32"),
    ])
    let code = pick([("042", "1"), ("0841", "2"), ("130", "3"), ("190", "4"), ("1823", "4")])
    return GDELTSample.row2(
      id: 1_000 + number, day: "202207" + pick(["19", "20", "21", "22"]),
      source: pick(["RUS", "UKR", "FRA", ""]), sourceType: pick(["GOV", "MIL", "", "CVL"]),
      target: pick(["RUS", "UKR", "DEU", ""]), targetType: pick(["GOV", "MIL", ""]),
      code: code.0, quad: code.1, goldstein: pick(["-4.4", "", "7"]),
      mentions: pick(["1", "4", "12"]), place: place.0, country: place.1, latitude: place.2,
      longitude: place.3, url: pick(["https://a.org/1", "https://a.org/2", "https://b.org", ""]))
  }

  /// Rows of UCDP.
  mutating func ucdp(_ count: Int) -> String {
    """
    id,relid,type_of_violence,side_a,side_b,adm_1,where_coordinates,latitude,longitude,country,date_start,best

    """
      + (0..<count).map { number in
        let place = pick([("Donetsk", "Horlivka", "48.3", "38"), ("Kyiv", "", "", "")])
        return "\(number),R-\(generator.below(3)),\(1 + generator.below(3)),"
          + pick(["Government of Ukraine", "Government of Russia", "DPR"]) + ",Civilians,"
          + "\(place.0),\(place.1),\(place.2),\(place.3),Ukraine,2022-07-2\(generator.below(3)),"
          + "\(generator.below(4))\n"
      }.joined()
  }

  /// Rows of ICEWS in four columns, of states, their parts and persons.
  mutating func persons(_ count: Int) -> String {
    let names = ["Russia", "Police (Ukraine)", "Vladimir Putin", "Emmanuel Macron", "Somebody"]
    return ICEWSSample.fourColumns(
      (0..<count).map { _ in
        [
          "2022-07-2\(generator.below(3))", pick(names), pick(["Consult", "Threaten"]), pick(names),
        ]
      })
  }

  /// A query with each condition there or not.
  mutating func query() -> EventQuery {
    func some<Value>(_ values: [Value], _ random: inout RandomEvents) -> [Value] {
      guard random.generator.below(3) == 0 else { return [] }
      return (0...random.generator.below(2)).map { _ in random.pick(values) }
    }
    let states = ["RUS", "UKR", "FRA", "DEU"]
    let roles = [ActorRole.government, .military, .state, .rebel, .civilian, .other]
    let box = EventQuery.Box(latitudes: 48...51, longitudes: 2...33)
    return EventQuery(
      sources: some(["gdelt2", "ucdp-ged", "gdelt-mentions", "icews4"], &self),
      source: .init(
        states: some(states, &self), roles: some(roles, &self),
        hasPersons: generator.below(3) > 0),
      target: .init(states: some(states, &self), roles: some(roles, &self)),
      codes: some(["0", "04", "19", "1", "190", "1823"], &self),
      classes: some([.wordConsult, .deedForce, .deedCoerce, .wordThreat], &self),
      quads: some(QuadClass.allCases, &self),
      location: .init(
        states: some(["UKR", "RUS"], &self), regions: some(["kyiv", "UP12", "Donetsk"], &self),
        box: generator.below(4) == 0 ? box : nil))
  }

  /// A part of the rows' days.
  mutating func period() -> ClosedRange<Day> {
    let first = Day(number: 19_192 + generator.below(4))
    return first...Day(number: first.number + generator.below(4))
  }
}
