import Record

/// What the role codes of the sources mean in the program's own short list.
struct Roles: Sendable {
  /// Whose codes they are.
  enum Scheme: String, Sendable { case cameo, icews, polecat, acled }

  /// The table that comes with the program.
  static let all = Roles()

  private var roles: [String: ActorRole] = [:]

  private init() {
    for row in CodeTable.rows(PackageResources.roles_csv) {
      roles["\(row["scheme"]) \(row["code"].lowercased())"] = ActorRole(rawValue: row["role"])
    }
  }

  /// The role of a code, without regard to case; `nil` where the scheme has no such code.
  func role(_ code: some StringProtocol, _ scheme: Scheme) -> ActorRole? {
    roles["\(scheme.rawValue) \(code.lowercased())"]
  }
}
