import Briefing
import Quantities
import Reading
import Record

/// How the numbers were made, what is known of such methods, and where they end.
struct MethodChapter {
  private let subject: Case
  private let reading: IntentReading
  private let settings: StudySettings

  init(_ subject: Case, _ reading: IntentReading, _ settings: StudySettings) {
    self.subject = subject
    self.reading = reading
    self.settings = settings
  }

  var chapter: Chapter {
    Chapter(
      id: "method", title: "Method and its limits",
      blocks: [
        .paragraph(model), .paragraph(expectations), .paragraph(discounts), .paragraph(draws),
        .paragraph(words), .heading("What is known about words and deeds"), .list(known),
        .heading("Limits"), .list(limits), .heading("Propositions"), .list(propositions),
        .heading("Indicators"), .list(indicators), .heading("Scales"), .paragraph(scales),
      ])
  }

  // MARK: Method

  private var model: Prose {
    "Time runs in weeks. In each week one hypothesis holds; with the hazard \(hazard) a week it gives way to another (Hamilton 1989). The weekly count of each indicator is Poisson, or negative binomial where the case gives a size; the stance of a statement is drawn from shares that depend on the hypothesis. Probabilities follow exactly, by forward and backward recursion (Rabiner 1989)."
  }

  private var hazard: String {
    let range = subject.assumptions.hazard?.distribution
    let best = range?.best ?? subject.settings.hazard
    return "\(best)"
  }

  private var expectations: Prose {
    let count = subject.assumptions.all.count
    return
      "What each hypothesis leads to expect is uncertain: \(Wording.count(count, "assumption")), each a range with a reason, listed at the end. \(reading.unweighed.isEmpty ? "Every indicator and proposition has expectations." : "Without expectations, and so without weight in the reading: \(Wording.list(reading.unweighed)).")"
  }

  private var discounts: Prose {
    let coverage =
      subject.settings.coverage == .reports
      ? "Weeks with more reports are expected to show more of everything (exposure, shrunk half-way to the mean)."
      : "Every week counts as equally covered."
    return
      "Rows of one origin count once. The log-likelihoods of n indicators or propositions of one group are multiplied by 1/(1 + \(subject.settings.correlation)(n − 1)), and by the weight of the reports' Admiralty grades: 1, 0.9, 0.7, 0.4, 0.2 for A to E or 1 to 5, 0.5 where it cannot be judged; the smaller of the two, because the two grades go together. \(coverage)"
  }

  private var draws: Prose {
    "\(Wording.grouped(settings.intent.draws)) draws of all assumptions, scrambled Sobol’ points with seed \(settings.seed) (Owen 1995; Joe and Kuo 2008), from a mixture of the elicited ranges and of proposals adapted to the evidence (Hesterberg 1995), each weighted by how probable it made the evidence. The effective number of draws stands beside each reading (Kish 1965). Weights of evidence are log₂ likelihood ratios (Good 1950)."
  }

  private var words: Prose {
    "Tailoring is conditional mutual information with the correction of Miller and Madow (1955) and \(Wording.grouped(settings.shuffles)) shuffles of audiences; audiences are compared with Holm’s correction (1979). The precedent is compared by the order of first occurrences (Kendall’s tau) and by dynamic time warping (Müller 2007), both with shuffles."
  }

  // MARK: Limits

  /// Measured on 310,534 KEDS events 1979–2011 and on ICEWS 2005–2018, split by time.
  private var known: [Prose] {
    [
      "Among states already using force, what they recently did told better than what they said who would halve it within twelve weeks (AUC 0.74 against 0.66 on events of 1997–2011; difference 0.08, interval 0.03 to 0.14), mostly because force persists.",
      "At the same level of violence, an offer to talk made no measurable difference (odds ratio about 0.9, interval around 1); four weeks without hostile acts did (odds ratio 1.6 to 2.0).",
      "For first outbreaks after quiet, words foretell as well as deeds or better; and a gap between words and deeds adds nothing to what deeds tell.",
      "States vary their stance by target nearly everywhere, so that tailoring alone shows no deceit.",
      "These are averages over many pairs of states; when one given state will ease off is close to a coin toss.",
    ]
  }

  private var limits: [Prose] {
    [
      "The record is coded by hand from public reports: it is a selection, and its authors knew what came later.",
      "Expectations are judgments. Another analyst may hold others; change assumptions.csv and read again.",
      "Rates are constant while a hypothesis holds: the order in which an annexation or a withdrawal unfolds is compared with a precedent, but does not enter the reading.",
      "Only the listed hypotheses are weighed. If the truth is not among them, the figures mislead.",
      "Repeated statements of one line are counted as separate, unless they share an origin.",
      "The weights of grades, the correlation and the coverage correction are conventions.",
      "A reading of intent is not a forecast of events, and no finding of law or guilt.",
    ]
  }

  // MARK: Lists

  private var propositions: [Prose] {
    subject.propositions.map { "\(strong: $0.id): \($0.text)" }
  }

  private var indicators: [Prose] {
    subject.indicators.map { "\(strong: $0.id) (\($0.group)): \($0.text)" }
  }

  private var scales: Prose {
    "Likelihood is worded on the scale of ICD 203, each band with its lower end: almost no chance 1–5%, very unlikely 5–20%, unlikely 20–45%, roughly even chance 45–55%, likely 55–80%, very likely 80–95%, almost certain 95–99%. Confidence in the analysis is stated apart: every stated weakness (wide expectations, a decisive outlet, words against deeds, discounts that matter, few outlets, fewer than 20 pieces of evidence) counts one; none is high, one or two moderate, more low; fewer than 100 effective draws, or a leading probability that ranges over more than 80 points, are low at once."
  }
}
