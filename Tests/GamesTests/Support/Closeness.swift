/// Whether two numbers agree to rounding.
func isClose(_ found: Double, _ expected: Double, absolute tolerance: Double = 1e-12) -> Bool {
  abs(found - expected) <= tolerance
}
