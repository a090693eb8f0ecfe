import CCrypto
import Foundation

/// SHA-256 (FIPS 180-4) over a case's files, from the system's libcrypto.
///
/// Each file goes in as name, length and content, so that no two different folders can give the
/// same stream of bytes.
struct CaseDigest {
  private var parts: [(name: String, hash: [UInt8])] = []

  mutating func add(_ file: FileBytes) {
    parts.append((file.name, CaseDigest.sha256(file.data)))
  }

  /// 64 hexadecimal digits; independent of the order in which files were added.
  var hexadecimal: String {
    var all = Data()
    for part in parts.sorted(by: { $0.name < $1.name }) {
      all.append(contentsOf: Array(part.name.utf8) + [0] + part.hash)
    }
    return CaseDigest.sha256(all).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  static func sha256(_ data: Data) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    data.withUnsafeBytes { bytes in
      _ = EVP_Digest(bytes.baseAddress, bytes.count, &hash, &length, EVP_sha256(), nil)
    }
    return hash
  }
}
