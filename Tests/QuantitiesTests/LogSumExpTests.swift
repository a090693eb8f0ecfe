import Quantities
import Testing

@Suite struct LogSumExpTests {
  @Test func `known sums`() {
    #expect(isClose(logSumExp([1, 2, 3]), 3.40760596444438))
    #expect(isClose(logSumExp([-1_000, -1_001]), -999.6867383124818))
    #expect(logSumExp([1_000, 1_000] as ArraySlice) == 1_000 + 0.6931471805599453)
    #expect(logSumExp(CollectionOfOne(-5)) == -5)
  }

  @Test func `nothing, zeros, infinities and non-numbers`() {
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([-.infinity, 2]) == 2)
    #expect(logSumExp([.infinity, 2]) == .infinity)
    #expect(logSumExp([2, .nan]).isNaN)
    #expect(logSumExp([.nan, 2]).isNaN)
  }
}
