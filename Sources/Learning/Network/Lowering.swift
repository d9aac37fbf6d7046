internal import CKernels

/// Turns a layer tree into stages, once for every batch size.
struct Lowering {
  let context: KernelContext
  let weights: Weights
  /// True while the weights' names are met for the first time.
  let declares: Bool
  let keepsGradients: Bool
  let type: CycType
  /// Whether neighbors become one stage; the unfused stages are the tested reference.
  let fuses: Bool
  var plan = ArenaPlan()
  var stages: [any Stage] = []

  mutating func activation(
    _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, type: CycType, gradient: Bool = true
  ) -> Activation {
    let count = batch * height * width * channels
    let bytes = count * (type == CycBFloat16 ? 2 : 4)
    return Activation(
      batch: batch, height: height, width: width, channels: channels, type: type, data: plan.slot(bytes: bytes),
      gradient: keepsGradients && gradient ? plan.slot(bytes: bytes) : nil)
  }

  /// A new activation of the same batch and type.
  mutating func like(_ x: Activation, height: Int? = nil, width: Int? = nil, channels: Int? = nil) -> Activation {
    activation(x.batch, height ?? x.height, width ?? x.width, channels ?? x.channels, type: x.type)
  }

  func weight(_ name: String, _ shape: [Int], _ kind: Weights.Entry.Kind) throws(LearningError) -> Weights.Entry {
    if declares { return weights.add(name, shape: shape, kind: kind) }
    guard let entry = weights.entries.first(where: { $0.name == name }), entry.shape == shape else {
      throw LearningError("build network", "the weight \(name) has another shape than \(shape)")
    }
    return entry
  }

  mutating func lower(_ layer: Layer, _ x: Activation, path: String) throws(LearningError) -> Activation {
    switch layer {
    case .sequence(let layers): return try sequence(layers, x, path: path)
    case .residual(let body, let shortcut): return try residual(body, shortcut, x, relu: false, path: path)
    case .convolution(let convolution): return try self.convolution(convolution, x, path: path)
    case .batchNorm: return try norm(x, relu: false, path: path)
    case .relu:
      let y = like(x)
      stages.append(ReluStage(x: x, y: y))
      return y
    case .maxPool(let pool): return try self.pool(pool, x, kind: .maximum, path: path)
    case .averagePool(let pool): return try self.pool(pool, x, kind: .average, path: path)
    case .globalAveragePool: return vector(x, channels: x.channels, kind: .average)
    case .flatten:
      return x.type == CycFloat32 && x.height * x.width == 1
        ? x : vector(x, channels: x.channels * x.height * x.width, kind: .flatten)
    case .linear(let linear): return try self.linear(linear, x, path: path)
    case .scale(let factor):
      guard factor != 1 else { return x }
      let y = like(x)
      stages.append(ScaleStage(x: x, y: y, factor: Float(factor)))
      return y
    case .subsample(let subsample):
      guard subsample.channels >= x.channels else {
        throw LearningError("shortcut \(path)", "\(x.channels) channels cannot be padded to \(subsample.channels)")
      }
      let s = subsample.stride
      let y = like(
        x, height: (x.height + s - 1) / s, width: (x.width + s - 1) / s, channels: subsample.channels)
      stages.append(SubsampleStage(x: x, y: y, stride: s))
      return y
    }
  }

  private mutating func sequence(_ layers: [Layer.Named], _ x: Activation, path: String) throws(LearningError)
    -> Activation
  {
    var x = x
    var index = 0
    while index < layers.count {
      let named = layers[index]
      let inner = path.isEmpty || named.name.isEmpty ? path + named.name : "\(path).\(named.name)"
      let isFollowedByRelu = fuses && index + 1 < layers.count && layers[index + 1].layer == .relu
      switch named.layer {
      case .batchNorm where isFollowedByRelu:
        x = try norm(x, relu: true, path: inner)
        index += 1
      case .residual(let body, let shortcut) where isFollowedByRelu:
        x = try residual(body, shortcut, x, relu: true, path: inner)
        index += 1
      default: x = try lower(named.layer, x, path: inner)
      }
      index += 1
    }
    return x
  }

  private mutating func residual(
    _ body: Layer, _ shortcut: Layer?, _ x: Activation, relu: Bool, path: String
  ) throws(LearningError) -> Activation {
    var (left, right) = (x, x)
    if keepsGradients {
      left.gradient = plan.slot(bytes: x.bytes)
      right.gradient = plan.slot(bytes: x.bytes)
    }
    stages.append(ForkStage(x: x, left: left, right: right))
    let deep = try lower(body, left, path: path)
    let short = try shortcut.map { layer throws(LearningError) in try lower(layer, right, path: path) } ?? right
    guard (deep.height, deep.width, deep.channels) == (short.height, short.width, short.channels) else {
      throw LearningError("residual sum \(path)", "\(deep.summary) and \(short.summary) cannot be added")
    }
    let y = like(deep)
    if let one = deep.gradient, let other = short.gradient, let sum = y.gradient {
      plan.unite(one, other)
      if !relu { plan.unite(one, sum) }
    }
    stages.append(SumStage(a: deep, b: short, y: y, relu: relu))
    return y
  }

  private mutating func convolution(_ c: Convolution, _ x: Activation, path: String) throws(LearningError)
    -> Activation
  {
    let height = (x.height + 2 * c.padding - c.kernel) / c.stride + 1
    let width = (x.width + 2 * c.padding - c.kernel) / c.stride + 1
    guard x.height + 2 * c.padding >= c.kernel, x.width + 2 * c.padding >= c.kernel else {
      throw LearningError("convolution \(path)", "the input \(x.summary) is smaller than the kernel \(c.kernel)")
    }
    let fanIn = x.channels * c.kernel * c.kernel
    let weight = try self.weight(
      path + ".weight", [c.channels, x.channels, c.kernel, c.kernel], .uniform(fanIn: fanIn))
    let bias = c.hasBias ? try self.weight(path + ".bias", [c.channels], .uniform(fanIn: fanIn)) : nil
    let y = like(x, height: height, width: width, channels: c.channels)
    let stage = try ConvolutionStage(
      c, x: x, y: y, weight: weight, bias: bias, path: path, context: context, plan: &plan)
    stages.append(stage)
    return y
  }

  private mutating func norm(_ x: Activation, relu: Bool, path: String) throws(LearningError) -> Activation {
    let y = like(x)
    let stage = NormStage(
      x: x, y: y, relu: relu, gamma: try weight(path + ".weight", [x.channels], .one),
      beta: try weight(path + ".bias", [x.channels], .zero),
      runningMean: try weight(path + ".running_mean", [x.channels], .statistic(0)),
      runningVariance: try weight(path + ".running_var", [x.channels], .statistic(1)))
    stages.append(stage)
    return y
  }

  private mutating func pool(_ pool: Pool, _ x: Activation, kind: PoolStage.Kind, path: String) throws(LearningError)
    -> Activation
  {
    guard x.height + 2 * pool.padding >= pool.kernel, x.width + 2 * pool.padding >= pool.kernel else {
      throw LearningError(
        "make the network",
        "\(path.isEmpty ? "a pool" : path) takes windows of \(pool.kernel)×\(pool.kernel), and \(x.height)×\(x.width) "
          + "is left of the pictures there; take larger ones")
    }
    let y = like(
      x, height: (x.height + 2 * pool.padding - pool.kernel) / pool.stride + 1,
      width: (x.width + 2 * pool.padding - pool.kernel) / pool.stride + 1)
    stages.append(PoolStage(pool, x: x, y: y, kind: kind, places: plan.slot(bytes: y.count)))
    return y
  }

  private mutating func vector(_ x: Activation, channels: Int, kind: VectorStage.Kind) -> Activation {
    let y = activation(x.batch, 1, 1, channels, type: CycFloat32)
    stages.append(VectorStage(x: x, y: y, kind: kind))
    return y
  }

  private mutating func linear(_ linear: Linear, _ x: Activation, path: String) throws(LearningError) -> Activation {
    guard x.height * x.width == 1, x.type == CycFloat32 else {
      throw LearningError("linear \(path)", "the input \(x.summary) is not flat; put flatten before it")
    }
    let y = activation(x.batch, 1, 1, linear.features, type: CycFloat32)
    let weight = try self.weight(path + ".weight", [linear.features, x.channels], .uniform(fanIn: x.channels))
    let bias =
      linear.hasBias ? try self.weight(path + ".bias", [linear.features], .uniform(fanIn: x.channels)) : nil
    stages.append(LinearStage(x: x, y: y, weight: weight, bias: bias))
    return y
  }
}
