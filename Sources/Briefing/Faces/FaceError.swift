/// Why findings cannot be shown as asked.
public enum FaceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no table with this key; the keys that there are follow.
  case noSuchTable(String, available: [String])
  /// The table of this key has no columns of latitude and longitude.
  case noPoints(String)

  /// The fault in words, with the keys to choose from.
  public var description: String {
    switch self {
    case .noSuchTable(let key, let available):
      "there is no table \"\(key)\"; choose one of \(available.joined(separator: ", "))"
    case .noPoints(let key):
      "table \"\(key)\" has no places, and cannot be written as GeoJSON"
    }
  }
}

extension Findings {
  /// The table of a key.
  func table(_ key: String) throws(FaceError) -> Table {
    guard let table = tables.first(where: { $0.key == key }) else {
      throw .noSuchTable(key, available: tables.map(\.key))
    }
    return table
  }
}
