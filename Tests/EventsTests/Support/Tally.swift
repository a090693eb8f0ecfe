import Quantities
import Record

@testable import Events

/// Counts and sums over the events of a file.
struct Tally {
  var counts = RowCounts()
  var events = 0
  var first = Int.max
  var last = Int.min
  /// Sums of amounts, low and high bounds, and mentions.
  var amount = 0.0, low = 0.0, high = 0.0
  var mentions = 0
  var amountByCode: [String: Double] = [:]
  /// Refused rows: "column" and how often.
  var refusedByColumn: [String: Int] = [:]
  var problems: [String] = []
  /// Lines with their parts: as many as events where each is given once.
  var keys: Set<[Int]> = []

  /// First and last day.
  var period: String { "\(Day(number: first)) \(Day(number: last))" }

  mutating func add(_ scan: any ChunkedScan) {
    counts = counts + scan.counts
    for refusal in scan.refusals {
      refusedByColumn[refusal.column ?? "", default: 0] += 1
      if problems.count < 20 {
        problems.append(refusal.reason.problem(file: "t", line: refusal.line).description)
      }
    }
    for row in scan.batch.rows { add(row, scan.batch) }
  }

  private mutating func add(_ row: EventRow, _ batch: EventBatch) {
    events += 1
    (first, last) = (min(first, row.day), max(last, row.day))
    keys.insert([row.line, row.part])
    mentions += row.mentions
    if !row.low.isNaN { low += row.low }
    if !row.high.isNaN { high += row.high }
    guard !row.amount.isNaN else { return }
    amount += row.amount
    amountByCode[batch.codes.values[Int(row.code)].code, default: 0] += row.amount
  }
}
