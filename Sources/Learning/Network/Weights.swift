/// The numbers that training changes: weights with gradients and what an optimizer keeps of them, and running statistics.
///
/// Trainable weights lie in one block, so that one pass updates them all. Owned by one network on one thread.
final class Weights {
  struct Entry {
    enum Kind: Equatable {
      /// Uniform within ±1/√fanIn at the start, PyTorch's default for Conv2d and Linear; nil where only the data
      /// tells.
      case uniform(fanIn: Int?)
      case one
      case zero
      /// A running statistic with its first value; no gradient flows to it.
      case statistic(Float)

      var isTrainable: Bool {
        if case .statistic = self { false } else { true }
      }
    }

    let name: String
    let shape: [Int]
    let kind: Kind
    /// Into the trainable block, or into the statistics.
    let offset: Int
    /// Its place among all entries.
    let index: Int
    var count: Int { shape.reduce(1, *) }
    var isTrainable: Bool { kind.isTrainable }
  }

  /// Offsets are multiples of 16, so that every tensor starts on a cache line.
  private static func aligned(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  private(set) var entries: [Entry] = []
  private var trainableEnd = 0
  private var statisticsEnd = 0
  private(set) var values = AlignedBuffer(0)
  private(set) var gradients = AlignedBuffer(0)
  /// What the optimizer keeps of every weight, by its names; empty before the first step.
  private(set) var state: [String: AlignedBuffer] = [:]
  /// Steps that each entry has taken, where the optimizer counts them.
  private var steps = AlignedBuffer(0)
  private(set) var statistics = AlignedBuffer(0)
  /// Counts the changes of the weights, so that kernels know when to take them over again.
  private(set) var version = 0

  /// Adds those of a layer, under its path.
  ///
  /// - Throws: where a side is open.
  func add(_ part: LayerPart) throws(LearningError) {
    for weight in part.weights {
      let name = "\(part.path).\(weight.name)"
      let shape = weight.shape.compactMap(\.self)
      guard shape.count == weight.shape.count else {
        throw LearningError("build network", "the weight \(name) has a side that is not known")
      }
      add(name, shape: shape, kind: weight.kind)
    }
  }

  private func add(_ name: String, shape: [Int], kind: Entry.Kind) {
    precondition(!entries.contains { $0.name == name }, "two weights are named \(name)")
    if case .statistic = kind {
      entries.append(Entry(name: name, shape: shape, kind: kind, offset: statisticsEnd, index: entries.count))
      statisticsEnd += Weights.aligned(shape.reduce(1, *))
    } else {
      entries.append(Entry(name: name, shape: shape, kind: kind, offset: trainableEnd, index: entries.count))
      trainableEnd += Weights.aligned(shape.reduce(1, *))
    }
  }

  subscript(name: String) -> Entry {
    guard let entry = entries.first(where: { $0.name == name }) else {
      preconditionFailure("no weight is named \(name)")
    }
    return entry
  }

  /// Takes the memory, once all weights are known.
  func allocate() throws(LearningError) {
    try MemoryBudget.check(4 * (2 * trainableEnd + statisticsEnd), for: "the weights with gradients")
    values = AlignedBuffer(trainableEnd)
    gradients = AlignedBuffer(trainableEnd)
    statistics = AlignedBuffer(statisticsEnd)
  }

  /// Takes the memory of what an optimizer keeps, filled with zeros, where that is not there yet.
  func prepare(for optimizer: Optimizer) throws(LearningError) {
    let names = optimizer.state.filter { state[$0] == nil }
    // A checkpoint copies weights and state, and makes a file of the copies.
    let copies = 2 * (1 + optimizer.state.count)
    try MemoryBudget.check(
      4 * (names.count + copies) * trainableEnd, for: "what \(optimizer.name) keeps of every weight, with a checkpoint,"
    )
    for name in names {
      let block = AlignedBuffer(trainableEnd)
      block.fill(0)
      state[name] = block
    }
    if optimizer.countsSteps, steps.count == 0 {
      steps = AlignedBuffer(entries.count)
      steps.fill(0)
    }
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
        guard let fanIn else { preconditionFailure("the fan-in of \(entry.name) is open") }
        var stream = RandomStream(seed: seed, name: "initialization", index)
        let bound = 1 / Double(fanIn).squareRoot()
        for i in 0..<entry.count { target[i] = Float(stream.uniform(-bound, bound)) }
      }
    }
    version += 1
  }

  /// Moves the selected weights; the others keep their bits, and what the optimizer keeps of them.
  ///
  /// - Parameter factor: the momentum; nil leaves it to the optimizer, which `prepare(for:)` has seen.
  /// - Returns: whether all of them, and the running statistics, are finite numbers.
  func update(
    with optimizer: Optimizer, learningRate: Double, momentum factor: Double?, of selection: WeightSelection = .all
  ) -> Bool {
    var areFinite = true
    for (range, number) in ranges(of: selection) {
      let step = OptimizerStep(
        weights: values.start + range.lowerBound, gradients: UnsafePointer(gradients.start) + range.lowerBound,
        state: optimizer.state.map { state($0).start + range.lowerBound }, count: range.count,
        learningRate: learningRate, momentum: factor ?? optimizer.kind.momentum, number: number)
      areFinite = optimizer.kind.update(step) && areFinite
    }
    version += 1
    return areFinite && UnsafeBufferPointer(start: statistics.start, count: statisticsEnd).allSatisfy(\.isFinite)
  }

  /// Lets weights that were frozen begin anew, as at the first step.
  func forgetState(where isForgotten: (String) -> Bool) {
    for entry in entries where entry.isTrainable && isForgotten(entry.name) {
      for block in state.values { (block.start + entry.offset).update(repeating: 0, count: entry.count) }
      if steps.count > 0 { steps.start[entry.index] = 0 }
    }
  }

  /// Where the selected weights lie in the trainable block, neighbors that have taken as many steps as one, and the
  /// number of their step now; 0 where steps are not counted.
  private func ranges(of selection: WeightSelection) -> [(range: Range<Int>, number: Int)] {
    var found: [(range: Range<Int>, number: Int)] = []
    for entry in entries where entry.isTrainable && (selection == .all || selection.contains(entry.name)) {
      if steps.count > 0 { steps.start[entry.index] += 1 }
      let number = steps.count > 0 ? Int(steps.start[entry.index]) : 0
      let end = entry.offset + Weights.aligned(entry.count)
      if let last = found.last, last.range.upperBound == entry.offset, last.number == number {
        found[found.count - 1].range = last.range.lowerBound..<end
      } else {
        found.append((entry.offset..<end, number))
      }
    }
    return found
  }

  /// All tensors of one kind by name: `weights` has the statistics too.
  func tensors(_ block: Block) -> [String: Tensor] {
    var found: [String: Tensor] = [:]
    for entry in entries where block == .weights || entry.isTrainable {
      let start = pointer(block, entry)
      let count = block.shape(of: entry).reduce(1, *)
      found[entry.name] = Tensor(
        shape: block.shape(of: entry), values: Array(UnsafeBufferPointer(start: start, count: count)))
    }
    return found
  }

  enum Block: Hashable {
    case weights, gradients
    /// What the optimizer keeps under this name.
    case state(String)
    /// One number for each tensor: the steps that it has taken.
    case steps

    /// The first part of its tensors' names in checkpoints.
    var name: String {
      switch self {
      case .weights: "weights"
      case .gradients: "gradients"
      case .state(let name): name
      case .steps: "steps"
      }
    }

    fileprivate func shape(of entry: Entry) -> [Int] { self == .steps ? [1] : entry.shape }
  }

  /// What a training needs to go on, where the optimizer is of this kind.
  static func kept(by optimizer: Optimizer) -> [Block] {
    [.weights] + optimizer.state.map { .state($0) } + (optimizer.countsSteps ? [.steps] : [])
  }

  /// Takes over tensors by name; all must be there in their shapes.
  ///
  /// - Parameter except: layers that keep what they have, whatever the tensors have of them.
  func load(
    _ tensors: [String: Tensor], into block: Block, except: [String] = []
  ) throws(LearningError) {
    let wanted = entries.filter { block == .weights || $0.isTrainable }
    let list = WeightList(entries: wanted.map { WeightList.Entry(name: $0.name, shape: block.shape(of: $0)) })
    let given = WeightList(names: tensors.keys)
    if let name = except.first(where: { !list.hasLayer($0) && !given.hasLayer($0) }) {
      throw LearningError("load \(block.name)", "there is no layer '\(name)' to leave out")
    }
    if let complaint = list.complaint(about: tensors.mapValues(\.shape), except: except) {
      throw LearningError("load \(block.name)", complaint)
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
    case .state(let name): state(name).start + entry.offset
    case .steps: steps.start + entry.index
    }
  }

  private func state(_ name: String) -> AlignedBuffer {
    guard let block = state[name] else { preconditionFailure("'\(name)' was not prepared") }
    return block
  }
}
