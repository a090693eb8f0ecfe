import Quantities
import Testing

@testable import Games

@Suite struct `Residues modulo a prime` {
  @Test func `obey the laws of a field`() {
    var generator = SeededGenerator(seed: 3)
    func draw() -> UInt64 { generator.next() % PrimeField.prime }
    for _ in 0..<2_000 {
      let (a, b, c) = (draw(), draw(), draw())
      #expect(PrimeField.difference(PrimeField.sum(a, b), b) == a)
      #expect(PrimeField.sum(a, PrimeField.negative(a)) == 0)
      #expect(PrimeField.product(a, PrimeField.inverse(a)) == 1)
      let left = PrimeField.product(a, PrimeField.sum(b, c))
      #expect(left == PrimeField.sum(PrimeField.product(a, b), PrimeField.product(a, c)))
      let (high, low) = a.multipliedFullWidth(by: b)
      #expect(PrimeField.product(a, b) == PrimeField.prime.dividingFullWidth((high, low)).remainder)
    }
    #expect(PrimeField.inverse(0) == 0)
  }

  @Test func `tell a decimal from the double nearest to it`() throws {
    let tenth = try #require(Number("0.1"))
    #expect(PrimeField.product(PrimeField.residue(tenth), 10) == 1)
    #expect(PrimeField.residue(0.1 as Double) != PrimeField.residue(tenth))
  }

  @Test(arguments: [0, 1, -1, 0.5, -0.75, 1e12, 3.0e-12, 1e300, -0x1p-1074, 0x1p-1022])
  func `of doubles are those of the fractions they stand for`(value: Double) {
    var (scaled, power) = (value, UInt64(1))
    // Scaled by powers of two until it is whole, or small enough to be an integer.
    while scaled != scaled.rounded() {
      scaled *= 2
      power = PrimeField.product(power, 2)
    }
    while scaled.magnitude > 0x1p60 {
      scaled /= 2
      power = PrimeField.product(power, PrimeField.inverse(2))
    }
    let product = PrimeField.product(PrimeField.residue(value), power)
    #expect(product == PrimeField.residue(Int(scaled)))
  }
}
