/// The largest number of each window; its gradient goes to the first one in row-major order.
struct MaxPool: LeafLayer {
  var pool: Pool

  var title: String? { "max pool \(pool.kernel)×\(pool.kernel)" }

  func output(of x: Shape, at path: String) throws(LearningError) -> Shape { try pool.output(of: x, at: path) }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    let places = lowering.plan.slot(bytes: y.count)
    lowering.stages.append(PoolStage(pool, x: x, y: y, kind: .maximum, places: places))
    return y
  }
}

extension Layer {
  static func maxPool(_ pool: Pool) -> Layer { Layer(MaxPool(pool: pool)) }
}
