public import Briefing
public import Quantities
import Reading
public import Record

/// The whole brief on a case: key judgments, words, deeds, intent, what would change it, and the method.
public struct BriefStudy: Sendable {
  private let settings: StudySettings

  /// A study with common settings.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// Writes the brief as a value.
  ///
  /// Stops with `CancellationError` when its task is cancelled.
  public func brief(on subject: Case, progress: ProgressHandler?) async throws -> Brief {
    let words = try await Words(of: subject, settings, progress: progress)
    let deeds = try await Deeds(of: subject, settings, progress: progress)
    let weighed = try await settings.weighed(subject, progress: progress)
    let subject = weighed.subject
    let reading = try await IntentReading(of: subject, settings.intent, progress: progress)
    let intent = IntentChapter(subject, reading, onWords: weighed.reason)
    let call = try await call(on: subject, progress: progress)
    let chapters = [
      QuestionChapter(subject, headline: try intent.headline()).chapter,
      try WordsChapter(subject, words).chapter,
      try DeedsChapter(subject, deeds).chapter,
      try intent.chapter,
      try call?.chapter,
      try await deter(on: subject, progress: progress)?.chapter,
      try ChangeChapter(subject, reading).chapter,
      AlternativeChapter(subject, reading).chapter,
      try ContextChapter(subject).chapter,
      MethodChapter(subject, reading, settings).chapter,
    ].compactMap { $0 }
    return Brief(
      title: subject.title, question: subject.question,
      subtitle: nil, asOf: subject.period.upperBound,
      stamp: settings.stamp(subject, draws: settings.intent.draws),
      judgments: judgments(subject, words, deeds, reading), chapters: chapters,
      assumptions: SourceList.assumptions(subject), sources: SourceList.sources(subject))
  }

  /// The chapter on demands, if the case has a usable `demands.yaml`.
  private func call(
    on subject: Case, progress: ProgressHandler?
  ) async throws -> CallChapter? {
    guard let sheet = CallSheet.read(subject).sheet else { return nil }
    return CallChapter(
      subject, try await CallAnalysis(of: subject, sheet, settings, progress: progress))
  }

  /// The chapter on deterrence, if the case has a usable `deterrence.yaml`.
  private func deter(
    on subject: Case, progress: ProgressHandler?
  ) async throws -> DeterChapter? {
    guard DeterSheet.read(subject).sheet != nil else { return nil }
    return DeterChapter(
      subject, try await DeterStudy(settings).result(on: subject, progress: progress))
  }

  /// Likelihood and confidence in sentences of their own.
  private func judgments(
    _ subject: Case, _ words: Words, _ deeds: Deeds, _ reading: IntentReading
  ) -> [Judgment] {
    [intent(subject, reading)] + contradictions(subject, words)
      + deeds.alignments.map { alignment in
        Judgment(
          likelihood: DeedsProse(subject, deeds).precedent(alignment),
          confidence: counting(alignment.done.count, "step"))
      }
  }

  private func intent(_ subject: Case, _ reading: IntentReading) -> Judgment {
    let read = ReadProse(subject, reading)
    guard reading.both.hasEnoughEvidence else {
      return Judgment(
        likelihood: read.notEnough, confidence: "We state no likelihood and so no confidence.")
    }
    let likelihood = [read.offer, read.likelihood, read.channels].compactMap { $0 }
    return Judgment(likelihood: joined(likelihood), confidence: read.confidence)
  }

  /// No judgment where there are no two statements to compare.
  private func contradictions(_ subject: Case, _ words: Words) -> [Judgment] {
    let said = words.contradictions.totals.reduce(0) { $0 + $1.stances.reduce(0, +) }
    guard said > 1 else { return [] }
    return [
      Judgment(
        likelihood: WordsProse(subject, words).contradictions,
        confidence: counting(said, "statement"))
    ]
  }

  /// Confidence in a count of coded rows rests on the coding and on how many there are.
  private func counting(_ number: Int, _ noun: String) -> Prose {
    let confidence: Confidence = number < 5 ? .low : .moderate
    return
      "We have \(strong: confidence.phrase) in this: it is a count over \(Wording.count(number, noun)) chosen and coded by hand."
  }

  private func joined(_ parts: [Prose]) -> Prose {
    Prose(
      parts.enumerated().flatMap {
        $0.offset == 0 ? $0.element.spans : [.text(" ")] + $0.element.spans
      })
  }
}
