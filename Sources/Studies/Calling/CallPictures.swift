import Briefing
import Quantities
import Record

/// The pictures of `call`.
struct CallPictures {
  private let analysis: CallAnalysis

  init(_ analysis: CallAnalysis) { self.analysis = analysis }

  /// What the demands cost either side, as shares of what trust is worth to it.
  var map: SeparationMap {
    SeparationMap(
      title: "What each demand costs the earnest and the others",
      description: "A point for each demand, with the costs in single draws as a cloud.",
      scale: .logarithmic,
      earnestTitle: "cost to the earnest, as a share of what trust is worth to them",
      stallingTitle: "cost to the others, likewise (the type that it costs least)",
      benefit: Estimate(value: 1, low: 1, high: 1), benefitTitle: "worth of trust",
      demands: analysis.ranked.compactMap { solved in
        guard let earnest = solved.spread({ $0.costs.earnest }),
          let others = solved.spread({ $0.costs.other })
        else { return nil }
        return SeparationMap.Demand(
          name: solved.demand.name, earnest: Estimate(earnest), stalling: Estimate(others),
          draws: solved.draws.prefix(400).map {
            SeparationMap.Draw(earnest: $0.costs.earnest, stalling: $0.costs.other)
          })
      })
  }

  /// What would be believed after either answer.
  var beliefs: BeliefBars {
    BeliefBars(
      title: "Belief that the offer is meant, before and after the answer",
      description: "For each demand: before, after it looks met and after it looks refused.",
      axisTitle: "belief that the offer is meant",
      rows: analysis.ranked.compactMap { solved in
        guard let before = solved.spread(\.earnest) else { return nil }
        return BeliefBars.Row(
          label: solved.demand.name, before: before.median,
          met: Estimate(solved.spread(\.announced.earnestIfMet)),
          refused: Estimate(solved.spread(\.announced.earnestIfRefused)))
      })
  }

  /// On which assumptions it hangs whether the leading demand would tell; `nil` without any.
  var tornado: TornadoChart? {
    guard let first = analysis.ranking.first, !analysis.margins[first].entries.isEmpty else {
      return nil
    }
    let name = Wording.clause(analysis.sheet.demands[first].name)
    return analysis.margins[first].tornado(
      title: "What decides whether “\(name)” would tell",
      description: "Total and first-order Sobol’ indices of the assumptions behind its margin.")
  }

  /// All pictures, for a terminal.
  var all: [Picture] {
    [.separation(map), .beliefs(beliefs)] + (tornado.map { [.tornado($0)] } ?? [])
  }
}

extension Sensitivity {
  /// The assumptions that matter most, at most twelve.
  func tornado(title: String, description: String) -> TornadoChart {
    TornadoChart(
      title: title, description: description,
      rows: entries.prefix(12).map { TornadoChart.Row($0.assumption, $0.indices) })
  }
}

extension TornadoChart.Row {
  /// An assumption with its range and indices.
  init(_ assumption: Record.Assumption, _ indices: SobolIndices.Input) {
    let range = assumption.distribution
    self.init(
      label: assumption.name, note: "\(significant(range.low)) to \(significant(range.high))",
      total: Estimate(
        value: indices.total.value, low: indices.total.low, high: indices.total.high),
      first: indices.first.value)
  }
}

extension Estimate {
  /// A median with the range of the middle 90%; not a number where there is none.
  init(_ spread: Spread?) {
    self.init(
      value: spread?.median ?? .nan, low: spread?.low ?? .nan, high: spread?.high ?? .nan)
  }
}
