import Briefing
import Games
import Quantities

/// Thresholds as tables and sentences.
struct ThresholdResult {
  let axis: SweepOptions.Axis
  let search: ThresholdSearch

  private func words(_ pattern: EquilibriumPattern) -> String {
    guard pattern.equilibriumCount > 0 else { return "no result" }
    let only = pattern.inSome.filter { !pattern.inEvery.contains($0) }
    let certain = pattern.inEvery.joined(separator: ", ")
    let possible = only.isEmpty ? "" : " (in some equilibria also \(only.joined(separator: ", ")))"
    return (certain.isEmpty ? "depends on the equilibrium" : certain) + possible
  }

  private func types(_ pattern: EquilibriumPattern) -> String {
    pattern.separations.map(\.description).joined(separator: ", ")
  }

  var summary: [Prose] {
    let count = search.thresholds.count
    let fine = significant(search.spacing, figures: 2)
    guard count > 0 else {
      return [
        "From \(significant(axis.range.lowerBound)) to \(significant(axis.range.upperBound)), \(axis.name) changes nothing: \(words(search.first)) throughout. Two changes closer than \(fine) may have been missed."
      ]
    }
    let cut = search.isCut ? " There are more; these are the lowest." : ""
    return [
      "What follows changes at \(strong: Wording.count(count, "threshold")) of \(axis.name): \(Wording.list(places))\(count > 6 ? " and others" : ""). The other numbers are at their best values; two changes closer than \(fine) may have been missed.\(cut)"
    ]
  }

  /// The first thresholds, with as many figures as tell them apart.
  private var places: [String] {
    let values = search.thresholds.prefix(6).map(\.middle)
    let texts = (6...12).map { figures in values.map { significant($0, figures: figures) } }
    return texts.first { Set($0).count == values.count } ?? texts[0]
  }

  var thresholds: Table {
    get throws {
      try Table(
        key: "thresholds", title: "Thresholds of \(axis.name)",
        columns: [
          Column(key: "threshold", title: "No.", meaning: "Its number, from below."),
          Column(key: "at", title: "At", meaning: "The middle of the bracket."),
          Column(key: "low", title: "Above", meaning: "The low end of the bracket."),
          Column(key: "high", title: "Below", meaning: "The high end of the bracket."),
          Column(key: "below", title: "Before", meaning: "What follows just below."),
          Column(key: "above", title: "After", meaning: "What follows just above."),
        ],
        rows: search.thresholds.enumerated().map { index, threshold in
          [
            .integer(index + 1), .measure(threshold.middle, figures: 9),
            .measure(threshold.bracket.lowerBound, figures: 9),
            .measure(threshold.bracket.upperBound, figures: 9), .text(words(threshold.below)),
            .text(words(threshold.above)),
          ]
        }, emptyMessage: "There is no threshold in this range.")
    }
  }

  var segments: Table {
    get throws {
      let starts = [axis.range.lowerBound] + search.thresholds.map(\.middle)
      let ends = search.thresholds.map(\.middle) + [axis.range.upperBound]
      let patterns = [search.first] + search.thresholds.map(\.above)
      return try Table(
        key: "segments", title: "What follows between the thresholds",
        columns: [
          Column(key: "from", title: "From", meaning: "Where the segment begins."),
          Column(key: "to", title: "To", meaning: "Where it ends."),
          Column(key: "in_every", title: "Certain", meaning: "Outcomes of every equilibrium."),
          Column(key: "in_some", title: "Possible", meaning: "Outcomes of at least one."),
          Column(key: "types", title: "Types", meaning: "Types of equilibrium."),
          Column(key: "equilibria", title: "Equilibria", meaning: "Number found."),
        ],
        rows: zip(zip(starts, ends), patterns).map { ends, pattern in
          [
            .measure(ends.0, figures: 9), .measure(ends.1, figures: 9),
            .text(pattern.inEvery.joined(separator: ", ")),
            .text(pattern.inSome.joined(separator: ", ")), .text(types(pattern)),
            .integer(pattern.equilibriumCount),
          ]
        })
    }
  }
}
