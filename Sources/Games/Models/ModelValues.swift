import Quantities

/// One value per parameter of a model, each in its range.
public struct ModelValues: Hashable, Sendable {
  private let values: [String: Double]

  /// Some parameters as set, the others at their standard values.
  init(
    _ settings: [(name: String, value: Double)], for parameters: [ModelParameter], of model: String
  ) throws(ModelError) {
    var values = Dictionary(
      parameters.map { ($0.name, $0.standard) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    for (name, value) in settings {
      let parameter = try Self.parameter(name, in: parameters, of: model)
      guard seen.insert(name).inserted else { throw .setTwice(name) }
      guard parameter.range.contains(value) else {
        throw .outOfRange(parameter: name, meaning: parameter.meaning, value, parameter.range)
      }
      values[name] = value
    }
    self.values = values
  }

  /// Settings as users write them, each as `name=value`.
  init(
    settings: [String], for parameters: [ModelParameter], of model: String
  ) throws(ModelError) {
    var pairs: [(name: String, value: Double)] = []
    for setting in settings {
      guard let sign = setting.firstIndex(of: "=") else { throw .notASetting(setting) }
      let name = Self.trimmed(setting[..<sign])
      let text = Self.trimmed(setting[setting.index(after: sign)...])
      _ = try Self.parameter(name, in: parameters, of: model)
      guard let number = Number(text) else { throw .notANumber(parameter: name, text) }
      pairs.append((name, number.value))
    }
    try self.init(pairs, for: parameters, of: model)
  }

  /// The value of a parameter; not a number where the model has none of that name.
  public subscript(name: String) -> Double { values[name] ?? .nan }

  /// The value of a parameter that is a whole number.
  func count(_ name: String) -> Int { Int(exactly: self[name]) ?? 1 }

  private static func parameter(
    _ name: String, in parameters: [ModelParameter], of model: String
  ) throws(ModelError) -> ModelParameter {
    if let parameter = parameters.first(where: { $0.name == name }) { return parameter }
    let names = parameters.map(\.name)
    throw .unknownParameter(
      name, of: model, nearest: nearestName(to: name, in: names), known: names)
  }

  private static func trimmed(_ text: Substring) -> String {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = text.firstIndex(where: { !blank($0) }),
      let last = text.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
