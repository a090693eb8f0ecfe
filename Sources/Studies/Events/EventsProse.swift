import Briefing
import Events
import Quantities
import Record

/// What event data hold, in sentences.
struct EventsProse {
  private let found: EventsFound

  init(_ found: EventsFound) { self.found = found }

  var summary: [Prose] { found.files.isEmpty ? [nothing] : [counts, gaps].compactMap { $0 } }

  private var nothing: Prose {
    "The case has no event data yet: `credence import SOURCE FILES… --case CASE` brings them in, and `events:` in case.yaml names files that belong to the case."
  }

  private var counts: Prose {
    let rows = found.events.count, events = found.clusters.count
    return
      "\(Wording.count(rows, "row")) of \(Wording.count(found.files.count, "file")) match; by the rule “\(found.rule.rawValue)” they are \(strong: Wording.count(events, "event")). What is counted is what was reported and coded, not all that happened."
  }

  private var gaps: Prose? {
    let gaps = EventGaps(found.files, in: found.period).all.filter { !$0.missing.isEmpty }
    let incomplete = found.files.filter { !$0.isComplete }.count
    let parts =
      gaps.map {
        "\($0.missing.count) of \($0.expected) \($0.kind.rawValue) of \($0.source)"
      } + (incomplete > 0 ? ["the rest of \(Wording.count(incomplete, "file"))"] : [])
    guard !parts.isEmpty else { return nil }
    return "Missing: \(Wording.list(parts)). A week without files is not a quiet week."
  }
}
