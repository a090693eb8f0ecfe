import Quantities
import RealModule
import Record
import Testing

@testable import Reading

@Suite struct ClosedFormTests {
  @Test(arguments: 0..<12)
  func `with fixed rates and no switching the reading is Bayes's rule written out`(
    seed: Int
  ) async throws {
    let random = RandomCase(seed: seed, hazard: 0)
    let made = random.built
    check(try await made.track(.both), random, random.logs())
    check(try await made.track(.words), random, random.logs(deeds: false))
    check(try await made.track(.deeds), random, random.logs(words: false))
    check(try await made.track(.both, .naive), random, random.logs(isNaive: true))
  }

  private func check(_ track: IntentTrack, _ random: RandomCase, _ logs: [[Double]]) {
    var sums = random.prior.map { Double.log($0) }
    var posteriors: [[Double]] = []
    for week in logs {
      sums = zip(sums, week).map(+)
      posteriors.append(softmax(sums))
    }
    for (week, posterior) in posteriors.enumerated() {
      #expect(near(track.filtered[week].means, posterior))
      #expect(near(track.smoothed[week].means, posteriors.last ?? []))
    }
    #expect(near(track.logEvidence, logSumExp(sums), 1e-9))
    let ranges = track.filtered.flatMap { $0 }
    #expect(ranges.allSatisfy { $0.low == $0.mean && $0.mean == $0.high })
  }

  @Test(arguments: 20..<28, [0.01, 0.4])
  func `with fixed rates and switching it equals enumerating every path of regimes`(
    seed: Int, hazard: Double
  ) async throws {
    let random = RandomCase(seed: seed, hazard: hazard)
    let made = random.built
    for (track, logs) in [
      (try await made.track(.both), random.logs()),
      (try await made.track(.words), random.logs(deeds: false)),
      (try await made.track(.deeds), random.logs(words: false)),
      (try await made.track(.both, .naive), random.logs(isNaive: true)),
    ] {
      let paths = RegimePaths(prior: random.prior, logs: logs, hazard: hazard)
      for week in 0..<random.weeks {
        #expect(near(track.filtered[week].means, paths.filtered[week]))
        #expect(near(track.smoothed[week].means, paths.smoothed[week]))
      }
    }
  }

  @Test func `counts of two and three at one or three a week make odds of 4.4507`() async throws {
    var made = CaseBuilder(["calm": 0.5, "busy": 0.5])
    made.weeks = 2
    made.set()
    made.rate("acts", ["calm": 1, "busy": 3])
    made.act("acts", on: 2, count: 2)
    made.act("acts", on: 8)
    made.act("acts", on: 13, count: 2)
    let reading = try await made.read()
    let ratio = Double.pow(3, 5) * Double.exp(-4)
    #expect(near(ratio, 4.4507, 5e-5))
    for track in [reading.deeds, reading.both, reading.naive] {
      let last = track.last.means
      #expect(near(last[1] / last[0], ratio))
      #expect(near(last[1], 0.8165, 5e-5))
    }
    #expect(near(reading.words.last.means, [0.5, 0.5], 1e-15))
    let first = Double.pow(3, 2) * Double.exp(-2)
    #expect(near(reading.both.filtered[0][1].mean, first / (1 + first)))
    #expect(near(reading.both.smoothed[0][1].mean, ratio / (1 + ratio)))
  }

  @Test func `five copies of one report count as one, and as five to the naive reading`()
    async throws
  {
    var made = CaseBuilder(["earnest": 0.5, "stalling": 0.5])
    made.weeks = 1
    made.set()
    made.shares("offer", ["earnest": [0.2, 0.6, 0.2], "stalling": [0.6, 0.2, 0.2]])
    for copy in 0..<5 {
      made.say(.affirm, "offer", on: copy, origin: "wire", publisher: "Outlet \(copy)")
    }
    let reading = try await made.read()
    let (clustered, naive) = (reading.words.last.means, reading.naive.last.means)
    #expect(near(clustered[1] / clustered[0], 3))
    #expect(near(naive[1] / naive[0], 243, 1e-9))
    #expect(reading.words.unitCount == 1 && reading.naive.unitCount == 5)
  }

  @Test func `a worthless report of an act leaves the silence of its week alone`() async throws {
    func odds(_ grade: String?) async throws -> Double {
      var made = CaseBuilder(["calm": 0.5, "busy": 0.5])
      made.weeks = 1
      made.set()
      made.rate("acts", ["calm": 1, "busy": 9])
      made.indicator("acts")
      if let grade { made.act("acts", on: 0, grade: grade) }
      let last = try await made.read().both.last.means
      return Double.log(last[1] / last[0])
    }
    let silence = try await odds(nil)
    #expect(near(silence, -8))
    for (grade, weight) in RandomCase.grades.sorted(by: { $0.key < $1.key }) {
      let graded = try await odds(grade)
      #expect(near(graded - silence, weight * Double.log(9), 1e-9))
    }
  }
}
