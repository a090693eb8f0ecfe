import Briefing
import Quantities
import Reading
import Record

/// What is done, week by week, and beside an earlier case.
struct DeedsChapter {
  private let subject: Case
  private let deeds: Deeds
  private let prose: DeedsProse

  init(_ subject: Case, _ deeds: Deeds) {
    self.subject = subject
    self.deeds = deeds
    prose = DeedsProse(subject, deeds)
  }

  var chapter: Chapter {
    get throws {
      var blocks: [Block] = [.paragraph(prose.counts), .figure(try heatMap())]
      if !subject.eventTallies.isEmpty {
        blocks += [.heading("Indicators fed by event data"), .table(try FedDeeds.rules(subject))]
      }
      for alignment in deeds.alignments {
        blocks += [
          .heading("Beside the precedent: \(alignment.title)"),
          .paragraph(prose.precedent(alignment)), .figure(try sequence(alignment)),
        ]
      }
      return Chapter(id: "deeds", title: "Deeds: what is done on the ground", blocks: blocks)
    }
  }

  private func heatMap() throws -> Figure {
    let reports = deeds.weeks.coverage.reports
    var groups: [(name: String, rows: [HeatMap.Row])] = []
    for row in deeds.weeks.rows {
      let name = subject.indicator(row.indicator)?.group ?? row.indicator
      let entry = HeatMap.Row(
        label: row.indicator, counts: zip(row.counts, reports).map { $1 > 0 ? $0 : nil },
        total: String(row.total))
      if let position = groups.firstIndex(where: { $0.name == name }) {
        groups[position].rows.append(entry)
      } else {
        groups.append((name, [entry]))
      }
    }
    let chart = HeatMap(
      title: "Acts by indicator and week", description: "Number of separate acts in each week.",
      firstWeek: deeds.weeks.weeks.lowerBound, weekCount: deeds.weeks.weeks.count,
      unit: "acts a week",
      groups: groups.map { HeatMap.Group(title: $0.name, rows: $0.rows) })
    return Figure(
      title: "Conduct week by week",
      caption:
        "Coded acts by \(subject.label(subject.target)); copies of one report count once. Weeks from Monday. Weeks without any report are hatched: there, no acts may mean no news.",
      altText:
        "Heat map of \(deeds.weeks.rows.count) indicators over \(deeds.weeks.weeks.count) weeks; the numbers are in the table below the figure.",
      chart: chart, data: try DeedsTables.weeks(deeds))
  }

  private func sequence(_ alignment: PrecedentAlignment) throws -> Figure {
    let steps = alignment.steps
    let start = subject.period.lowerBound
    let done = steps.indices.filter { steps[$0].occurrence != nil }
    let chart = SequenceChart(
      title: "Steps of \(alignment.title) and of this case",
      description: "When each kind of deed first occurred, in weeks from the start of each.",
      precedentTitle: alignment.title, currentTitle: subject.title,
      precedent: steps.map { SequenceChart.Step(label: $0.indicator, week: $0.offset) },
      current: done.compactMap { index in
        steps[index].occurrence.map { occurrence in
          SequenceChart.Step(
            label: steps[index].indicator,
            week: Double(start.distance(to: occurrence.day)) / 7)
        }
      },
      matches: done.enumerated().map {
        SequenceChart.Match(precedent: $0.element, current: $0.offset)
      })
    return Figure(
      title: "The sequence of the precedent",
      caption:
        "First occurrence of each kind of deed, in weeks from the first step of the precedent and from \(Wording.date(start)) here. Steps not done are hollow.",
      altText:
        "Two tracks with \(steps.count) steps, \(done.count) of them done in this case; the dates are in the table below the figure.",
      chart: chart, data: try DeedsTables.steps(subject, deeds))
  }
}
