import Testing

@testable import Learning

@Suite struct AlgorithmTableTests {
  static func kind(
    _ from: Int, _ to: Int, height: Int, width: Int? = nil, stride: Int = 1, padding: Int = 1, hasBias: Bool = false,
    _ precision: Precision, _ instructions: InstructionSet
  ) -> ConvolutionClass {
    ConvolutionClass(
      inChannels: from, outChannels: to, height: height, width: width ?? height, kernel: 3, stride: stride,
      padding: padding, hasBias: hasBias, precision: precision, instructions: instructions)
  }

  @Test func classesHaveNames() {
    let named: [(ConvolutionClass, String)] = [
      (Self.kind(64, 128, height: 32, .float32, .avx2), "avx2 f32 3×3/1+1 64→128 32×32"),
      (Self.kind(3, 5, height: 9, width: 6, stride: 2, .float32, .plain), "plain f32 3×3/2+1 3→5 9×6"),
      (Self.kind(1, 1, height: 4, padding: 0, hasBias: true, .float32, .avx512), "avx512 f32 3×3/1+0 1→1 4×4 bias"),
      (Self.kind(8, 8, height: 7, .bfloat16, .avx512BFloat16), "avx512-bf16 bf16 3×3/1+1 8→8 7×7"),
    ]
    for (kind, name) in named { #expect(kind.description == name) }
  }

  /// Every class once, by its name, with algorithms that its instruction set has.
  @Test func everyLineOfTheTableIsRead() throws {
    let rows = try #require(AlgorithmTable.rows(of: AlgorithmTable.measurements))
    #expect(rows.count == AlgorithmTable.measurements.split(separator: "\n").count)
    for (name, algorithms) in rows {
      let kind = try #require(ConvolutionClass(named: name), "\(name)")
      #expect(kind.description == name)
      #expect(AlgorithmTable.algorithms(for: kind) == algorithms)
      for part in StepPart.allCases { #expect(AlgorithmTable.offers(algorithms[part], kind, part), "\(name)") }
    }
  }

  @Test(arguments: [
    ("", 0), ("a b: direct", 1), ("a: direct\n  b: winograd winograd4 plain\n", 2),
  ]) func rowsAreRead(text: String, count: Int) {
    #expect(AlgorithmTable.rows(of: text)?.count == count)
  }

  @Test(arguments: ["a direct", "a: fast", "a: direct direct", "a: direct: plain", "a: direct taps direct", "a:"])
  func otherLinesAreRefused(text: String) {
    #expect(AlgorithmTable.rows(of: text) == nil)
  }

  /// What nobody has measured is decided by the class alone, and alike wherever products are fused.
  @Test(arguments: InstructionSet.tested) func theRuleKnowsEveryShape(_ here: InstructionSet) {
    func rule(_ kind: ConvolutionClass) -> String { AlgorithmTable.rule(for: kind).description }
    let large = here == .plain ? "winograd" : "winograd4"
    #expect(rule(Self.kind(96, 160, height: 7, .float32, here)) == large)
    #expect(rule(Self.kind(1, 1, height: 3, .float32, here)) == large)
    #expect(rule(Self.kind(48, 48, height: 2, width: 30, .float32, here)) == "winograd")
    #expect(rule(Self.kind(48, 48, height: 8, stride: 2, .float32, here)) == "direct")
    #expect(rule(Self.kind(48, 48, height: 8, padding: 3, .float32, here)) == "direct")
    // Without padding the results are fewer than the pixels, and backward they are the pixels.
    let small = here == .plain ? "winograd" : "winograd winograd4 winograd"
    #expect(rule(Self.kind(48, 48, height: 4, padding: 0, .float32, here)) == small)
    // Winograd adds no bias; backward data has none.
    #expect(rule(Self.kind(48, 48, height: 8, hasBias: true, .float32, here)) == "direct \(large) direct")
    for precision in here.precisions where precision == .bfloat16 {
      #expect(rule(Self.kind(96, 160, height: 7, stride: 2, precision, here)) == "direct")
    }
  }

  @Test(arguments: InstructionSet.tested) func whatIsNotOfferedIsNot(_ here: InstructionSet) {
    let (most, wide) = (
      Self.kind(16384, 16384, height: 8, .float32, here), Self.kind(16385, 8, height: 8, .float32, here)
    )
    let bfloat16 = Self.kind(8, 8, height: 8, .bfloat16, here)
    for part in StepPart.allCases {
      for algorithm in ConvolutionAlgorithm.allCases {
        #expect(AlgorithmTable.offers(algorithm, most, part))
        #expect(!AlgorithmTable.offers(algorithm, wide, part))
      }
      #expect(AlgorithmTable.offers(.direct, bfloat16, part) == KernelShape.precisions(here).contains(.bfloat16))
      #expect(AlgorithmTable.offers(.plain, bfloat16, part))
    }
  }

  @Test(arguments: InstructionSet.tested) func fixedChoicesAreTakenOrRefused(_ here: InstructionSet) throws {
    let shape = Self.kind(48, 48, height: 9, stride: 2, .float32, here)
    let (direct, winograd) = (ConvolutionAlgorithms(all: .direct), ConvolutionAlgorithms(all: .winograd))
    let choice = KernelChoice.fixed(["a": direct, "b": winograd])
    #expect(try choice.algorithms(for: shape, at: "a") == direct)
    #expect {
      try choice.algorithms(for: shape, at: "b")
    } throws: {
      "\($0)" == "choose kernels: this machine does not offer winograd for \(here.rawValue) f32 3×3/2+1 48→48 9×9"
    }
    #expect {
      try choice.algorithms(for: shape, at: "c")
    } throws: { "\($0)" == "choose kernels: the run that goes on has no convolution c" }
  }
}
