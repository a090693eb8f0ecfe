import Quantities
import Record

/// A file whose address is known, without any listing.
struct FixedRecipe: FetchRecipe {
  let item: FetchItem

  var listings: [FetchListing] { [] }

  func finish(_ plan: inout FetchPlan) { plan.items.append(item) }
}

/// ACLED's interface: one table for each calendar month of the days asked for.
///
/// Months keep a request small enough to be repeated; `limit=0` asks for all rows. Address and
/// parameters: stored clients of the interface of 2025.
struct ACLEDRecipe: FetchRecipe {
  let days: ClosedRange<Day>
  let host: FetchHost

  /// Where user and password are exchanged for a token of 24 hours.
  static let tokenPath = "/oauth/token"

  var listings: [FetchListing] { [] }

  func finish(_ plan: inout FetchPlan) {
    var first = days.lowerBound
    while first <= days.upperBound {
      let last = min(lastDayOfMonth(first), days.upperBound)
      if let item = item(first...last) { plan.items.append(item) }
      first = last.advanced(by: 1)
    }
    plan.notes.append(
      "ACLED corrects old rows every week: note the day of this download; to fetch a month again, "
        + "remove its file.")
  }

  private func item(_ days: ClosedRange<Day>) -> FetchItem? {
    let (first, last) = (days.lowerBound, days.upperBound)
    let path =
      "/api/acled/read?_format=csv&event_date=\(first)%7C\(last)&event_date_where=BETWEEN&limit=0"
    return host.address(path).map {
      FetchItem(name: "acled-\(first)-to-\(last).csv", address: $0, content: .table)
    }
  }
}

/// VIINA's yearly archives, which GitHub keeps in Git LFS: a pointer tells digest and size.
struct VIINARecipe: FetchRecipe {
  let listings: [FetchListing]
  private let files: FetchHost

  /// The war's first year, and the first file.
  private static let firstYear = 2_022
  /// A range of days may end in any year; no more pointers than this are asked for.
  private static let mostYears = 30
  private static let folder = "/zhukovyuri/VIINA/main/Data/"

  init?(_ days: ClosedRange<Day>, _ mirror: FetchAddress?) {
    guard let pointers = FetchAddress("https://raw.githubusercontent.com"),
      let store = FetchAddress("https://media.githubusercontent.com")
    else { return nil }
    files = FetchHost(own: store, mirror: mirror)
    let host = FetchHost(own: pointers, mirror: mirror)
    let first = max(days.lowerBound.components.year, VIINARecipe.firstYear)
    let last = min(days.upperBound.components.year, first + VIINARecipe.mostYears)
    guard first <= last else {
      listings = []
      return
    }
    listings = (first...last).compactMap { year in
      let name = "event_1pd_latest_\(year).zip"
      return host.address(VIINARecipe.folder + name).map {
        FetchListing(name: name, address: $0, isLines: false, isOptional: true)
      }
    }
  }

  /// Reads a pointer: a key, a space and a value on each line.
  mutating func read(document: [UInt8], of listing: FetchListing, into plan: inout FetchPlan) {
    var values: [Substring: Substring] = [:]
    for line in String(decoding: document.prefix(1_024), as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { values[parts[0]] = parts[1] }
    }
    guard let oid = values["oid"], oid.hasPrefix("sha256:"),
      let checksum = FetchItem.Checksum(sha256: oid.dropFirst(7)),
      let size = values["size"].flatMap({ wholeNumber($0) }),
      let address = files.address("/media" + VIINARecipe.folder + listing.name)
    else {
      return plan.refuse(
        "“\(String(decoding: document.prefix(60), as: UTF8.self))”",
        "a pointer of Git LFS with oid and size", listing)
    }
    plan.add(
      FetchItem(
        name: listing.name, address: address, size: size, checksum: checksum, content: .zip),
      listedIn: listing)
  }
}
