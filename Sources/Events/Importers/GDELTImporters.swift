import Quantities
import Record

/// GDELT 1.0: yearly and monthly files of 57 columns, daily files of 58.
struct GDELT1Importer: Importer {
  static let source = EventSource(
    id: "gdelt1", title: "GDELT 1.0", grade: .machineCoded, fileStep: 24 * 60)
  static let dialect = DelimitedText.Dialect.bareTabs
  static let columns = EventColumns.positional([
    GDELTColumns.version1.dropLast(), GDELTColumns.version1,
  ])

  private var row: GDELTRow

  init(_ layout: Layout, _ context: ImportContext) {
    row = GDELTRow(
      .init(
        placeName: 50, latitude: 53, longitude: 54, address: layout.names.count == 58 ? 57 : -1),
      context)
  }

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey { try row.key(record) }

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) { try row.add(record, key, to: &batch) }
}

/// GDELT 2.0: a file of 61 columns every 15 minutes.
struct GDELT2Importer: Importer {
  static let source = EventSource(
    id: "gdelt2", title: "GDELT 2.0", grade: .machineCoded, fileStep: 15)
  static let dialect = DelimitedText.Dialect.bareTabs
  static let columns = EventColumns.positional([GDELTColumns.version2])

  private var row: GDELTRow

  init(_ layout: Layout, _ context: ImportContext) {
    row = GDELTRow(
      .init(placeName: 52, latitude: 56, longitude: 57, address: 60),
      context)
  }

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey { try row.key(record) }

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) { try row.add(record, key, to: &batch) }
}

/// Names of GDELT's columns, which its files do not carry.
enum GDELTColumns {
  private static let start = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
  private static let middle = [
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
  ]

  private static func actor(_ name: String) -> [String] {
    [
      "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
      "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
    ].map { name + $0 }
  }

  private static func place(_ name: String, hasSecondRegion: Bool) -> [String] {
    (["Type", "FullName", "CountryCode", "ADM1Code"] + (hasSecondRegion ? ["ADM2Code"] : [])
      + ["Lat", "Long", "FeatureID"]).map { "\(name)Geo_\($0)" }
  }

  private static func all(hasSecondRegion: Bool) -> [String] {
    start + actor("Actor1") + actor("Actor2") + middle
      + ["Actor1", "Actor2", "Action"].flatMap { place($0, hasSecondRegion: hasSecondRegion) }
      + ["DATEADDED", "SOURCEURL"]
  }

  static let version1 = all(hasSecondRegion: false)
  static let version2 = all(hasSecondRegion: true)
}

extension AdmiraltyGrade {
  /// Coded by a program from news of any outlet: fairly reliable at best, and nobody has read it.
  static let machineCoded = AdmiraltyGrade(
    reliability: .fairlyReliable, credibility: .possiblyTrue)
}
