import Record

/// How ICEWS names actors: proper names, or a sector with a country in brackets.
enum ICEWSNames {
  /// The two parts of a name such as `Foreign Affairs (France)`; `nil` where it has no bracket at its end.
  ///
  /// The bracket is the last balanced one, so that one inside it stays with it.
  static func parts(_ name: String) -> (head: Substring, bracket: Substring)? {
    guard name.last == ")" else { return nil }
    var depth = 0
    for index in name.indices.reversed() {
      if name[index] == ")" { depth += 1 }
      if name[index] == "(" { depth -= 1 }
      guard depth == 0 else { continue }
      let bracket = name[name.index(after: index)...].dropLast()
      return (trimmed(name[..<index]), trimmed(bracket))
    }
    return nil
  }

  /// The state or organisation that a name is, or that its bracket names.
  static func state(_ name: String) -> StateID? {
    if let state = whole(name) { return state }
    return parts(name).flatMap { whole(String($0.bracket)) }
  }

  /// The state or organisation of that name: a territory such as Scotland acts for itself.
  static func whole(_ name: String) -> StateID? {
    States.all.id(name: name, includesParts: false)
  }

  /// The role of a state, organisation or region as such.
  static func role(of kind: States.Entry.Kind) -> ActorRole {
    switch kind {
    case .state: .state
    case .organisation: .organisation
    case .region: .other
    }
  }

  /// The role that the words before the bracket give.
  static func role(ofHead name: String) -> ActorRole? {
    parts(name).flatMap { Roles.all.role($0.head, .icews) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " }
    return start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)]
  }
}

/// The role of an actor that has several sectors.
///
/// ICEWS lists all sectors that an actor belongs to, parents beside children and in no order. The role is
/// that of the sector which comes first in `precedence`. `Government` and `Dissident`, the parents of
/// soldiers and judges, of rebels and criminals, only count where no other sector has a role of weight.
enum ICEWSSectors {
  /// From the most telling: who bears arms or spies, then who rules, judges, opposes, and the rest.
  static let precedence: [ActorRole] = [
    .intelligence, .military, .police, .government, .legislature, .judiciary, .opposition, .rebel,
    .criminal, .media, .business, .organisation, .civilian, .other,
  ]

  private static let parents: Set<String> = ["government", "dissident"]

  /// The role of a list such as `Executive,Foreign Ministry,Government`; `nil` where none is known.
  static func role(_ sectors: String) -> ActorRole? {
    let names = sectors.split(separator: ",").map { trimmed(String($0)).lowercased() }
    let children = first(names.filter { !parents.contains($0) })
    let parent = first(names.filter(parents.contains))
    guard let children, let parent else { return children ?? parent }
    return [.civilian, .other].contains(children) ? parent : children
  }

  private static func first(_ names: [String]) -> ActorRole? {
    let roles = Set(names.compactMap { Roles.all.role($0, .icews) })
    return precedence.first(where: roles.contains)
  }
}
