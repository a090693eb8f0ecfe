/// Why settings do not make a model.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A setting is not of the form name=value.
  case notASetting(String)
  /// There is no such parameter; with the nearest name that there is, and all names.
  case unknownParameter(String, of: String, nearest: String?, known: [String])
  /// A parameter is set more than once.
  case setTwice(String)
  /// A value is not a number.
  case notANumber(parameter: String, String)
  /// A value is out of range.
  case outOfRange(parameter: String, meaning: String, Double, ModelRange)
  /// Values in range do not fit together; one plain sentence without a full stop.
  case inconsistent(String)

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .notASetting(let text): "“\(text)” is not a setting; expected name=value"
    case .unknownParameter(let name, let model, let nearest, let known):
      "\(model) has no parameter “\(name)”; "
        + (nearest.map { "did you mean “\($0)”?" } ?? "it has \(listed(known, most: 20))")
    case .setTwice(let name): "“\(name)” is set more than once"
    case .notANumber(let name, let text): "“\(text)” for \(name) is not a number"
    case .outOfRange(let name, let meaning, let value, let range):
      "\(name) (\(meaning)) is \(plain(value)); expected \(range)"
    case .inconsistent(let reason): reason
    }
  }
}
