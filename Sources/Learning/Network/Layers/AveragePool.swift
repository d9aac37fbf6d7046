/// The mean of each window. Padding counts as zeros, as in PyTorch's AvgPool2d.
struct AveragePool: LeafLayer {
  var pool: Pool

  var title: String? { "average pool \(pool.kernel)×\(pool.kernel)" }

  func output(of x: Shape, at path: String) throws(LearningError) -> Shape { try pool.output(of: x, at: path) }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    let places = lowering.plan.slot(bytes: y.count)
    lowering.stages.append(PoolStage(pool, x: x, y: y, kind: .average, places: places))
    return y
  }
}

extension Layer {
  static func averagePool(_ pool: Pool) -> Layer { Layer(AveragePool(pool: pool)) }
}
