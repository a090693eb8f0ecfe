import Games
import Quantities

/// What is varied in a sweep, and what is asked for.
public struct SweepOptions: Hashable, Sendable {
  /// A number that is varied from one value to another.
  public struct Axis: Hashable, Sendable {
    /// Points of an axis unless it says how many.
    public static let standardCount = 21
    /// The most points of an axis.
    public static let mostPoints = 10_000

    /// Name of the parameter.
    public let name: String
    /// From where to where.
    public let range: ClosedRange<Double>
    /// Number of points, both ends included; at least 2.
    public let count: Int

    /// An axis as a user writes it: `name=lo..hi` or `name=lo..hi:n`.
    /// - Throws: `SweepFault.axis` with what is wrong.
    public init(_ text: String) throws(SweepFault) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .axis(text, "a name, “=” and a range, such as cost=0.1..0.5")
      }
      name = String(parts[0])
      let pieces = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let points = pieces.count > 1 ? Int(pieces[1]) : Axis.standardCount
      guard let points, (2...Axis.mostPoints).contains(points) else {
        throw .axis(text, "a number of points from 2 to \(Axis.mostPoints) after “:”")
      }
      count = points
      guard let range = Axis.range(String(pieces[0])) else {
        throw .axis(text, "two numbers around “..”, the smaller first")
      }
      self.range = range
    }

    private static func range(_ text: String) -> ClosedRange<Double>? {
      var ends: [Double] = []
      var rest = Substring(text)
      while let dots = rest.firstRange(of: "..") {
        guard let end = Double(rest[..<dots.lowerBound]) else { return nil }
        ends.append(end)
        rest = rest[dots.upperBound...]
      }
      guard let last = Double(rest), ends.count == 1, ends[0].isFinite, last.isFinite,
        ends[0] < last, (last - ends[0]).isFinite
      else { return nil }
      return ends[0]...last
    }
  }

  /// The most points of the grid.
  public static let mostPoints = 100_000

  /// One or two axes.
  public let axes: [Axis]
  /// Name of an outcome or a player, or `nil` for all outcomes.
  public let report: String?
  /// Draws of the other uncertain numbers at each point, or `nil` for their best values.
  public let draws: Int?

  /// A sweep over one or two axes.
  /// - Throws: `SweepFault` where there are more or fewer axes, or too many points.
  public init(axes: [Axis], report: String?, draws: Int?) throws(SweepFault) {
    guard (1...2).contains(axes.count) else { throw .axisCount(axes.count) }
    guard Set(axes.map(\.name)).count == axes.count else { throw .repeated(axes[0].name) }
    let points = axes.reduce(1) { $0 * $1.count }
    guard points <= Self.mostPoints else { throw .tooManyPoints(points) }
    self.axes = axes
    self.report = report
    self.draws = draws
  }
}

/// Why a game cannot be swept as asked.
public enum SweepFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A text is no axis; what was expected.
  case axis(String, String)
  /// Too few or too many axes.
  case axisCount(Int)
  /// Both axes vary the same number.
  case repeated(String)
  /// The grid has too many points.
  case tooManyPoints(Int)
  /// The game has no parameters, or none of that name.
  case unknownParameter(String, known: [String])
  /// Nothing to report has that name.
  case unknownReport(String, known: [String])
  /// The game cannot be solved draw by draw; why.
  case notApplicable(String)

  /// One line without a full stop.
  public var description: String {
    switch self {
    case .axis(let text, let expected): "found “\(text)”; expected \(expected)"
    case .axisCount(let count): "found \(count) numbers to vary; expected one or two (--over)"
    case .repeated(let name): "“\(name)” is varied twice"
    case .tooManyPoints(let count):
      "the grid has \(count) points; expected at most \(SweepOptions.mostPoints)"
    case .unknownParameter(let name, let known):
      known.isEmpty
        ? "the game has no numbers with names, so “\(name)” cannot be varied"
        : "no parameter “\(name)”; there are \(list(known))\(nearest(name, known))"
    case .unknownReport(let name, let known):
      "no outcome or player “\(name)”; there are \(list(known))\(nearest(name, known))"
    case .notApplicable(let reason): "the game cannot be swept: \(reason)"
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(24).joined(separator: ", ") + (names.count > 24 ? ", …" : "")
  }

  private func nearest(_ name: String, _ known: [String]) -> String {
    nearestName(to: name, in: known).map { "; did you mean “\($0)”?" } ?? ""
  }
}
