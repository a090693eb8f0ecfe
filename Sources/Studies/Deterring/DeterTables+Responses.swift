import Briefing
import Games
import Quantities

extension DeterTables {
  // MARK: Frontier

  /// By rung and credibility, how large the response has to be.
  func frontier() throws -> Table {
    try Table(
      key: "frontier", title: "How large a response has to be, by how far it is believed",
      columns: frontierColumns,
      rows: rungs.indices.flatMap { rung in
        DeterDraws.credibilities.indices.map { frontierRow(rung, $0) }
      },
      note:
        "A size is a multiple of the response as described. What pays higher up has to be deterred "
        + "there: the next rung is taken to be worth at most nothing.")
  }

  private var frontierColumns: [Column] {
    func size(_ whom: String) -> [Column] {
      let all = whom == "all" ? "every type" : "\(Int(DeterDraws.mostTypes * 100))% of the types"
      return [
        Column(
          key: "harm_\(whom)", title: "Harm, \(whom)", unit: unit,
          meaning: "Harm that deters \(all), median."),
        Column(
          key: "size_\(whom)", title: "Size, \(whom)", meaning: "Size that deters \(all), median."),
        Column(key: "size_\(whom)_low", title: "5%", meaning: "Its 5% point over the draws."),
        Column(key: "size_\(whom)_high", title: "95%", meaning: "Its 95% point over the draws."),
      ]
    }
    return [
      Column(key: "rung", title: "Rung", meaning: "Id of the rung."),
      Column(
        key: "credibility", title: "Credibility",
        meaning: "Probability of the response in the challenger's eyes."),
    ] + size("all") + size("most") + [
      Column(
        key: "attainable", title: "Attainable",
        meaning: "Share of draws in which the size for every type is affordable and so credible."),
      Column(
        key: "attainable_committed", title: "If committed", meaning: "The same with a commitment."),
    ]
  }

  private func frontierRow(_ rung: Int, _ place: Int) -> [Cell] {
    let credibility = DeterDraws.credibilities[place]
    func attainable(_ isCommitted: Bool) -> Cell {
      .probability(
        draws.share {
          $0.ladder.isAttainable(
            rung: rung, size: $0.sizesForAll[rung][place], credibility: credibility,
            isCommitted: isCommitted)
        })
    }
    return [.text(rungs[rung].id), .number(credibility, digits: 1)]
      + sizes(rung) { $0.sizesForAll[rung][place] } + sizes(rung) { $0.sizesForMost[rung][place] }
      + [attainable(false), attainable(true)]
  }

  /// Median harm, and median, 5% and 95% point of a size.
  private func sizes(_ rung: Int, _ size: (DeterDraw) -> Double) -> [Cell] {
    let harms = draws.spread { draw in
      let (size, harm) = (size(draw), draw.ladder.rungs[rung].harm)
      return size.isFinite ? size * harm : .infinity
    }
    let sizes = draws.spread { size($0) }
    return [harms?.median, sizes?.median, sizes?.low, sizes?.high].map { value in
      guard let value, value.isFinite else { return .missing("no size") }
      return .number(value, digits: 2)
    }
  }

  // MARK: Best response

  /// The size that deters most, and where even it fails.
  func bestResponse() throws -> Table {
    try Table(
      key: "best_response", title: "The best affordable response",
      columns: [
        Self.rungColumn,
        spreadColumn("size", "Best size", "The size that deters most."),
        spreadColumn("begins", "Begins", "Probability that it begins at this rung even so."),
        Column(
          key: "fails", title: "Fails",
          meaning: "Share of draws in which this rung pays some type even so, by itself."),
        Column(
          key: "too_large", title: "Too large",
          meaning:
            "Share of draws in which the response as described is larger than the best: a smaller "
            + "one would deter at least as much."),
        spreadColumn("size_committed", "Size if committed", "The best size with a commitment."),
        spreadColumn("begins_committed", "Begins", "Probability that it begins here even so."),
        Column(
          key: "fails_committed", title: "Fails",
          meaning: "The same with a commitment."),
      ],
      rows: rungs.indices.map(bestRow) + [bestOfAny],
      note:
        "A larger response costs the defender more and is believed less, so that there is a best "
        + "size; those of all rungs are in force together.")
  }

  private func bestRow(_ rung: Int) -> [Cell] {
    [
      .text(rungs[rung].id), spread { $0.responses[rung].size },
      spread { $0.best.begins[rung] }, .probability(draws.share { $0.responses[rung].fails }),
      .probability(draws.share { $0.isTooLarge(rung) }),
      spread { $0.responsesBound[rung].size }, spread { $0.bestBound.begins[rung] },
      .probability(draws.share { $0.responsesBound[rung].fails }),
    ]
  }

  private var bestOfAny: [Cell] {
    [
      .text("any"), Self.wholeRow, spread(\.best.escalation),
      .probability(draws.share { $0.responses.contains(where: \.fails) }),
      .probability(draws.share { draw in rungs.indices.contains(where: draw.isTooLarge) }),
      Self.wholeRow, spread(\.bestBound.escalation),
      .probability(draws.share { $0.responsesBound.contains(where: \.fails) }),
    ]
  }

  // MARK: Spirals

  /// Where a response is answered by the next rung, and a larger one more often.
  func spirals() throws -> Table {
    let factor = "\(DeterDraws.largerBy)"
    return try Table(
      key: "spirals", title: "Responses that are answered by the next rung",
      columns: [
        Column(key: "rung", title: "Rung", meaning: "Id of the rung that is responded to."),
        Column(key: "next", title: "Next", meaning: "Id of the rung above it."),
        spreadColumn(
          "answered", "Answered",
          "Probability that a response to this rung takes place and is answered by the next."),
        spreadColumn(
          "answered_larger", "If larger", "The same with a response \(factor) times as large."),
        Column(
          key: "spiral", title: "Spirals",
          meaning: "Share of draws in which the larger response is answered more often."),
        spreadColumn("leaps", "Begins above", "Probability that it begins at a higher rung."),
        spreadColumn(
          "leaps_larger", "If larger", "The same with a response \(factor) times as large."),
        Column(
          key: "leap", title: "Leaps",
          meaning: "Share of draws in which the larger response makes some types begin above."),
      ],
      rows: rungs.indices.dropLast().map(spiralRow),
      note:
        "The larger response is as credible as the one described. It is answered more often only "
        + "where part of the harm turns into gain of the next rung.",
      emptyMessage: "There is one rung, and nothing above it.")
  }

  private func spiralRow(_ rung: Int) -> [Cell] {
    [
      .text(rungs[rung].id), .text(rungs[rung + 1].id), spread { $0.spirals[rung]?.answered },
      spread { $0.spirals[rung]?.answeredLarger },
      .probability(draws.share { $0.spirals[rung]?.isSpiral == true }),
      spread { $0.spirals[rung]?.leaps }, spread { $0.spirals[rung]?.leapsLarger },
      .probability(draws.share { $0.spirals[rung]?.isLeap == true }),
    ]
  }
}

extension DeterDraw {
  /// Whether the response as described can be afforded and is larger than the one that deters most.
  fileprivate func isTooLarge(_ rung: Int) -> Bool {
    responses[rung].size < 1 && 1 <= ladder.rungs[rung].largest
  }
}
