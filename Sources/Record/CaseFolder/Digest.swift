import CCrypto

/// SHA-256 (FIPS 180-4) over a case's files, from the system's libcrypto.
///
/// Each file goes in as its name, a zero byte and its own digest, so that no two different folders
/// can give the same stream of bytes.
struct CaseDigest {
  private var parts: [(name: String, hash: [UInt8])] = []

  mutating func add(_ stream: ByteStream) {
    parts.append((stream.name, stream.digest()))
  }

  mutating func add(_ file: InputFile) {
    let hash = SHA256Stream()
    hash.add(file.bytes[...])
    parts.append((file.path, hash.finish()))
  }

  /// 64 hexadecimal digits; independent of the order in which files were added.
  var hexadecimal: String {
    let all = SHA256Stream()
    for part in parts.sorted(by: { $0.name < $1.name }) {
      all.add((Array(part.name.utf8) + [0] + part.hash)[...])
    }
    return hexadecimalDigits(all.finish())
  }
}

/// Two digits for each byte.
package func hexadecimalDigits(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// SHA-256 of bytes that come in pieces.
package struct SHA256Stream {
  private let context = DigestContext(EVP_sha256())

  package init() {}

  package func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes(add) }

  package func add(_ bytes: UnsafeRawBufferPointer) { context.add(bytes) }

  /// The 32 bytes of the digest; ends the stream.
  package func finish() -> [UInt8] { context.finish(length: 32) }
}

/// MD5 (RFC 1321) of bytes that come in pieces.
///
/// For comparison with what publishers list: it finds damage, and proves nothing against forgers.
package struct MD5Stream {
  private let context = DigestContext(EVP_md5())

  package init() {}

  package func add(_ bytes: UnsafeRawBufferPointer) { context.add(bytes) }

  /// The 16 bytes of the digest; ends the stream.
  package func finish() -> [UInt8] { context.finish(length: 16) }
}

/// Frees what libcrypto holds.
private final class DigestContext {
  private let pointer = EVP_MD_CTX_new()

  init(_ algorithm: OpaquePointer?) { EVP_DigestInit_ex(pointer, algorithm, nil) }

  deinit { EVP_MD_CTX_free(pointer) }

  func add(_ bytes: UnsafeRawBufferPointer) {
    _ = EVP_DigestUpdate(pointer, bytes.baseAddress, bytes.count)
  }

  func finish(length: Int) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: length)
    EVP_DigestFinal_ex(pointer, &hash, nil)
    return hash
  }
}
