import Quantities
import RealModule
import Testing

@testable import Reading

@Suite struct LanesTests {
  @Test func `logarithms agree with the library's to a few units in the last place`() {
    var generator = SeededGenerator(seed: 11, stream: 0)
    for round in 0..<20_000 {
      let spread = [1, 20, 300][round % 3] * (generator.uniform() - 0.5)
      let value = Double.exp(Double.log(10) * spread)
      let lanes = Lanes(value, 1, 1 + 0x1p-50, 0x1p-1000)
      let found = Lanes.log(lanes)
      for lane in 0..<4 {
        let exact = Double.log(lanes[lane])
        #expect((found[lane] - exact).magnitude <= 4 * exact.ulp)
      }
    }
  }

  @Test func `logarithms of one and more lose nothing where the rest is small`() {
    for power in stride(from: -300.0, through: 300, by: 0.37) {
      let value = Double.exp(Double.log(10) * power)
      let found = Lanes.log(onePlus: Lanes(value, 0, 1, 1e-17))
      for (lane, x) in [value, 0, 1, 1e-17].enumerated() {
        let exact = Double.log(onePlus: x)
        #expect((found[lane] - exact).magnitude <= 4 * max(exact.ulp, 1e-320))
      }
    }
  }
}
