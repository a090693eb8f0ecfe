import Foundation
import Synchronization

/// A server of the test's own on 127.0.0.1: HTTP/1.1, one connection at a time, with scripted faults.
final class LocalServer: Sendable {
  /// What to answer.
  struct Reply: Sendable {
    var status = 200
    var fields: [String: String] = [:]
    var body: [UInt8] = []
    /// Ends the connection after so many bytes of the body.
    var cut: Int?
    /// Sends nothing more after so many bytes, and keeps the connection until the server stops.
    var stall: Int?
    /// Whether ranges are given.
    var hasRanges = true
    /// Whether the length is told; otherwise the end of the connection ends the body.
    var hasLength = true

    static func file(_ body: [UInt8]) -> Reply { Reply(body: body) }
    static func text(_ text: String) -> Reply { Reply(body: Array(text.utf8)) }

    func with(_ change: (inout Reply) -> Void) -> Reply {
      var copy = self
      change(&copy)
      return copy
    }
  }

  /// What was asked.
  struct Request: Sendable {
    let method: String
    let path: String
    /// By names in lower case.
    let fields: [String: String]
    let body: String
  }

  private struct State {
    var replies: [String: [Reply]]
    var requests: [Request] = []
    var isOver = false
  }

  private let state: Mutex<State>
  private let listener: Int32
  private let port: UInt16

  /// Answers each path by its replies in turn; the last one stays.
  init(_ replies: [String: [Reply]]) throws {
    signal(SIGPIPE, SIG_IGN)
    state = Mutex(State(replies: replies))
    (listener, port) = try LocalServer.listen()
  }

  var address: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { state.withLock(\.requests) }
  private var isOver: Bool { state.withLock(\.isOver) }

  func set(_ path: String, _ replies: [Reply]) { state.withLock { $0.replies[path] = replies } }

  /// Serves while `body` runs.
  func serving<Result>(_ body: () async throws -> Result) async throws -> Result {
    Thread.detachNewThread { [self] in serve() }
    defer { state.withLock { $0.isOver = true } }
    return try await body()
  }

  deinit { close(listener) }

  // MARK: Connections

  private static func listen() throws -> (Int32, UInt16) {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isUp = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && Foundation.listen(descriptor, 16) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isUp else { throw POSIXError(.EADDRNOTAVAIL) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  /// Looks for connections ten times a second for at most five minutes.
  private func serve() {
    for _ in 0..<3_000 where !isOver {
      var poll = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard Foundation.poll(&poll, 1, 100) > 0 else { continue }
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      var limit = timeval(tv_sec: 5, tv_usec: 0)
      setsockopt(
        connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      if let request = receive(connection) { answer(request, on: connection) }
      close(connection)
    }
  }

  private func receive(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    for _ in 0..<100 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      if let request = Request(bytes) { return request }
    }
    return nil
  }

  private func answer(_ request: Request, on connection: Int32) {
    let reply = state.withLock { state in
      state.requests.append(request)
      guard let replies = state.replies[request.path], let first = replies.first else {
        return Reply(status: 404)
      }
      if replies.count > 1 { state.replies[request.path]?.removeFirst() }
      return first
    }
    let (head, body) = reply.message(to: request)
    send(Array(head.utf8) + body.prefix(reply.cut ?? reply.stall ?? body.count), on: connection)
    guard reply.stall != nil else { return }
    for _ in 0..<200 where !isOver { Thread.sleep(forTimeInterval: 0.05) }
  }

  private func send(_ bytes: [UInt8], on connection: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

extension LocalServer.Request {
  /// A request that is there as a whole.
  fileprivate init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    let first = lines[0].split(separator: " ")
    guard first.count == 3 else { return nil }
    fields = lines.dropFirst().reduce(into: [:]) { fields, line in
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1].dropFirst().description }
    }
    (method, path, body) = (String(first[0]), String(first[1]), String(text[end.upperBound...]))
    guard body.utf8.count >= Int(fields["content-length"] ?? "0") ?? 0 else { return nil }
  }
}

extension LocalServer.Reply {
  /// Head and body, in part where that is asked for and given.
  fileprivate func message(to request: LocalServer.Request) -> (String, ArraySlice<UInt8>) {
    var (status, fields, body) = (status, fields, body[...])
    if status == 200, hasRanges, let range = request.fields["range"],
      let start = Int(range.dropFirst(6).dropLast()), start < body.count
    {
      fields["Content-Range"] = "bytes \(start)-\(body.count - 1)/\(body.count)"
      (status, body) = (206, body[start...])
    }
    if hasLength { fields["Content-Length"] = String(body.count) }
    fields["Connection"] = "close"
    let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return ("HTTP/1.1 \(status) Scripted\r\n\(lines)\r\n", body)
  }
}
