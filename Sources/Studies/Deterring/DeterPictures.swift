import Briefing
import Games
import Quantities
import Record

/// The pictures of `deter`.
struct DeterPictures {
  private let result: DeterResult
  private var draws: DeterDraws { result.draws }

  init(_ result: DeterResult) { self.result = result }

  /// How large a response to a rung has to be, by how far it is believed, with today's position.
  func frontier(_ rung: Int) -> DeterrenceFrontier {
    DeterrenceFrontier(
      title: "What would deter “\(Wording.clause(result.sheet.rungs[rung].name))”",
      description: "Size of the response by its credibility, and where the response stands today.",
      credibilityTitle: "probability of the response in the challenger’s eyes",
      responseTitle: "size of the response, as a multiple of the one described",
      curves: [
        curve("every type", rung) { $0.sizesForAll[rung] },
        curve("90% of types", rung) { $0.sizesForMost[rung] },
      ],
      today: position("today", rung, isCommitted: false),
      committed: isCommitted(rung) ? position("with a commitment", rung, isCommitted: true) : nil,
      affordable: draws.spread { $0.ladder.rungs[rung].largest }?.median)
  }

  private func isCommitted(_ rung: Int) -> Bool {
    draws.share { $0.ladder.rungs[rung].commitment > 0 } > 0
  }

  private func curve(
    _ name: String, _ rung: Int, _ sizes: @escaping (DeterDraw) -> [Double]
  ) -> DeterrenceFrontier.Curve {
    DeterrenceFrontier.Curve(
      name: name,
      points: DeterDraws.credibilities.indices.compactMap { place in
        guard let spread = draws.spread({ sizes($0)[place] }), spread.median.isFinite else {
          return nil
        }
        return DeterrenceFrontier.Point(
          credibility: DeterDraws.credibilities[place], response: Estimate(spread))
      })
  }

  private func position(
    _ name: String, _ rung: Int, isCommitted: Bool
  ) -> DeterrenceFrontier.Position? {
    let seen = draws.spread {
      $0.ladder.rungs[rung].belief * $0.ladder.rungs[rung].credibility(isCommitted: isCommitted)
    }
    return seen.map {
      DeterrenceFrontier.Position(
        name: name, credibility: Estimate($0), response: Estimate(value: 1, low: 1, high: 1))
    }
  }

  /// On which assumptions the least certain probability hangs; `nil` where none varies.
  var tornado: TornadoChart? {
    guard let outcome = result.sensitivity.leastCertain, !outcome.shown.isEmpty else { return nil }
    let what =
      outcome.rung.map { "it comes to “\(Wording.clause(result.sheet.rungs[$0].name))”" }
      ?? "there is any step up"
    return TornadoChart(
      title: "What decides whether \(what)",
      description: "Total and first-order Sobol’ indices of the assumptions behind the probability.",
      rows: outcome.shown.prefix(12).map {
        TornadoChart.Row($0.assumption, $0.indices)
      })
  }

  /// The rung that it most often comes to.
  var likeliestRung: Int {
    let medians = result.sheet.rungs.indices.map { rung in
      draws.spread { $0.bare.reached[rung] }?.median ?? 0
    }
    return medians.indices.max { (medians[$0], -$0) < (medians[$1], -$1) } ?? 0
  }

  /// All pictures, for a terminal.
  var all: [Picture] {
    [.deterrence(frontier(likeliestRung))] + (tornado.map { [.tornado($0)] } ?? [])
  }
}
