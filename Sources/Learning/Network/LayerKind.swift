/// A sort of layer: what becomes of shapes, and the stages that compute it.
protocol LayerKind: Hashable, Sendable {
  /// Adds what it is made of, in the order of the network.
  ///
  /// - Parameter path: its place in the network, for the names of its weights and for messages.
  /// - Returns: the shape that it gives for `x`.
  /// - Throws: where `x` does not fit it.
  func outline(_ x: Shape, at path: String, into parts: inout [LayerPart]) throws(LearningError) -> Shape

  /// Adds the stages that compute it.
  ///
  /// - Returns: an activation of the shape that `outline` gives.
  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation

  /// A layer that computes it and the next one at once; nil where there is none.
  func fused(with next: Layer) -> Layer?
}

extension LayerKind {
  func fused(with next: Layer) -> Layer? { nil }
}

/// A layer that is made of no others.
protocol LeafLayer: LayerKind {
  /// As a summary names it: `convolution 3×3`; nil where it changes nothing.
  var title: String? { get }

  /// The shape that it gives for `x`.
  ///
  /// - Throws: where `x` does not fit it.
  func output(of x: Shape, at path: String) throws(LearningError) -> Shape

  /// In the order in which they are drawn and kept; none by default.
  func weights(for x: Shape) -> [LayerWeight]
}

extension LeafLayer {
  func weights(for x: Shape) -> [LayerWeight] { [] }

  func outline(_ x: Shape, at path: String, into parts: inout [LayerPart]) throws(LearningError) -> Shape {
    let y = try output(of: x, at: path)
    parts.append(LayerPart(path: path, title: title, output: y, weights: weights(for: x)))
    return y
  }
}
