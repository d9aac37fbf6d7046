/// What a network is made of, layer by layer.
package struct ModelSummary: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// As in the weights' names: `layer1.conv_unit.conv`; empty for layers without weights.
    package var name: String
    /// `convolution 3×3`
    package var kind: String
    /// Channels, height, width; or features alone.
    package var output: [Int]
    /// Trainable numbers.
    package var parameters: Int
    /// Of one picture's forward pass.
    package var multiplications: Int
  }

  package let rows: [Row]

  package var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }

  /// Of convolutions and linear layers for one picture's forward pass.
  package var multiplications: Int { rows.reduce(0) { $0 + $1.multiplications } }

  /// - Parameter input: of one picture, with no side open.
  /// - Throws: where the layers do not fit the input or each other.
  package init(_ layer: Layer, input: Shape) throws(LearningError) {
    rows = try layer.outline(of: input).parts.compactMap { part in
      part.title.map { title in
        Row(
          name: part.weights.isEmpty ? "" : part.path, kind: title, output: part.output.sides.compactMap(\.self),
          parameters: part.weights.filter(\.kind.isTrainable).compactMap { Shape.product($0.shape) }.reduce(0, +),
          multiplications: Self.multiplications(of: part))
      }
    }
  }

  /// Each number of a matrix is used once, each of a convolution's kernels at every place of the output.
  private static func multiplications(of part: LayerPart) -> Int {
    let places = part.output.sides.compactMap(\.self).dropFirst().reduce(1, *)
    return part.weights.filter { $0.shape.count > 1 }.compactMap { Shape.product($0.shape) }.reduce(0, +) * places
  }
}
