public import Record

/// What is to be fetched, and what the listings lacked.
public struct FetchPlan: Sendable {
  /// Files, each name once, in the order in which they are fetched.
  public internal(set) var items: [FetchItem] = []
  /// The first refused lines of listings, at most `mostProblems`.
  public private(set) var problems: [Problem] = []
  /// Refused lines in all.
  public private(set) var problemCount = 0
  /// Files that would be fetched but for their line in the listing.
  public private(set) var refusedFiles = 0
  /// Names of files that the series should have and the listing has not.
  public internal(set) var gaps: [String] = []
  /// What else the user should know, one sentence each.
  public internal(set) var notes: [String] = []

  private var names: Set<String> = []

  /// Refused lines that are told in words.
  public static let mostProblems = 20

  /// Bytes in all, as far as they are listed, and how many files have no listed size.
  public var size: (bytes: Int, unknown: Int) {
    items.reduce(into: (0, 0)) { sum, item in
      sum.0 += item.size ?? 0
      sum.1 += item.size == nil ? 1 : 0
    }
  }

  /// Adds a file unless one of its name is there.
  mutating func add(_ item: FetchItem, listedIn listing: FetchListing, line: Int? = nil) {
    guard names.insert(item.name).inserted else {
      let found = "a second file \(item.name)"
      return refuse(found, "each name once", listing, line, costsFile: false)
    }
    items.append(item)
  }

  /// Notes a line or entry that is left out, and with it perhaps a file that was asked for.
  mutating func refuse(
    _ found: String, _ expected: String, _ listing: FetchListing, _ line: Int? = nil,
    costsFile: Bool = true
  ) {
    problemCount += 1
    refusedFiles += costsFile ? 1 : 0
    guard problems.count < FetchPlan.mostProblems else { return }
    problems.append(
      Problem(
        .warning, at: .init(file: listing.name, line: line), found: found, expected: expected))
  }
}

/// Something that has to be asked for before the files are known.
struct FetchListing: Hashable, Sendable {
  /// What it is called in messages.
  let name: String
  let address: FetchAddress
  /// Whether it is read line by line, however long it is, or as a whole.
  var isLines = true
  /// Whether the plan can do without it.
  var isOptional = false

  /// Longest listing that is taken, in bytes: by lines 4 GiB, as a whole 64 MiB.
  var longest: Int { isLines ? 4 << 30 : 64 << 20 }
}

/// Where a source is: its own server, or a mirror in its place.
struct FetchHost: Sendable {
  let own: FetchAddress
  let mirror: FetchAddress?

  /// The address of a path, and perhaps a query, from `/` on.
  func address(_ path: String) -> FetchAddress? { (mirror ?? own).appending(path) }

  /// An address from a listing, or `nil` where it is on another host.
  ///
  /// Mirrors copy listings as they are: an address on the own server is then asked of the mirror.
  func accepted(_ text: some StringProtocol) -> FetchAddress? {
    guard let address = FetchAddress(text) else { return nil }
    if let mirror {
      if address.host == mirror.host, address.port == mirror.port { return address }
      return address.host == own.host ? self.address(String(address.path)) : nil
    }
    return address.host == own.host ? address : nil
  }
}

/// How the files of one source are found: what to ask for, and how to read the answers.
protocol FetchRecipe: Sendable {
  /// What has to be asked for first, in this order.
  var listings: [FetchListing] { get }

  /// Reads a line of a listing by lines, without its end; lines count from 1.
  mutating func read(
    _ line: Substring, _ number: Int, of listing: FetchListing, into plan: inout FetchPlan)

  /// Reads a listing as a whole.
  mutating func read(
    document: [UInt8], of listing: FetchListing, into plan: inout FetchPlan)

  /// Completes the plan once all listings are read.
  func finish(_ plan: inout FetchPlan)
}

extension FetchRecipe {
  mutating func read(
    _ line: Substring, _ number: Int, of listing: FetchListing, into plan: inout FetchPlan
  ) {}

  mutating func read(document: [UInt8], of listing: FetchListing, into plan: inout FetchPlan) {}

  func finish(_ plan: inout FetchPlan) {}
}
