import Testing

@testable import Learning

/// The check that every kernel passes before a network uses it.
@Suite struct KernelCheckTests {
  /// Whatever scratch memory and results hold beforehand, every kernel is right and stays within its memory.
  @Test(arguments: KernelShape.every + KernelShape.long, InstructionSet.tested)
  func everyKernelIsRight(_ shape: KernelShape, _ instructions: InstructionSet) throws {
    try KernelContext(threads: shape.threads, instructions: instructions).use()
    for precision in KernelShape.precisions(instructions) {
      let kind = shape.kind(precision, instructions)
      let trial = ConvolutionTrial(kind: kind, batch: shape.batch, threads: shape.threads)
      for part in StepPart.allCases {
        for algorithm in ConvolutionAlgorithm.allCases where AlgorithmTable.offers(algorithm, kind, part) {
          for (seed, filling) in GuardedBuffer.Filling.allCases.enumerated() {
            let fault = try trial.fault(of: algorithm, part, filling: filling, seed: UInt64(seed), most: 60)
            #expect(
              fault == nil, "\(algorithm.rawValue) \(precision.rawValue) \(part.rawValue) over \(filling.rawValue)")
          }
        }
      }
    }
  }

  /// What kernels are compared with is the definition of these tests, of which no line is shared.
  @Test(arguments: KernelShape.every)
  func itsDefinitionIsOurs(_ shape: KernelShape) throws {
    let run = KernelRun(shape) { stream, _ in Float(stream.uniform(-1, 1)) }
    let trial = ConvolutionTrial(kind: shape.kind(.float32, .plain), batch: shape.batch, threads: 1)
    for part in StepPart.allCases {
      let buffers = TrialBuffers(trial, part: part, filling: .zeros, seed: 1)
      func put(_ numbers: [Float], _ buffer: GuardedBuffer) {
        for (i, number) in numbers.enumerated() { buffer.floats[i] = number }
      }
      put(run.source, buffers.source)
      put(run.gradient, buffers.destination)
      put(run.weights, buffers.weights)
      put(run.bias, buffers.bias)
      let expected = run.expected(part).map { Float($0) }
      let count = buffers.result.bytes / 4
      put(Array(expected.prefix(count)), buffers.result)
      if part == .backwardWeights { put(Array(expected.dropFirst(count)), buffers.biasGradient) }
      #expect(buffers.error(most: .max) < 1e-6, "\(part)")
      buffers.result.floats[count / 2] += 1
      #expect(buffers.error(most: .max) > 1e-3, "\(part)")
    }
  }

  /// One lane of a vector, one column of a picture or one tap of the weights is among what is looked at.
  @Test(arguments: InstructionSet.tested, StepPart.allCases)
  func faultsOfAFewResultsAreFound(_ instructions: InstructionSet, _ part: StepPart) throws {
    let shape = KernelShape(batch: 1, height: 15, width: 13, channels: (48, 64), threads: 1)
    let kind = shape.kind(.float32, instructions)
    try KernelContext(threads: 1, instructions: instructions).use()
    // N,H,W,C, or O,I,K,K: numbers beside each other, and lines of them.
    let isWeight = part == .backwardWeights
    let channels = part == .forward ? kind.outChannels : kind.inChannels
    let (inner, line) = isWeight ? (9, 9 * channels) : (channels, channels * kind.width)
    let lines = isWeight ? kind.outChannels : kind.height
    var wrong: [(String, @Sendable (Int) -> Bool)] = [
      ("first line", { $0 < line }), ("last line", { $0 >= line * (lines - 1) }),
    ]
    for lane in 0..<16 { wrong.append(("lane \(lane)", { (isWeight ? $0 / inner : $0) % 16 == lane })) }
    for i in 0..<9 { wrong.append(("column or tap \(i)", { (isWeight ? $0 : $0 / inner % kind.width) % 9 == i })) }
    for (name, isWrong) in wrong {
      let check = KernelCheck { _, part, buffers in
        for i in 0..<buffers.result.bytes / 4 where isWrong(i) { buffers.result.floats[i] += 1 }
      }
      let fault = try check.fault(of: .direct, kind, part, threads: 1)
      #expect(fault?.contains("of its results") == true, "\(part.rawValue): \(name)")
    }
  }

  @Test func aLargeNetworkIsCheckedInAMoment() throws {
    for precision in InstructionSet.current.precisions {
      let check = KernelCheck()
      func network() throws -> Network {
        try Network(
          ResNet9(width: 64).layer(classes: 10), input: .init(channels: 3, height: 32, width: 32), precision: precision,
          threads: 2,
          seed: 1, check: check)
      }
      let first = try network()
      #expect(first.replacements == [] && first.algorithms.count == 8)
      let seconds = check.seconds
      print("kernel check of resnet9 \(precision.rawValue): \(seconds) s")
      // Other tests run beside it on the same cores; alone it takes a small part of this.
      #expect(seconds > 0 && seconds < 20)
      // What was found once is not looked for again.
      #expect(try network().algorithms == first.algorithms && check.seconds == seconds)
    }
  }
}
