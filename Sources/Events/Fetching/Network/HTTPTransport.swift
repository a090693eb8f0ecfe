import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A request: GET, or POST where it has a form.
struct HTTPRequest: Sendable {
  let address: FetchAddress
  var fields: [String: String] = [:]
  var form: [(name: String, value: String)]?
}

/// What comes back, in this order: one head, then bytes in pieces.
enum HTTPEvent: Sendable {
  case head(ResponseHead)
  case bytes(Data)
}

/// The only part of Credence that uses a network: Foundation's `URLSession`, without cookies, caches and
/// stored credentials, and without following redirections.
///
/// Pieces wait in memory until they are taken; writing to a disk is faster than any network.
final class HTTPTransport: Sendable {
  private let session: URLSession
  private let receiver = Receiver()

  init(agent: String) {
    let settings = URLSessionConfiguration.ephemeral
    settings.httpAdditionalHeaders = ["User-Agent": agent, "Accept-Encoding": "identity"]
    settings.httpCookieStorage = nil
    settings.httpShouldSetCookies = false
    settings.urlCache = nil
    settings.urlCredentialStorage = nil
    settings.timeoutIntervalForRequest = 60
    settings.timeoutIntervalForResource = 24 * 3_600
    session = URLSession(configuration: settings, delegate: receiver, delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  /// Sends a request; whoever stops listening ends it.
  func events(_ request: HTTPRequest) -> AsyncThrowingStream<HTTPEvent, any Error> {
    AsyncThrowingStream { continuation in
      guard let url = URL(string: request.address.description) else {
        return continuation.finish(throwing: URLError(.badURL))
      }
      let task = session.dataTask(with: HTTPTransport.message(request, to: url))
      continuation.onTermination = { _ in task.cancel() }
      receiver.add(continuation, for: task.taskIdentifier)
      task.resume()
    }
  }

  private static func message(_ request: HTTPRequest, to url: URL) -> URLRequest {
    var message = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    message.timeoutInterval = 60
    for (name, value) in request.fields { message.setValue(value, forHTTPHeaderField: name) }
    guard let form = request.form else { return message }
    message.httpMethod = "POST"
    message.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    message.httpBody = Data(
      form.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&").utf8)
    return message
  }

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      let scalar = Character(Unicode.Scalar(byte))
      if byte < 0x80, scalar.isLetter || scalar.isNumber || "-._~".contains(scalar) {
        result.append(scalar)
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}

/// Passes on what the session tells.
private final class Receiver: NSObject, URLSessionDataDelegate {
  typealias Continuation = AsyncThrowingStream<HTTPEvent, any Error>.Continuation

  private let open = Mutex<[Int: Continuation]>([:])

  func add(_ continuation: Continuation, for task: Int) {
    open.withLock { $0[task] = continuation }
  }

  private func send(_ event: HTTPEvent, of task: URLSessionTask) {
    _ = open.withLock { $0[task.taskIdentifier] }?.yield(event)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse {
      send(.head(ResponseHead(response)), of: dataTask)
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    send(.bytes(data), of: dataTask)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  /// Ends a request that asks for a password with the answer that is there, as other answers end.
  ///
  /// Left to itself, Foundation on Linux would ask for credentials that nobody has, and never end.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler:
      @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    let passwords = [NSURLAuthenticationMethodHTTPBasic, NSURLAuthenticationMethodHTTPDigest]
    guard passwords.contains(challenge.protectionSpace.authenticationMethod) else {
      return completionHandler(.performDefaultHandling, nil)
    }
    open.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.finish()
    completionHandler(.cancelAuthenticationChallenge, nil)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let continuation = open.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    continuation?.finish(throwing: error)
  }
}

extension ResponseHead {
  fileprivate init(_ response: HTTPURLResponse) {
    status = response.statusCode
    fields = response.allHeaderFields.reduce(into: [:]) { fields, field in
      if let name = field.key as? String { fields[name.lowercased()] = "\(field.value)" }
    }
  }
}
