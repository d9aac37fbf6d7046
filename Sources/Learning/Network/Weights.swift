internal import CKernels

/// The numbers that training changes: weights with gradients and momentum, and running statistics.
///
/// Trainable weights lie in one block, so that one pass updates them all. Owned by one network on one thread.
final class Weights {
  struct Entry {
    enum Kind: Equatable {
      /// Uniform within ±1/√fanIn at the start, PyTorch's default for Conv2d and Linear.
      case uniform(fanIn: Int)
      case one
      case zero
      /// A running statistic with its first value; no gradient flows to it.
      case statistic(Float)
    }

    let name: String
    let shape: [Int]
    let kind: Kind
    /// Into the trainable block, or into the statistics.
    let offset: Int
    var count: Int { shape.reduce(1, *) }
    var isTrainable: Bool {
      if case .statistic = kind { false } else { true }
    }
  }

  /// Offsets are multiples of 16, so that every tensor starts on a cache line.
  private static func aligned(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  private(set) var entries: [Entry] = []
  private var trainableEnd = 0
  private var statisticsEnd = 0
  private(set) var values = FloatBlock(0)
  private(set) var gradients = FloatBlock(0)
  private(set) var momentum = FloatBlock(0)
  private(set) var statistics = FloatBlock(0)
  /// Counts the changes of the weights, so that kernels know when to take them over again.
  private(set) var version = 0

  func add(_ name: String, shape: [Int], kind: Entry.Kind) -> Entry {
    precondition(!entries.contains { $0.name == name }, "two weights are named \(name)")
    if case .statistic = kind {
      entries.append(Entry(name: name, shape: shape, kind: kind, offset: statisticsEnd))
      statisticsEnd += Weights.aligned(shape.reduce(1, *))
    } else {
      entries.append(Entry(name: name, shape: shape, kind: kind, offset: trainableEnd))
      trainableEnd += Weights.aligned(shape.reduce(1, *))
    }
    return entries[entries.count - 1]
  }

  /// Takes the memory, once all weights are known.
  func allocate() throws(LearningError) {
    try MemoryBudget.check(4 * (3 * trainableEnd + statisticsEnd), for: "the weights with gradients and momentum")
    values = FloatBlock(trainableEnd)
    gradients = FloatBlock(trainableEnd)
    momentum = FloatBlock(trainableEnd)
    statistics = FloatBlock(statisticsEnd)
  }

  /// Trainable numbers.
  var parameterCount: Int { entries.filter(\.isTrainable).map(\.count).reduce(0, +) }

  func value(_ entry: Entry) -> UnsafeMutablePointer<Float> {
    (entry.isTrainable ? values : statistics).start + entry.offset
  }

  func gradient(_ entry: Entry) -> UnsafeMutablePointer<Float> { gradients.start + entry.offset }

  /// Draws fresh weights; every tensor has a stream of its own.
  func initialize(seed: UInt64) {
    for (index, entry) in entries.enumerated() {
      let target = value(entry)
      switch entry.kind {
      case .one: for i in 0..<entry.count { target[i] = 1 }
      case .zero: for i in 0..<entry.count { target[i] = 0 }
      case .statistic(let first): for i in 0..<entry.count { target[i] = first }
      case .uniform(let fanIn):
        var stream = RandomStream(seed: seed, name: "initialization", index)
        let bound = 1 / Double(fanIn).squareRoot()
        for i in 0..<entry.count { target[i] = Float(stream.uniform(-bound, bound)) }
      }
    }
    momentum.fill(0)
    version += 1
  }

  /// Moves the selected weights; the others keep their bits, and their momentum.
  ///
  /// - Returns: whether all of them, and the running statistics, are finite numbers.
  func update(
    with optimizer: Optimizer, learningRate: Double, momentum factor: Double?, of selection: WeightSelection = .all
  ) -> Bool {
    var areFinite = true
    for range in ranges(of: selection) {
      switch optimizer {
      case .sgd(let sgd):
        let isFinite = cyc_sgd(
          values.start + range.lowerBound, momentum.start + range.lowerBound, gradients.start + range.lowerBound,
          Int64(range.count), Float(learningRate), Float(factor ?? sgd.momentum), Float(sgd.weightDecay),
          sgd.nesterov ? 1 : 0)
        areFinite = areFinite && isFinite != 0
      }
    }
    version += 1
    return areFinite && UnsafeBufferPointer(start: statistics.start, count: statisticsEnd).allSatisfy(\.isFinite)
  }

  /// Lets weights that were frozen begin without momentum.
  func forgetMomentum(where isForgotten: (String) -> Bool) {
    for entry in entries where entry.isTrainable && isForgotten(entry.name) {
      (momentum.start + entry.offset).update(repeating: 0, count: entry.count)
    }
  }

  /// Where the selected weights lie in the trainable block, neighbors as one.
  private func ranges(of selection: WeightSelection) -> [Range<Int>] {
    if selection == .all { return [0..<trainableEnd] }
    var found: [Range<Int>] = []
    for entry in entries where entry.isTrainable && selection.contains(entry.name) {
      let end = entry.offset + Weights.aligned(entry.count)
      if let last = found.last, last.upperBound == entry.offset {
        found[found.count - 1] = last.lowerBound..<end
      } else {
        found.append(entry.offset..<end)
      }
    }
    return found
  }

  /// All tensors of one kind by name: `weights` has the statistics too.
  func tensors(_ block: Block) -> [String: Tensor] {
    var found: [String: Tensor] = [:]
    for entry in entries where block == .weights || entry.isTrainable {
      let start = pointer(block, entry)
      found[entry.name] = Tensor(
        shape: entry.shape, values: Array(UnsafeBufferPointer(start: start, count: entry.count)))
    }
    return found
  }

  enum Block: String { case weights, gradients, momentum }

  /// Takes over tensors by name; all must be there in their shapes.
  ///
  /// - Parameter except: layers that keep what they have, whatever the tensors have of them.
  func load(
    _ tensors: [String: Tensor], into block: Block, except: [String] = []
  ) throws(LearningError) {
    let wanted = entries.filter { block == .weights || $0.isTrainable }
    let list = WeightList(entries: wanted.map { WeightList.Entry(name: $0.name, shape: $0.shape) })
    if let name = except.first(where: { !list.hasLayer($0) }) {
      throw LearningError("load \(block.rawValue)", "there is no layer '\(name)' to leave out")
    }
    if let complaint = list.complaint(about: tensors.mapValues(\.shape), except: except) {
      throw LearningError("load \(block.rawValue)", complaint)
    }
    let left = WeightSelection.layers(except)
    for entry in wanted where !left.contains(entry.name) {
      let target = pointer(block, entry)
      for (i, value) in (tensors[entry.name]?.values ?? []).enumerated() { target[i] = value }
    }
    version += 1
  }

  private func pointer(_ block: Block, _ entry: Entry) -> UnsafeMutablePointer<Float> {
    switch block {
    case .weights: value(entry)
    case .gradients: gradients.start + entry.offset
    case .momentum: momentum.start + entry.offset
    }
  }
}
