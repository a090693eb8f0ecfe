import Briefing
import Games

/// What the draws came to, in sentences.
struct EnsembleProse {
  private let subject: GameSubject
  private let result: EnsembleResult?
  private let refusal: String?

  init(_ subject: GameSubject, _ result: EnsembleResult?, refusal: String?) {
    self.subject = subject
    self.result = result
    self.refusal = refusal
  }

  var summary: [Prose] {
    guard subject.isUncertain else { return [] }
    let count = Wording.count(subject.uncertain.count, "number")
    if let refusal {
      return [
        "\(count) of the game \(strong: "could not be varied"): \(refusal). All else is at their best values."
      ]
    }
    guard let result else { return [] }
    let findings = result.findings()
    guard findings.solvedCount > 0 else {
      return [
        "None of \(Wording.grouped(findings.drawCount)) draws has a result: \(others(findings))."
      ]
    }
    return [shares(findings, count), selection(findings)]
  }

  private func shares(_ findings: EnsembleFindings, _ count: String) -> Prose {
    let ordered = findings.outcomes.sorted { $0.likeliest.inSome > $1.likeliest.inSome }
    let told = ordered.filter { $0.likeliest.inSome > 0 }.prefix(3).map { outcome in
      "“\(outcome.label)” in \(share(outcome.likeliest))"
    }
    let unsolved =
      findings.unsolved.isEmpty ? "" : " Not all draws have a full result: \(others(findings))."
    return
      "With \(count) drawn from their ranges \(Wording.grouped(findings.drawCount)) times, the likeliest outcome is \(Wording.list(told)) of the draws.\(unsolved)"
  }

  /// “62%”, or “55% to 70%” where it depends on which equilibrium is played.
  private func share(_ share: EnsembleFindings.Share) -> String {
    Wording.percents(share.inEvery, share.inSome)
  }

  private func selection(_ findings: EnsembleFindings) -> Prose {
    let several = Wording.percent(findings.severalEquilibria)
    let ties =
      findings.ties > 0
      ? " In \(Wording.percent(findings.ties)), somebody is indifferent, and the method looked no further."
      : ""
    guard findings.severalEquilibria > 0 else {
      return "No draw has more than one of the equilibria that were looked for.\(ties)"
    }
    return
      "In \(several) of the draws there are several equilibria; in \(Wording.percent(findings.likeliestDependsOnSelection)) the likeliest outcome depends on which is played.\(ties)"
  }

  private func others(_ findings: EnsembleFindings) -> String {
    findings.unsolved.map { "\(Wording.grouped($0.count)): \($0.reason)" }.joined(separator: "; ")
  }
}
