import Foundation
import Quantities

extension Fetcher {
  /// Asks for the source's listings and finds what is to be fetched; fetches none of it.
  public func plan() async throws -> FetchPlan {
    let days = settings.days ?? FetchSource.allDays
    guard var recipe = settings.source.recipe(days, settings.mirror) else {
      throw FetchFailure(.wrongUse, "the address of \(settings.source.id) is none")
    }
    var plan = FetchPlan()
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for listing in recipe.listings {
      let item = FetchItem(name: "listing", address: listing.address, limit: listing.longest)
      if let refusal = try await exchange.fetch(item, into: folder) {
        guard listing.isOptional, !refusal.isOutage else {
          throw FetchFailure(.unavailable, "the listing \(listing.name): \(refusal.reason)")
        }
        plan.notes.append("There is no \(listing.name): \(refusal.reason).")
        continue
      }
      try read(listing, at: folder.appendingPathComponent("listing"), &recipe, &plan)
    }
    recipe.finish(&plan)
    return plan
  }

  private func temporaryFolder() throws(FetchFailure) -> URL {
    var template = Array((NSTemporaryDirectory() + "/credence-fetch-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FetchFailure(.cannotWrite, "cannot make a temporary folder")
    }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return URL(fileURLWithPath: path, isDirectory: true)
  }

  private func read(
    _ listing: FetchListing, at url: URL, _ recipe: inout any FetchRecipe, _ plan: inout FetchPlan
  ) throws {
    defer { try? FileManager.default.removeItem(at: url) }
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    guard listing.isLines else {
      let bytes = try handle.read(upToCount: listing.longest) ?? Data()
      return recipe.read(document: Array(bytes), of: listing, into: &plan)
    }
    var lines = ListingLines()
    while let data = try handle.read(upToCount: 1 << 18), !data.isEmpty {
      try Task.checkCancellation()
      lines.add(Array(data)) { recipe.read($0, $1, of: listing, into: &plan) }
    }
    lines.finish { recipe.read($0, $1, of: listing, into: &plan) }
  }
}
