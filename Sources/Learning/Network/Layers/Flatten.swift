internal import CKernels

/// C×H×W to a row of C·H·W features in PyTorch's order, in float32.
struct Flatten: LeafLayer {
  var title: String? { "flatten" }

  func output(of x: Shape, at path: String) -> Shape { .row(x.count) }

  /// What is one pixel of float32 already is its own row.
  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    if x.type == CycFloat32, x.shape.isOnePixel { return x }
    let y = try lowering.output(of: self, from: x, at: path, type: CycFloat32)
    lowering.stages.append(VectorStage(x: x, y: y, kind: .flatten))
    return y
  }
}

extension Layer {
  static let flatten = Layer(Flatten())
}
