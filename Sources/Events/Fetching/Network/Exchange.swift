import Foundation

/// Requests in turn, with a pause between two to the same host, and downloads by `Download`'s word.
final class Exchange {
  private let transport: HTTPTransport
  private let pause: Duration
  private let clock = ContinuousClock()
  private var last: [String: ContinuousClock.Instant] = [:]
  /// A token, and the address that gave it: no other host is told.
  var token: (text: String, giver: FetchAddress)?

  init(_ transport: HTTPTransport, pause: Duration) {
    self.transport = transport
    self.pause = pause
  }

  /// Waits until the host may be asked again.
  private func waitForTurn(_ host: String) async throws {
    if let last = last[host] { try await Task.sleep(until: last + pause, clock: clock) }
    last[host] = clock.now
  }

  /// Asks and takes a short answer whole; redirections are not followed.
  func ask(_ request: HTTPRequest, most: Int) async throws -> (status: Int, body: Data) {
    try await waitForTurn(request.address.host)
    var answer = (status: 0, body: Data())
    do {
      for try await event in transport.events(request) {
        switch event {
        case .head(let head): answer.status = head.status
        case .bytes(let data): answer.body += data
        }
        if answer.body.count > most { break }
      }
    } catch {
      throw FetchFailure(.unavailable, "\(request.address.host): \(Exchange.reason(error))")
    }
    try Task.checkCancellation()
    return answer
  }

  // MARK: Downloads

  /// Fetches a file; says why where it is not there afterwards.
  func fetch(_ item: FetchItem, into folder: URL) async throws -> Download.Refusal? {
    var part = PartFile(item.name, in: folder)
    var download = Download(item, partSize: part.size, tag: part.tag)
    var action = download.begin()
    while true {
      try Task.checkCancellation()
      switch action {
      case .request(let address, let start, let tag):
        action = try await request(address, start, tag, &download, &part)
      case .wait(let duration):
        try await Task.sleep(for: duration, clock: clock)
        action = download.waited()
      case .verify:
        part.close()
        action = download.verified(item.verdict(on: part.url))
      case .finish:
        try part.finish()
        return nil
      case .giveUp(let refusal):
        if refusal.keepsPart { part.close() } else { part.discard() }
        return refusal
      case .receive:
        return Download.Refusal(reason: "nothing to receive")
      }
    }
  }

  /// One request and its answer.
  private func request(
    _ address: FetchAddress, _ start: Int, _ tag: String?, _ download: inout Download,
    _ part: inout PartFile
  ) async throws -> Download.Action {
    try await waitForTurn(address.host)
    defer { part.close() }
    var most = 0
    do {
      for try await event in transport.events(message(address, start, tag)) {
        switch event {
        case .head(let head):
          let action = download.answered(head, from: address)
          guard case .receive(let offset, let limit) = action else { return action }
          try part.open(at: offset, tag: download.item.checksum == nil ? download.tag : nil)
          most = offset + limit
        case .bytes(let data):
          if part.size + data.count > most { return download.overran() }
          try part.add(data)
        }
      }
    } catch let failure as FetchFailure {
      throw failure
    } catch {
      try Task.checkCancellation()
      return download.broke(Exchange.reason(error), partSize: part.size)
    }
    try Task.checkCancellation()
    return download.ended(partSize: part.size)
  }

  private func message(_ address: FetchAddress, _ start: Int, _ tag: String?) -> HTTPRequest {
    var request = HTTPRequest(address: address)
    if start > 0 { request.fields["Range"] = "bytes=\(start)-" }
    if let tag { request.fields["If-Range"] = tag }
    if let token, token.giver.trusts(address) {
      request.fields["Authorization"] = "Bearer \(token.text)"
    }
    return request
  }

  /// What went wrong on the way, without the address, which may hold a signature.
  private static func reason(_ error: any Error) -> String {
    switch (error as? URLError)?.code {
    case .timedOut?: "the server does not answer in time"
    case .cannotFindHost?, .dnsLookupFailed?: "no such host, or no network"
    case .cannotConnectToHost?, .notConnectedToInternet?: "the server cannot be reached"
    case .secureConnectionFailed?, .serverCertificateUntrusted?, .serverCertificateHasBadDate?,
      .serverCertificateHasUnknownRoot?, .serverCertificateNotYetValid?:
      "no secure connection to the server"
    default: "the connection broke"
    }
  }
}
