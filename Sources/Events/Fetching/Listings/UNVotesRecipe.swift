import Foundation
import Record

/// The UN library's table of votes: a JSON list of the record's files, whose names carry their date.
struct UNVotesRecipe: FetchRecipe {
  let listings: [FetchListing]
  private let host: FetchHost
  private var newest: (date: [Int], item: FetchItem)?

  /// Record 4060887: voting in the General Assembly.
  private static let record = "/api/v1/file?recid=4060887"

  init?(_ host: FetchHost) {
    guard let address = host.address(UNVotesRecipe.record) else { return nil }
    self.host = host
    listings = [FetchListing(name: "record 4060887", address: address, isLines: false)]
  }

  private struct Entry: Decodable {
    let name: String?
    let url: String
  }

  mutating func read(document: [UInt8], of listing: FetchListing, into plan: inout FetchPlan) {
    guard let entries = try? JSONDecoder().decode([Entry].self, from: Data(document)) else {
      return plan.refuse("no list of files", "a JSON list with name and url", listing)
    }
    for entry in entries { add(entry, listing, &plan) }
  }

  private mutating func add(_ entry: Entry, _ listing: FetchListing, _ plan: inout FetchPlan) {
    let path = entry.url.prefix { $0 != "?" }
    let last = path.split(separator: "/").last ?? ""
    guard last.hasSuffix(".csv") else { return }
    guard let name = plainFileName(last), let address = host.accepted(path) else {
      let expected = "a plain file name on \(host.mirror?.host ?? host.own.host)"
      return plan.refuse("“\(entry.url)”", expected, listing)
    }
    let date = name.split(separator: "_").prefix(3).map { wholeNumber($0) ?? 0 }
    if let newest, !newest.date.lexicographicallyPrecedes(date) { return }
    newest = (date, FetchItem(name: name, address: address, content: .table))
  }

  func finish(_ plan: inout FetchPlan) {
    if let newest { plan.items.append(newest.item) }
  }
}
