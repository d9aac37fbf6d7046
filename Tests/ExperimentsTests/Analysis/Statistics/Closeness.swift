/// Whether two numbers agree to a share of the expected one, as far as doubles and different algorithms let them.
func isClose(_ found: Double?, _ expected: Double, within share: Double = 1e-10) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= share * max(abs(expected), 1e-300)
}
