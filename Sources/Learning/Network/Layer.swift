/// What a network computes, as a value: a tree whose leaves are the operations of the field.
///
/// Each sort is one file in `Layers`. A leaf that has weights is reached through names, which make the weights' names as
/// in PyTorch's `state_dict`.
package struct Layer: Hashable, Sendable {
  let kind: any LayerKind

  init(_ kind: any LayerKind) { self.kind = kind }

  package static func == (a: Layer, b: Layer) -> Bool { AnyHashable(a.kind) == AnyHashable(b.kind) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(kind)) }

  /// What it is made of for one picture's numbers, in the order of the network, and what it ends in.
  ///
  /// - Throws: where a layer does not fit what comes to it.
  func outline(of input: Shape) throws(LearningError) -> (parts: [LayerPart], output: Shape) {
    var parts: [LayerPart] = []
    let output = try kind.outline(input, at: "", into: &parts)
    return (parts, output)
  }
}

/// One layer at its place in a network.
struct LayerPart {
  /// As in its weights' names: `layer1.conv_unit.conv`.
  var path: String
  /// As a summary names it: `convolution 3×3`; nil where it changes nothing.
  var title: String?
  var output: Shape
  var weights: [LayerWeight] = []
}

/// A weight as its layer declares it.
struct LayerWeight {
  /// Within the layer, as in PyTorch: `running_mean`.
  var name: String
  /// nil for a side that only the data tells.
  var shape: [Int?]
  var kind: Weights.Entry.Kind

  init(_ name: String, _ shape: [Int?], _ kind: Weights.Entry.Kind) {
    (self.name, self.shape, self.kind) = (name, shape, kind)
  }
}
