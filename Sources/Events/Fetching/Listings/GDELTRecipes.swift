import Quantities
import Record

/// GDELT 1.0: `md5sums` and `filesizes` name all files; years to 2005, months to March 2013, then days.
///
/// After the stored clients `bilatr` and `GDELTtools`.
struct GDELT1Recipe: FetchRecipe {
  let listings: [FetchListing]
  private let days: ClosedRange<Day>
  private let host: FetchHost
  private var digests: [String: FetchItem.Checksum] = [:]
  private var sizes: [String: Int] = [:]
  private var newest: Day?

  /// The first file of one day.
  private static let firstDay = Day(number: 15_796)
  /// 23, 24 and 25 January 2014 were never made.
  private static let neverMade = Day(number: 16_093)...Day(number: 16_095)

  init?(_ days: ClosedRange<Day>, _ host: FetchHost) {
    guard let digests = host.address("/events/md5sums"),
      let sizes = host.address("/events/filesizes")
    else { return nil }
    self.days = days
    self.host = host
    listings = [
      FetchListing(name: "md5sums", address: digests),
      FetchListing(name: "filesizes", address: sizes, isOptional: true),
    ]
  }

  mutating func read(
    _ line: Substring, _ number: Int, of listing: FetchListing, into plan: inout FetchPlan
  ) {
    let isDigests = listing.name == "md5sums"
    let parts = line.split(separator: " ")
    guard parts.count == 2, let name = plainFileName(parts[1]) else {
      let expected = "\(isDigests ? "an MD5" : "a size") and a plain file name"
      return plan.refuse("“\(line)”", expected, listing, number, costsFile: false)
    }
    if isDigests {
      guard let checksum = FetchItem.Checksum(md5: parts[0]) else {
        let isWanted = GDELT1Recipe.days(name)?.overlaps(days) ?? false
        return plan.refuse(
          "“\(parts[0])”", "an MD5 of 32 digits", listing, number, costsFile: isWanted)
      }
      add(name, checksum, line: number, to: &plan)
    } else if let size = wholeNumber(parts[0]) {
      sizes[name] = size
    } else {
      plan.refuse("“\(parts[0])”", "a size in bytes", listing, number, costsFile: false)
    }
  }

  private mutating func add(
    _ name: String, _ checksum: FetchItem.Checksum, line: Int, to plan: inout FetchPlan
  ) {
    guard let covered = GDELT1Recipe.days(name) else { return }
    if covered.count == 1 { newest = max(newest ?? covered.lowerBound, covered.lowerBound) }
    guard covered.overlaps(days) else { return }
    guard digests.updateValue(checksum, forKey: name) == nil else {
      let found = "a second line for \(name)"
      return plan.refuse(found, "each name once", listings[0], line, costsFile: false)
    }
  }

  /// Days of a file by its name; `nil` for files that hold no plain events.
  private static func days(_ name: String) -> ClosedRange<Day>? {
    let digits = name.prefix { $0 != "." }
    let suffix = name[digits.endIndex...]
    guard suffix == (digits.utf8.count == 8 ? ".export.CSV.zip" : ".zip") else { return nil }
    return fileDays(digits)
  }

  func finish(_ plan: inout FetchPlan) {
    for name in digests.keys.sorted() {
      guard let address = host.address("/events/\(name)") else { continue }
      plan.items.append(
        FetchItem(
          name: name, address: address, size: sizes[name], checksum: digests[name], content: .zip))
    }
    addGaps(&plan)
  }

  private func addGaps(_ plan: inout FetchPlan) {
    let first = max(days.lowerBound, GDELT1Recipe.firstDay)
    guard let newest, first <= days.upperBound else { return }
    if first <= min(newest, days.upperBound) {
      for day in first...min(newest, days.upperBound)
      where !GDELT1Recipe.neverMade.contains(day) {
        let name = "\(day.compact).export.CSV.zip"
        if digests[name] == nil { plan.gaps.append(name) }
      }
    }
    if days.overlaps(GDELT1Recipe.neverMade) {
      plan.notes.append("23, 24 and 25 January 2014 were never made by GDELT.")
    }
    if newest < days.upperBound { plan.notes.append("The listing ends with \(newest).") }
  }
}

/// GDELT 2.0: a file every 15 minutes in each of two streams, English and translated.
///
/// Both master lists have lines of `size md5 address`, kinds of files mixed; over 100 MB, so they are
/// read line by line.
struct GDELT2Recipe: FetchRecipe {
  /// Which of the files.
  enum Kind: String {
    case events = "export"
    case mentions
  }

  let listings: [FetchListing]
  private let days: ClosedRange<Day>
  private let host: FetchHost
  private let kind: Kind
  /// Quarters of an hour seen within the days, and the newest of all, for each listing.
  private var seen: [Set<Int>] = [[], []]
  private var newest: [Int?] = [nil, nil]

  /// 23:00 on 18 February 2015, counted in quarters of an hour since 1970.
  private static let first = 16_484 * quarters + 92
  private static let quarters = 96

  init?(_ days: ClosedRange<Day>, _ host: FetchHost, _ kind: Kind) {
    let names = ["masterfilelist.txt", "masterfilelist-translation.txt"]
    listings = names.compactMap { name in
      host.address("/gdeltv2/\(name)").map { FetchListing(name: name, address: $0) }
    }
    guard listings.count == names.count else { return nil }
    (self.days, self.host, self.kind) = (days, host, kind)
  }

  private func suffix(_ stream: Int) -> String {
    (stream == 0 ? "" : ".translation") + ".\(kind.rawValue).CSV.zip"
  }

  mutating func read(
    _ line: Substring, _ number: Int, of listing: FetchListing, into plan: inout FetchPlan
  ) {
    let stream = listing == listings[0] ? 0 : 1
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      let expected = "a size, an MD5 and an address"
      return plan.refuse("“\(line)”", expected, listing, number, costsFile: false)
    }
    guard parts[2].hasSuffix(suffix(stream)) else { return }
    let last = parts[2].split(separator: "/").last ?? ""
    guard let name = plainFileName(last), let time = time(name, stream) else {
      return plan.refuse("the name “\(last)”", "a time and \(suffix(stream))", listing, number)
    }
    newest[stream] = max(newest[stream] ?? time, time)
    guard days.contains(Day(number: time / GDELT2Recipe.quarters)) else { return }
    add(name, time, parts, Line(stream: stream, number: number), to: &plan)
  }

  private struct Line {
    let stream: Int
    let number: Int
  }

  private mutating func add(
    _ name: String, _ time: Int, _ parts: [Substring], _ line: Line, to plan: inout FetchPlan
  ) {
    let listing = listings[line.stream]
    guard let size = wholeNumber(parts[0]), let checksum = FetchItem.Checksum(md5: parts[1]) else {
      return plan.refuse("“\(parts[0]) \(parts[1])”", "a size and an MD5", listing, line.number)
    }
    guard let address = host.accepted(parts[2]) else {
      let expected = "an address on \(host.mirror?.host ?? host.own.host)"
      return plan.refuse("“\(parts[2])”", expected, listing, line.number)
    }
    seen[line.stream].insert(time)
    plan.add(
      FetchItem(name: name, address: address, size: size, checksum: checksum, content: .zip),
      listedIn: listing, line: line.number)
  }

  /// Quarters of an hour since 1970 of a name `YYYYMMDDHHMMSS` and suffix.
  private func time(_ name: String, _ stream: Int) -> Int? {
    let digits = name.prefix(14)
    guard name.dropFirst(14) == suffix(stream), let day = fileDays(digits.prefix(8)),
      let clock = wholeNumber(digits.dropFirst(8)), digits.utf8.count == 14
    else { return nil }
    let (hour, minute) = (clock / 10_000, clock / 100 % 100)
    guard hour < 24, minute < 60, clock % 100 < 60 else { return nil }
    return day.lowerBound.number * GDELT2Recipe.quarters + hour * 4 + minute / 15
  }

  func finish(_ plan: inout FetchPlan) {
    plan.items.sort { $0.name < $1.name }
    for stream in listings.indices { addGaps(stream, &plan) }
  }

  private func addGaps(_ stream: Int, _ plan: inout FetchPlan) {
    guard let newest = newest[stream] else {
      return plan.notes.append("\(listings[stream].name) lists none of these files.")
    }
    let quarters = GDELT2Recipe.quarters
    let first = max(days.lowerBound.number * quarters, GDELT2Recipe.first)
    let last = min((days.upperBound.number + 1) * quarters - 1, newest)
    if first <= last {
      for time in first...last where !seen[stream].contains(time) {
        plan.gaps.append(name(time) + suffix(stream))
      }
    }
    if newest < (days.upperBound.number + 1) * quarters - 1 {
      plan.notes.append("\(listings[stream].name) ends with \(name(newest)).")
    }
  }

  private func name(_ time: Int) -> String {
    let quarter = time % GDELT2Recipe.quarters
    let twoDigits = { (value: Int) in (value < 10 ? "0" : "") + String(value) }
    return Day(number: time / GDELT2Recipe.quarters).compact + twoDigits(quarter / 4)
      + twoDigits(quarter % 4 * 15) + "00"
  }
}
