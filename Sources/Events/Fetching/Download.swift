/// The course of one download, without any network, clock or file: told what happened, it says what to
/// do next.
///
/// Bytes gather in a part; the part is checked and only then becomes the file. A part is gone on with
/// where a checksum, or the server's own tag, makes sure that it belongs to the same file.
struct Download: Sendable {
  /// What to do next.
  enum Action: Hashable, Sendable {
    /// Ask for the file from this byte on, if it is still the tagged one.
    case request(FetchAddress, from: Int, tag: String?)
    /// Write what comes into the part from this byte on, at most so many bytes.
    case receive(at: Int, most: Int)
    case wait(Duration)
    /// Check the part.
    case verify
    /// Give the part its final name.
    case finish
    case giveUp(Refusal)
  }

  /// Why a file is not fetched.
  struct Refusal: Error, Hashable, Sendable {
    let reason: String
    /// Whether the next run may go on with the part.
    var keepsPart = false
    /// Whether the server is to blame rather than the file, so that others will fail too.
    var isOutage = false
    /// Whether the server does not let this user in.
    var isForbidden = false
  }

  /// What a check of the part found.
  enum Verdict: Hashable, Sendable {
    case sound
    case wrongChecksum
    /// The content is something else, in words.
    case wrongContent(String)
  }

  /// Tries in all.
  static let mostTries = 5
  /// Longest wait that a server may ask for.
  static let longestWait = Duration.seconds(300)
  private static let mostRedirections = 5

  let item: FetchItem
  /// The tag to keep beside the part.
  private(set) var tag: String?
  private var address: FetchAddress
  private var partSize: Int
  private var tries = 0
  private var redirections = 0
  private var isResumed = false
  private var hasOtherForm: Bool
  /// Size of the whole file as the server told it.
  private var announced: Int?

  /// A download that finds a part of so many bytes, kept with a tag.
  init(_ item: FetchItem, partSize: Int = 0, tag: String? = nil) {
    self.item = item
    self.tag = tag
    address = item.address
    hasOtherForm = item.otherForm != nil
    let isKnown = item.checksum != nil || tag != nil
    self.partSize = isKnown && partSize <= item.size ?? .max ? partSize : 0
  }

  /// The first action.
  mutating func begin() -> Action {
    if let size = item.size, item.checksum != nil, partSize == size, size > 0 {
      isResumed = true
      return .verify
    }
    return request()
  }

  private mutating func request() -> Action {
    tries += 1
    redirections = 0
    return ask(address)
  }

  private mutating func ask(_ address: FetchAddress) -> Action {
    isResumed = partSize > 0
    return .request(
      address, from: partSize, tag: isResumed && item.checksum == nil ? tag : nil)
  }

  // MARK: Answers

  /// The server has answered a request to `asked`.
  mutating func answered(_ head: ResponseHead, from asked: FetchAddress) -> Action {
    switch head.status {
    case 200, 206: content(head)
    case 301, 302, 303, 307, 308: redirected(head, from: asked)
    case 416: startAnew("the server has no such range")
    case 408, 429, 500, 502, 503, 504:
      again("the server answers \(head.status)", after: head.retryAfter, isOutage: true)
    case 401, 403:
      .giveUp(Refusal(reason: "the server refuses access (\(head.status))", isForbidden: true))
    case 404, 410: .giveUp(Refusal(reason: "not on the server (\(head.status))"))
    default: .giveUp(Refusal(reason: "the server answers \(head.status), not the file"))
    }
  }

  private mutating func redirected(_ head: ResponseHead, from asked: FetchAddress) -> Action {
    redirections += 1
    guard redirections <= Download.mostRedirections else {
      return .giveUp(Refusal(reason: "redirected too often"))
    }
    guard let target = head.fields["location"].flatMap({ asked.redirected(to: $0) }) else {
      return .giveUp(
        Refusal(reason: "redirected to where it must not go: only https, or the same host"))
    }
    return ask(target)
  }

  private mutating func content(_ head: ResponseHead) -> Action {
    guard !head.isHTML else {
      return .giveUp(Refusal(reason: "the server sends an HTML page in place of the data"))
    }
    guard !head.isEncoded else {
      return .giveUp(Refusal(reason: "the server sends the file in another coding"))
    }
    return head.status == 206 ? rest(head) : whole(head)
  }

  private mutating func rest(_ head: ResponseHead) -> Action {
    guard let part = head.part, part.start == partSize, partSize > 0,
      item.size == nil || part.whole == nil || part.whole == item.size
    else { return startAnew("the server sends another part than was asked for") }
    announced = part.whole ?? head.length.map { partSize + $0 }
    return .receive(at: partSize, most: max(0, most - partSize))
  }

  private mutating func whole(_ head: ResponseHead) -> Action {
    if let size = item.size, let length = head.length, size != length {
      let reason = "the server announces \(length) bytes, the listing \(size)"
      return .giveUp(Refusal(reason: reason))
    }
    isResumed = false
    partSize = 0
    announced = head.length
    tag = head.tag
    return .receive(at: 0, most: most)
  }

  /// Most bytes of the whole file.
  private var most: Int { min(item.size ?? announced ?? item.limit, item.limit) }

  // MARK: Ends

  /// All that the server had to send is in the part, which has so many bytes now.
  mutating func ended(partSize: Int) -> Action {
    self.partSize = partSize
    guard let size = item.size ?? announced, partSize != size else { return .verify }
    return again("only \(partSize) of \(size) bytes came", after: nil, isOutage: false)
  }

  /// The connection failed, with so many bytes in the part.
  mutating func broke(_ reason: String, partSize: Int) -> Action {
    self.partSize = item.checksum == nil && tag == nil ? 0 : partSize
    return again(reason, after: nil, isOutage: true)
  }

  /// The server sends more than it should.
  func overran() -> Action {
    .giveUp(Refusal(reason: "the server sends more than the announced bytes"))
  }

  /// The part has been checked.
  mutating func verified(_ verdict: Verdict) -> Action {
    switch verdict {
    case .sound: return .finish
    case .wrongContent(let what): return .giveUp(Refusal(reason: "the server sends \(what)"))
    case .wrongChecksum where isResumed: return startAnew("the checksum differs")
    case .wrongChecksum where hasOtherForm:
      address = item.otherForm ?? item.address
      hasOtherForm = false
      (partSize, tries) = (0, 0)
      return request()
    case .wrongChecksum: return .giveUp(Refusal(reason: "the checksum differs from the listed one"))
    }
  }

  // MARK: Once more

  /// The wait is over.
  mutating func waited() -> Action { request() }

  private mutating func startAnew(_ reason: String) -> Action {
    partSize = 0
    guard tries < Download.mostTries else { return .giveUp(Refusal(reason: reason)) }
    return request()
  }

  /// Waits 1, 2, 4, 8 seconds, or as long as the server asks, and gives up after five tries.
  private func again(_ reason: String, after asked: Duration?, isOutage: Bool) -> Action {
    let refusal = { (reason: String) in
      Action.giveUp(Refusal(reason: reason, keepsPart: true, isOutage: isOutage))
    }
    guard tries < Download.mostTries else { return refusal("\(reason), \(tries) times") }
    let wait = asked ?? .seconds(1 << max(0, tries - 1))
    guard wait <= Download.longestWait else {
      return refusal("\(reason) and asks to wait \(wait.components.seconds) s; try again later")
    }
    return .wait(wait)
  }
}
