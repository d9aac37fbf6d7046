import Testing

@testable import Runs

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      (999_999.9, nil, "1 M"), (999_400, nil, "999 k"), (999.9, nil, "1 k"), (999, nil, "999"),
      (6_573_130, nil, "6.57 M"),
      (-1500, nil, "−1.5 k"), (0, nil, "0"), (177, 4970, "0.177 k"), (4970, 4970, "4.97 k"), (12, 3e6, "1.2×10⁻⁵ M"),
    ] as [(Double, Double?, String)])
  func lettersFollowWhatIsPrinted(value: Double, whole: Double?, text: String) {
    #expect(NumberFormat.si(value, of: whole).replacing("\u{a0}", with: " ") == text)
  }
}
