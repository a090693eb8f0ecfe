import Yams

/// Paths of files inside a case's folder, as `case.yaml` names them.
struct CasePaths {
  private let yaml: YAMLText

  init(_ yaml: YAMLText) { self.yaml = yaml }

  /// The path of a key: relative, without steps upwards or control characters.
  func path(_ key: String, in node: Node) -> String? {
    guard let value = yaml.required(key, in: node), let path = yaml.text(value) else {
      return nil
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = !parts.contains { $0.isEmpty || $0 == ".." }
    if isInside, path.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) {
      return path
    }
    yaml.note(
      Problem(
        at: yaml.place(value), found: "“\(path)”",
        expected: "a path inside the case's folder, such as precedents/earlier.csv"))
    return nil
  }
}
