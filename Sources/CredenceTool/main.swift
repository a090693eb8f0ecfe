import Foundation
import Quantities
import Reading
import Record

let result = CaseReader.read(URL(fileURLWithPath: CommandLine.arguments[1]))
for problem in result.problems { print(problem) }
guard let subject = result.case else { exit(1) }
print(subject.statements.count, subject.deeds.count, subject.weeks.count, subject.digest)
let clock = ContinuousClock()
let start = clock.now
let reading = try await IntentReading(of: subject, IntentSettings(threads: 2))
print(clock.now - start)
func show(_ t: IntentTrack) {
  print(
    t.channel, t.counting, t.unitCount, "ess", t.effectiveDraws.last ?? 0,
    t.effectiveDraws.min() ?? 0, "logZ", t.logEvidence)
  for w in stride(from: 0, to: t.filtered.count, by: max(1, t.filtered.count / 12)) {
    print(
      t.weeks.lowerBound.advanced(by: w),
      t.filtered[w].map { String(format: "%.3f[%.2f,%.2f]", $0.mean, $0.low, $0.high) },
      t.smoothed[w].map { String(format: "%.3f", $0.mean) })
  }
  print("last", t.last.map { String(format: "%.3f[%.2f,%.2f]", $0.mean, $0.low, $0.high) })
}
for t in [reading.words, reading.deeds, reading.both, reading.naive] { show(t) }
for w in reading.weights.sorted(by: {
  abs($0.bits[reading.leading].mean) > abs($1.bits[reading.leading].mean)
}).prefix(12) {
  print(
    w.unit.rows, w.unit.content, w.bits.map { String(format: "%.2f", $0.mean) },
    w.shift.map { String(format: "%.2f", $0) })
}
for p in reading.publishers.prefix(6) {
  print(p.publisher, p.rows, p.shift.map { String(format: "%.2f", $0) })
}
for m in reading.matrix {
  print(
    m.subject, m.bits.map { String(format: "%.2f", $0) }, m.observed,
    m.expected.map { String(format: "%.1f", $0) },
    m.chanceOfSoFew.map { String(format: "%.3f", $0) })
}
for t in reading.turningPoints where t.doubles != nil || t.halves != nil {
  print(t.observation, t.doubles as Any, t.halves as Any)
}
