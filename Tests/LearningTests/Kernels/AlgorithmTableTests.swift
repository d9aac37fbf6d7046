import Testing

@testable import Learning

@Suite struct AlgorithmTableTests {
  static func kind(_ from: Int, _ to: Int, side: Int, stride: Int = 1, instructions: String) -> ConvolutionClass {
    ConvolutionClass(
      inChannels: from, outChannels: to, height: side, width: side, kernel: 3, stride: stride, padding: 1,
      hasBias: false, precision: .bfloat16, instructions: instructions)
  }

  @Test func everyLineOfTheTableIsRead() throws {
    let rows = try #require(AlgorithmTable.rows(of: AlgorithmTable.measurements))
    #expect(rows.count == AlgorithmTable.measurements.split(separator: "\n").count && rows.count > 20)
  }

  @Test(arguments: [
    ("", 0), ("a b: direct", 1), ("a: direct\n  b: winograd winograd taps\n", 2),
  ]) func rowsAreRead(text: String, count: Int) {
    #expect(AlgorithmTable.rows(of: text)?.count == count)
  }

  @Test(arguments: ["a direct", "a: fast", "a: direct direct", "a: direct: taps", "a:"])
  func otherLinesAreRefused(text: String) {
    #expect(AlgorithmTable.rows(of: text) == nil)
  }

  /// What nobody has measured is decided by the class alone.
  @Test(.enabled(if: KernelContext.instructions == "avx512-bf16", "another instruction set"))
  func theRuleKnowsEveryShape() {
    let here = "avx512-bf16"
    #expect(AlgorithmTable.rule(for: Self.kind(96, 160, side: 7, instructions: here)).description == "winograd")
    #expect(AlgorithmTable.rule(for: Self.kind(48, 48, side: 9, instructions: here)).description == "direct")
    #expect(
      AlgorithmTable.rule(for: Self.kind(48, 48, side: 8, instructions: here)).description == "direct direct taps")
    #expect(
      AlgorithmTable.rule(for: Self.kind(64, 64, side: 8, stride: 2, instructions: here)).description
        == "direct direct taps")
    #expect(AlgorithmTable.rule(for: Self.kind(96, 160, side: 9, instructions: "amx")).description == "direct")
  }

  @Test func fixedChoicesAreTakenOrRefused() throws {
    let shape = Self.kind(48, 48, side: 9, instructions: KernelContext.instructions)
    let (direct, winograd) = (ConvolutionAlgorithms("direct"), ConvolutionAlgorithms("winograd"))
    let choice = KernelChoice.fixed(["a": try #require(direct), "b": try #require(winograd)])
    #expect(try choice.algorithms(for: shape, at: "a") == direct)
    #expect(throws: LearningError.self) { try choice.algorithms(for: shape, at: "b") }
    #expect(throws: LearningError.self) { try choice.algorithms(for: shape, at: "c") }
  }
}
