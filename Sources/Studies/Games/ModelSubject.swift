import Games
import Quantities
public import Record

/// A ready-made game of the field with its numbers.
public struct ModelSubject: Sendable {
  /// The name by which users choose it.
  public let name: String
  let type: any Model.Type
  let model: any Model
  /// The value of each parameter, in their order.
  let values: [Double]

  /// A model by name, with settings as users write them: `name=value`.
  /// - Throws: `ModelFault` where there is no such model, or a setting is wrong.
  public init(named name: String, settings: [String]) throws(ModelFault) {
    guard let type = Models.named(name) else {
      throw .unknownModel(name, known: ModelSubject.names)
    }
    do throws(ModelError) {
      model = try type.init(settings: settings)
    } catch {
      throw .setting(error.description)
    }
    self.name = name
    self.type = type
    var given: [String: Double] = [:]
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
      if parts.count == 2, let number = Number(parts[1]) { given[parts[0]] = number.value }
    }
    values = type.parameters.map { given[$0.name] ?? $0.standard }
  }

  /// The names of all models.
  public static var names: [String] { Models.all.map { $0.name } }

  /// Whether the model has mathematics of its own for these numbers.
  public var hasSolution: Bool { model.solution(limits: Limits()) != nil }

  /// The finite game as the text of an `.efg` file, or `nil` where there is none.
  /// - Throws: `ModelFault` where its payoffs are too large.
  public func file() throws(ModelFault) -> InputFile? {
    do throws(GameError) {
      guard let game = try model.game() else { return nil }
      return InputFile(path: "\(name).efg", bytes: Array(game.efg.utf8))
    } catch {
      throw .setting(error.description)
    }
  }
}

/// Why a model cannot be used as asked.
public enum ModelFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// No model has the name; the names there are follow.
  case unknownModel(String, known: [String])
  /// A setting is wrong; what and how.
  case setting(String)

  /// One line without a full stop.
  public var description: String {
    switch self {
    case .unknownModel(let name, let known):
      "no model “\(name)”; there are \(known.joined(separator: ", "))"
        + (nearestName(to: name, in: known).map { "; did you mean “\($0)”?" } ?? "")
    case .setting(let words): words
    }
  }
}
