internal import CKernels

/// The mean over H and W: C×H×W to C×1×1, in float32.
struct GlobalAveragePool: LeafLayer {
  var title: String? { "global average pool" }

  func output(of x: Shape, at path: String) -> Shape { Shape(channels: x.channels, height: 1, width: 1) }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path, type: CycFloat32)
    lowering.stages.append(VectorStage(x: x, y: y, kind: .average))
    return y
  }
}

extension Layer {
  static let globalAveragePool = Layer(GlobalAveragePool())
}
