/// What a network is made of, layer by layer.
package struct ModelSummary: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// As in the weights' names: `layer1.conv_unit.conv`; empty for layers without weights.
    package var name: String
    /// `convolution 3×3`
    package var kind: String
    /// Channels, height, width; or features alone.
    package var output: [Int]
    package var parameters: Int
  }

  package private(set) var rows: [Row] = []

  package var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }

  /// - Parameter input: height and width of the pictures, of three channels.
  package init(_ layer: Layer, input: ImageSet.Extent) {
    _ = visit(layer, [3, input.height, input.width], path: "")
  }

  private mutating func visit(_ layer: Layer, _ shape: [Int], path: String) -> [Int] {
    func sided(_ kernel: Int, _ stride: Int, _ padding: Int) -> [Int] {
      shape.dropFirst().map { ($0 + 2 * padding - kernel) / stride + 1 }
    }
    switch layer {
    case .sequence(let parts):
      return parts.reduce(shape) { shape, part in
        let name = part.name.isEmpty ? path : path.isEmpty ? part.name : "\(path).\(part.name)"
        return visit(part.layer, shape, path: name)
      }
    case .residual(let body, let shortcut):
      let output = visit(body, shape, path: path)
      if let shortcut { _ = visit(shortcut, shape, path: path) }
      return add("sum", output)
    case .convolution(let c):
      return add(
        "convolution \(c.kernel)×\(c.kernel)" + (c.stride > 1 ? ", stride \(c.stride)" : ""),
        [c.channels] + sided(c.kernel, c.stride, c.padding), path,
        c.channels * shape[0] * c.kernel * c.kernel + (c.hasBias ? c.channels : 0))
    case .batchNorm: return add("batch norm", shape, path, 2 * shape[0])
    case .relu: return add("ReLU", shape)
    case .maxPool(let p):
      return add("max pool \(p.kernel)×\(p.kernel)", shape.prefix(1) + sided(p.kernel, p.stride, p.padding))
    case .averagePool(let p):
      return add("average pool \(p.kernel)×\(p.kernel)", shape.prefix(1) + sided(p.kernel, p.stride, p.padding))
    case .globalAveragePool: return add("global average pool", [shape[0], 1, 1])
    case .flatten: return add("flatten", [shape.reduce(1, *)])
    case .linear(let l):
      let inputs = shape.reduce(1, *)
      return add("linear", [l.features], path, inputs * l.features + (l.hasBias ? l.features : 0))
    case .scale(let factor): return factor == 1 ? shape : add("times \(factor)", shape)
    case .subsample(let s):
      return add("every \(s.stride). pixel", [s.channels] + shape.dropFirst().map { ($0 + s.stride - 1) / s.stride })
    }
  }

  private mutating func add(_ kind: String, _ output: [Int], _ name: String = "", _ parameters: Int = 0) -> [Int] {
    rows.append(Row(name: name, kind: kind, output: output, parameters: parameters))
    return output
  }
}
