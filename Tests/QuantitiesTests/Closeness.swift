/// Whether two numbers agree to a share of the expected one, or else within an absolute tolerance.
func isClose(
  _ found: Double, _ expected: Double, relative: Double = 1e-14, absolute: Double = 0
) -> Bool {
  found == expected
    || (found - expected).magnitude <= max(absolute, relative * expected.magnitude)
}
