/// Layers one after the other.
struct LayerSequence: LayerKind {
  var layers: [Layer.Named]

  func outline(_ x: Shape, at path: String, into parts: inout [LayerPart]) throws(LearningError) -> Shape {
    var x = x
    for named in layers { x = try named.layer.kind.outline(x, at: named.path(in: path), into: &parts) }
    return x
  }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    var x = x
    for named in lowering.fuses ? fused : layers {
      x = try named.layer.kind.lower(x, at: named.path(in: path), in: &lowering)
    }
    return x
  }

  /// Neighbors that one layer computes at once are that one, under the first's name.
  private var fused: [Layer.Named] {
    layers.reduce(into: []) { done, next in
      if let last = done.last, let both = last.layer.kind.fused(with: next.layer) {
        done[done.count - 1].layer = both
      } else {
        done.append(next)
      }
    }
  }
}

extension Layer {
  /// A layer under its name; an empty name adds nothing to the weights' names.
  struct Named: Hashable, Sendable {
    var name: String
    var layer: Layer

    init(_ name: String, _ layer: Layer) { (self.name, self.layer) = (name, layer) }

    func path(in outer: String) -> String { outer.isEmpty || name.isEmpty ? outer + name : "\(outer).\(name)" }
  }

  static func sequence(_ layers: [Named]) -> Layer { Layer(LayerSequence(layers: layers)) }
}
