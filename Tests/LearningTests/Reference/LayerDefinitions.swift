@testable import Learning

/// A layer that the tests know by its definition.
protocol DefinedLayer {
  /// What it gives for `x`, and what carries the gradient of that back.
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward)
}

extension LayerSequence: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    var (value, ways) = (x, [ReferenceNetwork.Backward]())
    for named in layers {
      let inner = path.isEmpty || named.name.isEmpty ? path + named.name : "\(path).\(named.name)"
      let (next, back) = network.run(named.layer, value, path: inner)
      value = next
      ways.append(back)
    }
    return (value, { dy in ways.reversed().reduce(dy) { $1($0) } })
  }
}

extension Residual: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    let (a, backA) = network.run(body, x, path: path)
    let (b, backB) = shortcut.map { network.run($0, x, path: path) } ?? (x, { $0 })
    var y = a
    for i in y.values.indices { y.values[i] += b.values[i] }
    return (
      y,
      { dy in
        var dx = backA(dy)
        let other = backB(dy)
        for i in dx.values.indices { dx.values[i] += other.values[i] }
        return dx
      }
    )
  }
}

extension Convolution: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    network.convolution(self, x, path)
  }
}

extension BatchNorm: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    network.norm(x, path)
  }
}

extension ReLU: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    (network.map(x) { max(0, $1) }, { dy in network.map(dy) { i, g in x.values[i] > 0 ? g : 0 } })
  }
}

extension MaxPool: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    network.windows(pool, x, takesMaximum: true)
  }
}

extension AveragePool: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    network.windows(pool, x, takesMaximum: false)
  }
}

extension GlobalAveragePool: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    let pixels = Double(x.h * x.w)
    var y = Volume(x.n, x.c, 1, 1)
    for i in x.values.indices { y.values[i / (x.h * x.w)] += x.values[i] / pixels }
    return (y, { dy in network.map(x) { i, _ in dy.values[i / (x.h * x.w)] / pixels } })
  }
}

extension Flatten: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    (Volume(x.n, x.c * x.h * x.w, 1, 1, x.values), { dy in Volume(x.n, x.c, x.h, x.w, dy.values) })
  }
}

extension Linear: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    network.convolution(Convolution(features, kernel: 1, hasBias: hasBias), x, path)
  }
}

extension Scale: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    (network.map(x) { $1 * factor }, { dy in network.map(dy) { $1 * factor } })
  }
}

extension Subsample: DefinedLayer {
  func run(_ x: Volume, _ path: String, in network: ReferenceNetwork) -> (Volume, ReferenceNetwork.Backward) {
    network.subsample(self, x)
  }
}
