import Briefing
import Games
import Quantities
import Record

/// What deterrence comes to, in sentences: likelihood and confidence always apart (ICD 203).
struct DeterProse {
  private let subject: Case
  private let result: DeterResult
  private var draws: DeterDraws { result.draws }
  private var sheet: DeterSheet { result.sheet }

  init(_ subject: Case, _ result: DeterResult) {
    self.subject = subject
    self.result = result
  }

  var summary: [Prose] {
    [likelihood, likeliestRung, commitment, limits, spirals, sensitivity].compactMap(\.self)
      + [confidence]
  }

  private func name(_ rung: Int) -> String { Wording.clause(sheet.rungs[rung].name) }

  private func percents(_ value: @escaping (DeterDraw) -> Double) -> (
    median: Double, text: String
  ) {
    guard let spread = draws.spread(value) else { return (0, "an unknown share") }
    let (middle, range) = (
      Wording.percent(spread.median), Wording.percents(spread.low, spread.high)
    )
    return (spread.median, middle == range ? middle : "\(middle) (\(range))")
  }

  /// How likely any escalation is, beside what it would be if nothing answered it.
  var likelihood: Prose {
    let now = percents(\.bare.escalation)
    let base = percents(\.unanswered)
    return Wording.sentence(
      now.median,
      that:
        "\(subject.label(sheet.challenger)) finds some step up worth its risk, with the responses as described: \(now.text), against \(base.text) if nothing answered it."
    )
  }

  /// Where it would begin.
  var likeliestRung: Prose? {
    guard sheet.rungs.count > 1 else { return nil }
    let medians = sheet.rungs.indices.map { rung in
      draws.spread { $0.bare.reached[rung] }?.median ?? 0
    }
    guard let most = medians.max(), most > 0, let rung = medians.firstIndex(of: most) else {
      return nil
    }
    let reached = percents { $0.bare.reached[rung] }
    return
      "The rung it most often comes to is “\(name(rung))”: \(reached.text)."
  }

  /// What a commitment adds and risks.
  var commitment: Prose? {
    guard draws.share({ $0.ladder.rungs.contains { $0.commitment > 0 } }) > 0 else { return nil }
    let bound = percents(\.bound.escalation)
    let broken = percents(\.commitmentBroken)
    let gains = draws.share { $0.bound.payoffDefender > $0.bare.payoffDefender }
    let now = percents(\.bare.escalation).median
    let effect =
      abs(bound.median - now) < 0.005
      ? "would hardly change the probability of any step (\(Wording.percent(bound.median)))"
      : "would bring the probability of any step to \(bound.text)"
    return
      "A public commitment to every response \(effect). It would be called and not honoured with a probability of \(broken.text). The defender does better with it in \(Wording.percent(gains)) of the draws."
  }

  /// Where nothing that can be afforded deters.
  var limits: Prose {
    let fails = draws.share { $0.responses.contains(where: \.fails) }
    let bound = draws.share { $0.responsesBound.contains(where: \.fails) }
    let best = percents(\.best.escalation)
    return
      "With the best sizes that can be afforded, the probability of any step is \(best.text). Some step still pays the most eager type in \(Wording.percent(fails)) of the draws without a commitment, in \(Wording.percent(bound)) with one."
  }

  /// Where a larger response provokes.
  var spirals: Prose? {
    let shares = sheet.rungs.indices.map { rung in
      draws.share { $0.spirals[rung]?.isSpiral == true }
    }
    guard let most = shares.max(), most > 0, let rung = shares.firstIndex(of: most) else {
      return nil
    }
    let risks = draws.all.compactMap { $0.draw.spirals[rung] }.filter(\.isSpiral)
    let now = median(risks.map(\.answered)) ?? 0
    let then = median(risks.map(\.answeredLarger)) ?? 0
    return
      "A larger response can provoke: in \(Wording.percent(most)) of the draws, half as much again in answer to “\(name(rung))” makes “\(name(rung + 1))” likelier to follow it; the middle of these has \(Wording.percent(then)) instead of \(Wording.percent(now))."
  }

  /// The assumptions on which the least certain probability hangs.
  var sensitivity: Prose? {
    guard let outcome = result.sensitivity.leastCertain else { return nil }
    let top = outcome.shown.prefix(3).filter { $0.indices.total.value > 0.05 }
    guard !top.isEmpty else { return nil }
    let parts = top.map {
      "\($0.assumption.name) (\(Wording.percent(min(1, $0.indices.total.value))))"
    }
    let what = outcome.rung.map { "it comes to “\(name($0))”" } ?? "there is any step"
    return
      "Whether \(what) hangs most on \(Wording.list(parts)), by total share of the variance\(cite: top.map(\.assumption.name))."
  }

  // MARK: Confidence

  /// How sure the analysis is, with its reasons; never in one sentence with a likelihood.
  var confidence: Prose {
    let weaknesses = weaknesses
    let isWide = (widest?.width ?? 0) > Self.wide
    let confidence: Confidence = isWide || weaknesses.count > 1 ? .low : .moderate
    return
      "We have \(strong: confidence.phrase) in this analysis. Gains and costs are judged, not observed. \(weaknesses.joined(separator: " "))"
  }

  /// Never none: what a government gains in private cannot be checked.
  private var weaknesses: [String] {
    var found: [String] = []
    if let widest, widest.width > Self.wide {
      found.append(
        "Within the ranges assumed, how often \(widest.what) spans \(Int((widest.width * 100).rounded())) points."
      )
    }
    let left = draws.count - draws.all.count
    if left > 0 {
      found.append(
        "\(Wording.count(left, "draw")) of \(Wording.grouped(draws.count)) left the ranges that the file's numbers may have, and does not count."
      )
    }
    if sheet.rungs.allSatisfy(\.sources.isEmpty) { found.append("The file names no source.") }
    if !result.check.agrees { found.append("The check by finite games does not agree throughout.") }
    return found.isEmpty
      ? ["Nine draws in ten keep every figure within \(Int(Self.wide * 100)) points."] : found
  }

  private static let wide = 0.5

  /// The probability that ranges most over the draws.
  private var widest: (what: String, width: Double)? {
    let all: [(what: String, width: Double)] =
      [("there is any step", width(\.bare.escalation))]
      + sheet.rungs.indices.map { rung in
        ("it comes to “\(name(rung))”", width { $0.bare.reached[rung] })
      }
    return all.max { $0.width < $1.width }
  }

  private func width(_ value: @escaping (DeterDraw) -> Double) -> Double {
    draws.spread(value).map { $0.high - $0.low } ?? 0
  }
}

extension DeterDraw {
  /// The probability that some rung with a commitment is reached and let pass.
  var commitmentBroken: Double { committedRungs.reduce(0) { $0 + bound.passed($1) } }

  /// The probability that there is a step and every step is responded to, under a commitment.
  var everyStepAnswered: Double {
    max(0, bound.escalation - ladder.rungs.indices.reduce(0) { $0 + bound.passed($1) })
  }

  private var committedRungs: [Int] {
    ladder.rungs.indices.filter { ladder.rungs[$0].commitment > 0 }
  }
}
