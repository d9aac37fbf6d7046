/// Compares every kernel that is offered with the definition over many shapes, small and odd ones above all.
package struct KernelSweep {
  /// What is counted by itself.
  package struct Row: Hashable, Comparable, CustomStringConvertible {
    package var instructions: InstructionSet
    package var precision: Precision
    package var algorithm: ConvolutionAlgorithm
    package var part: StepPart

    package var description: String {
      "\(instructions.rawValue) \(precision.rawValue) \(algorithm.rawValue) \(part.rawValue)"
    }

    private var order: [Int] {
      [
        InstructionSet.allCases.firstIndex(of: instructions) ?? 0, precision == .float32 ? 0 : 1,
        ConvolutionAlgorithm.allCases.firstIndex(of: algorithm) ?? 0, StepPart.allCases.firstIndex(of: part) ?? 0,
      ]
    }

    package static func < (one: Row, other: Row) -> Bool { one.order.lexicographicallyPrecedes(other.order) }
  }

  package struct Count: Hashable {
    package var passes = 0
    package var wrong = 0
  }

  package let instructions: InstructionSet
  /// Of all pairs of algorithm and pass; those that were never run stay at 0.
  package private(set) var counts: [Row: Count] = [:]

  package init(_ instructions: InstructionSet) {
    self.instructions = instructions
    for row in rows { counts[row] = Count() }
  }

  package var passes: Int { counts.values.map(\.passes).reduce(0, +) }

  /// Everything that is offered anywhere on these instructions.
  private var rows: [Row] {
    precisions.flatMap { precision in
      ConvolutionAlgorithm.allCases.flatMap { algorithm in
        StepPart.allCases.filter { AlgorithmTable.offers(algorithm, usual(precision), $0) }
          .map { Row(instructions: instructions, precision: precision, algorithm: algorithm, part: $0) }
      }
    }
  }

  private var precisions: [Precision] { [.float32, .bfloat16] }

  /// A shape that every algorithm is offered for.
  private func usual(_ precision: Precision) -> ConvolutionClass {
    ConvolutionClass(
      inChannels: 16, outChannels: 16, height: 8, width: 8, kernel: 3, stride: 1, padding: 1, hasBias: false,
      precision: precision, instructions: instructions)
  }

  /// Runs all algorithms and passes at one more shape after the other until there were so many passes.
  ///
  /// - Parameter tell: sees every fault with its shape.
  package mutating func run(passes wanted: Int, seed: UInt64, tell: (String) -> Void) throws(LearningError) {
    var stream = RandomStream(seed: seed, name: "sweep")
    var index = 0
    for shape in Self.large(instructions) { try run(shape, batch: 2, threads: 2, seed: seed, tell) }
    while passes < wanted {
      let shape = Self.draw(instructions, &stream)
      let batch = [1, 2, 3, 9][stream.below(4)]
      // Threads are made anew when their number changes.
      try run(shape, batch: batch, threads: 1 + index / 400 % 3, seed: UInt64(index), tell)
      index += 1
    }
  }

  private mutating func run(
    _ shape: ConvolutionClass, batch: Int, threads: Int, seed: UInt64, _ tell: (String) -> Void
  ) throws(LearningError) {
    guard shape.outHeight > 0, shape.outWidth > 0 else { return }
    try KernelContext(threads: threads, instructions: instructions).use()
    for (row, _) in counts.sorted(by: { $0.key < $1.key }) {
      var kind = shape
      kind.precision = row.precision
      guard AlgorithmTable.offers(row.algorithm, kind, row.part) else { continue }
      let fillings = GuardedBuffer.Filling.allCases
      let filling = fillings[(counts[row]?.passes ?? 0) % fillings.count]
      let fault = try ConvolutionTrial(kind: kind, batch: batch, threads: threads)
        .fault(of: row.algorithm, row.part, filling: filling, seed: seed, most: 2000)
      counts[row]?.passes += 1
      guard let fault else { continue }
      counts[row]?.wrong += 1
      let place = "\(kind), batch \(batch), scratch \(filling.rawValue)"
      tell("\(row.algorithm.rawValue) \(row.part.rawValue) \(fault): \(place)")
    }
  }

  private static func draw(_ instructions: InstructionSet, _ stream: inout RandomStream) -> ConvolutionClass {
    let channels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 20, 24, 31, 32, 33, 48, 64]
    let kernel = [1, 2, 3, 3, 3, 3, 5, 7][stream.below(8)]
    let stride = kernel == 3 && stream.below(3) > 0 ? 1 : 1 + stream.below(3)
    return ConvolutionClass(
      inChannels: channels[stream.below(channels.count)], outChannels: channels[stream.below(channels.count)],
      height: 1 + stream.below(16), width: 1 + stream.below(16), kernel: kernel, stride: stride,
      padding: stream.below(min(3, kernel)), hasBias: stream.below(4) == 0, precision: .float32,
      instructions: instructions)
  }

  /// Shapes of real networks: many channels, and the first layers.
  private static func large(_ instructions: InstructionSet) -> [ConvolutionClass] {
    [
      (3, 64, 64, 7, 2, 3), (3, 64, 32, 3, 1, 1), (64, 128, 33, 3, 1, 1), (128, 256, 7, 3, 2, 1),
      (256, 512, 8, 1, 2, 0), (512, 512, 4, 3, 1, 1), (512, 512, 7, 3, 1, 1), (512, 512, 2, 3, 1, 1),
      (511, 130, 5, 3, 1, 1), (3, 17, 23, 7, 2, 3), (384, 255, 9, 5, 1, 2), (16, 16, 32, 3, 1, 1),
      (512, 10, 1, 1, 1, 0),
    ].map { from, to, side, kernel, stride, padding in
      ConvolutionClass(
        inChannels: from, outChannels: to, height: side, width: side, kernel: kernel, stride: stride, padding: padding,
        hasBias: false, precision: .float32, instructions: instructions)
    }
  }
}
