public import Foundation
public import Quantities
import Record

/// Fetches a source's files into a folder: one request at a time, with pauses, and never twice what is
/// there already.
public final class Fetcher {
  /// What to fetch, and how.
  public struct Settings: Sendable {
    /// The source.
    public var source: FetchSource
    /// Days, where the source is a series.
    public var days: ClosedRange<Day>?
    /// A mirror in place of the source's own server.
    public var mirror: FetchAddress?
    /// Where files go.
    public var folder: URL
    /// Least time between two requests to one host.
    public var pause: Duration
    /// What the program calls itself.
    public var agent: String

    /// Settings for a source.
    public init(
      _ source: FetchSource, days: ClosedRange<Day>?, mirror: FetchAddress?, folder: URL,
      pause: Duration, agent: String
    ) {
      self.source = source
      self.days = days
      self.mirror = mirror
      self.folder = folder
      self.pause = pause
      self.agent = agent
    }
  }

  /// What became of the files.
  public struct Report: Sendable {
    /// A file that is not there, and why.
    public struct Failure: Sendable {
      /// Name of the file.
      public let name: String
      /// In words.
      public let reason: String
    }

    /// Files fetched now.
    public var fetched = 0
    /// Files that were there already.
    public var present = 0
    /// Files that could not be fetched.
    public var failures: [Failure] = []
    /// Files that were not tried, since the server gave nothing any more.
    public var untried = 0
  }

  /// So many files in a row that fail through the server end the work.
  private static let mostOutages = 3

  let settings: Settings
  let exchange: Exchange
  private let credentials: Credentials?

  /// A fetcher; credentials only for sources that need them.
  public init(_ settings: Settings, credentials: Credentials? = nil) {
    self.settings = settings
    self.credentials = credentials
    exchange = Exchange(HTTPTransport(agent: settings.agent), pause: settings.pause)
  }

  /// Fetches what is missing; `progress` is told the file, and how many are done.
  public func fetch(
    _ plan: FetchPlan, progress: (String, Int) -> Void = { _, _ in }
  ) async throws -> Report {
    try makeFolder()
    var report = Report()
    var outages = 0
    for (index, item) in plan.items.enumerated() {
      try Task.checkCancellation()
      progress(item.name, index)
      guard !isPresent(item) else {
        report.present += 1
        continue
      }
      let refusal = try await fetch(item)
      guard let refusal else {
        (report.fetched, outages) = (report.fetched + 1, 0)
        continue
      }
      report.failures.append(.init(name: item.name, reason: refusal.reason))
      outages = refusal.isOutage ? outages + 1 : 0
      if outages == Fetcher.mostOutages {
        report.untried = plan.items.count - index - 1
        break
      }
    }
    return report
  }

  private func makeFolder() throws(FetchFailure) {
    do {
      try FileManager.default.createDirectory(
        at: settings.folder, withIntermediateDirectories: true)
    } catch {
      throw FetchFailure(.cannotWrite, "cannot make the folder \(settings.folder.path)")
    }
    guard access(settings.folder.path, W_OK) == 0 else {
      throw FetchFailure(.cannotWrite, "no permission to write in \(settings.folder.path)")
    }
  }

  /// Whether the file is there, with the listed size and checksum as far as these are known.
  private func isPresent(_ item: FetchItem) -> Bool {
    let url = settings.folder.appendingPathComponent(item.name)
    guard let size = PartFile.size(of: url), size == item.size ?? size else { return false }
    return (size > 0 || item.size == 0) && item.verdict(on: url) == .sound
  }

  private func fetch(_ item: FetchItem) async throws -> Download.Refusal? {
    if settings.source.needsAccount, exchange.token == nil { try await authorize() }
    let refusal = try await exchange.fetch(item, into: settings.folder)
    if let refusal, refusal.isForbidden, settings.source.needsAccount {
      throw FetchFailure(
        .noPermission,
        "\(settings.source.title) does not let this account fetch \(item.name): \(refusal.reason)")
    }
    return refusal
  }

  // MARK: Credentials

  private struct Token: Decodable {
    let text: String

    enum CodingKeys: String, CodingKey { case text = "access_token" }
  }

  /// Exchanges user and password for a token, with the source's own server or the mirror alone.
  private func authorize() async throws {
    let base = settings.mirror ?? FetchAddress("https://acleddata.com")
    guard let credentials, let address = base?.appending(ACLEDRecipe.tokenPath) else {
      throw FetchFailure(.noPermission, "\(settings.source.title) needs an account")
    }
    guard address.isPrivate else {
      throw FetchFailure(
        .noPermission, "a password is sent by https alone, and \(address.host) is asked by http")
    }
    let form = [
      ("username", credentials.user), ("password", credentials.password),
      ("grant_type", "password"), ("client_id", "acled"), ("scope", "authenticated"),
    ]
    let answer = try await exchange.ask(HTTPRequest(address: address, form: form), most: 1 << 16)
    guard answer.status == 200,
      let token = try? JSONDecoder().decode(Token.self, from: answer.body).text,
      !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      let isRefused = (400...403).contains(answer.status)
      throw FetchFailure(
        isRefused ? .noPermission : .unavailable,
        isRefused
          ? "\(address.host) refuses the user's name or password (\(answer.status))"
          : "\(address.host) gives no token (\(answer.status))")
    }
    exchange.token = (token, address)
  }
}
