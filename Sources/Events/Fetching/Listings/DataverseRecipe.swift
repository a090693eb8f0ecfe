import Foundation
import Quantities
import Record

/// Data sets of Harvard Dataverse: one JSON document lists the files of a version with their MD5.
///
/// Files that Dataverse has turned into tables come in two forms, and the listed MD5 is that of one of
/// them: the original is asked for first, the table where the checksum disagrees.
struct DataverseRecipe: FetchRecipe {
  /// What a file's label tells.
  enum Label {
    /// Not data, such as a codebook.
    case other
    /// Data of these days.
    case days(ClosedRange<Day>)
    /// Data, whatever the days.
    case whole
  }

  /// Which data sets, and how their labels are read.
  struct Kind: Sendable {
    let dois: [String]
    let version: String
    let label: @Sendable (String) -> Label
  }

  let listings: [FetchListing]
  private let days: ClosedRange<Day>
  private let host: FetchHost
  private let kind: Kind
  private var found: [(item: FetchItem, days: ClosedRange<Day>?)] = []
  private var newest: Day?

  init?(_ days: ClosedRange<Day>, _ host: FetchHost, _ kind: Kind) {
    (self.days, self.host, self.kind) = (days, host, kind)
    listings = kind.dois.compactMap { doi in
      let path = "/api/datasets/:persistentId/versions/\(kind.version)?persistentId=doi:\(doi)"
      return host.address(path).map {
        FetchListing(name: "doi:\(doi)", address: $0, isLines: false)
      }
    }
    guard listings.count == kind.dois.count else { return nil }
  }

  // MARK: Reading

  private struct Document: Decodable {
    let status: String?
    let message: String?
    let data: Version?
  }

  private struct Version: Decodable {
    let files: [Entry]?
    let latestVersion: Files?
  }

  private struct Files: Decodable {
    let files: [Entry]
  }

  private struct Entry: Decodable {
    let label: String?
    let restricted: Bool?
    let dataFile: DataFile
  }

  private struct DataFile: Decodable {
    struct Checksum: Decodable {
      let type: String
      let value: String
    }

    let id: Int
    let filename: String?
    let filesize: Int?
    let md5: String?
    let checksum: Checksum?
    let originalFileFormat: String?
    let originalFileName: String?
  }

  mutating func read(document: [UInt8], of listing: FetchListing, into plan: inout FetchPlan) {
    guard let answer = try? JSONDecoder().decode(Document.self, from: Data(document)),
      let entries = answer.data?.files ?? answer.data?.latestVersion?.files
    else { return plan.refuse("no list of files", "JSON of Dataverse with data.files", listing) }
    for entry in entries { add(entry, listing, &plan) }
  }

  private mutating func add(_ entry: Entry, _ listing: FetchListing, _ plan: inout FetchPlan) {
    let text = entry.label ?? entry.dataFile.filename ?? ""
    let covered: ClosedRange<Day>?
    switch kind.label(text) {
    case .other: return
    case .whole: covered = nil
    case .days(let range): covered = range
    }
    if let covered, !covered.overlaps(days) { return }
    guard let name = plainFileName(text) else {
      return plan.refuse("the file name “\(text)”", "a plain file name", listing)
    }
    guard entry.restricted != true else {
      return plan.refuse("\(name), which is restricted", "a file that all may read", listing)
    }
    guard let item = item(name, entry.dataFile) else {
      return plan.refuse("\(name) without MD5 or SHA-256", "a checksum", listing)
    }
    found.append((item, covered))
  }

  /// A label that is there twice gets the number of the file in front.
  private func item(_ label: String, _ file: DataFile) -> FetchItem? {
    let isTaken = found.contains { $0.item.name == label }
    let path = "/api/access/datafile/\(file.id)"
    let isTable = file.originalFileFormat != nil
    guard let checksum = checksum(file), let whole = host.address(path),
      let original = host.address(path + "?format=original")
    else { return nil }
    return FetchItem(
      name: isTaken ? "\(file.id)-\(label)" : label, address: isTable ? original : whole,
      otherForm: isTable ? whole : nil, size: isTable ? nil : file.filesize, checksum: checksum,
      content: label.hasSuffix(".zip") ? .zip : .any)
  }

  private func checksum(_ file: DataFile) -> FetchItem.Checksum? {
    switch file.checksum?.type.uppercased() {
    case "MD5"?: FetchItem.Checksum(md5: file.checksum?.value ?? "")
    case "SHA-256"?: FetchItem.Checksum(sha256: file.checksum?.value ?? "")
    default: file.md5.flatMap { FetchItem.Checksum(md5: $0) }
    }
  }

  // MARK: The plan

  /// Leaves out files whose days stand in longer ones: weekly files are replaced by those of a year.
  func finish(_ plan: inout FetchPlan) {
    let longest = found.compactMap { entry in entry.days.flatMap { $0.count > 31 ? $0 : nil } }
    var left = 0
    for entry in found.sorted(by: { $0.item.name < $1.item.name }) {
      if let short = entry.days, short.count <= 31,
        short.allSatisfy({ day in longest.contains { $0.contains(day) } })
      {
        left += 1
      } else {
        plan.items.append(entry.item)
      }
    }
    if left > 0 {
      plan.notes.append("\(left) shorter files are left out: files of whole years replace them.")
    }
  }
}

// MARK: The data sets

extension DataverseRecipe {
  /// ICEWS: files of years in the main set, of days, weeks and months among the updates.
  ///
  /// Names after `andybega/icews`: `events.1995.20150313082510.tab`, `20190409-icews-events.zip`,
  /// `202201-icews-events.tab`.
  static let icews = Kind(
    dois: ["10.7910/DVN/28075", "10.7910/DVN/QI2T9A"], version: ":latest"
  ) { label in
    let name = label.lowercased()
    if name.hasPrefix("events."), let days = fileDays(name.dropFirst(7).prefix { $0 != "." }) {
      return .days(days)
    }
    let digits = name.prefix { $0 != "-" }
    guard name[digits.endIndex...].hasPrefix("-icews-events"), let days = fileDays(digits) else {
      return .other
    }
    return .days(days.count == 1 ? days.lowerBound.advanced(by: -7)...days.upperBound : days)
  }

  /// POLECAT: files of years, and of weeks that name the moment at which they were made.
  ///
  /// Names after `andybega/rpolecat`: `ngecEvents.20230103111842.Release603.DV.txt`,
  /// `ngecEventsDV-2022.txt.zip`, `ngecEvents.DV.2018.txt`.
  static let polecat = Kind(dois: ["10.7910/DVN/AJGVIT"], version: ":latest") { label in
    let name = label.lowercased()
    guard name.hasPrefix("ngecevents") else { return .other }
    let numbers = name.split { !("0"..."9").contains($0) }
    if let stamp = numbers.first(where: { $0.count == 14 }), let days = fileDays(stamp.prefix(8)) {
      return .days(days.lowerBound.advanced(by: -14)...days.upperBound)
    }
    guard let days = numbers.first(where: { $0.count == 4 }).flatMap({ fileDays($0) }) else {
      return .other
    }
    return .days(days)
  }

  /// Voeten's roll calls, of the last version that has them.
  ///
  /// That old versions can be read is not verified.
  static let voeten = Kind(dois: ["10.7910/DVN/LEJUQZ"], version: "33") {
    $0.lowercased().hasPrefix("unvotes") ? .whole : .other
  }
}
