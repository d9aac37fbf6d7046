/// The weights of a network by their names, known from its layers alone.
package struct WeightList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// nil for a side that only the data tells: the number of classes, or what pictures flatten to.
    package var shape: [Int?]
  }

  package private(set) var entries: [Entry] = []

  /// - Parameter layer: of three channels; a linear layer of 0 features has as many as the data has classes.
  package init(_ layer: Layer) { _ = visit(layer, Flow(channels: 3), path: "") }

  package init(entries: [Entry]) { self.entries = entries }

  /// The layers that have weights, in the order of the network.
  package var layers: [String] {
    var found: [String] = []
    for entry in entries {
      let name = entry.name.split(separator: ".").dropLast().joined(separator: ".")
      if found.last != name { found.append(name) }
    }
    return found
  }

  package func hasLayer(_ name: String) -> Bool { entries.contains { WeightSelection.isPart($0.name, of: name) } }

  private struct Flow {
    /// nil where only the pictures' size tells.
    var channels: Int?
    var isFlat = false
  }

  private mutating func visit(_ layer: Layer, _ x: Flow, path: String) -> Flow {
    func add(_ name: String, _ shape: [Int?]) { entries.append(Entry(name: "\(path).\(name)", shape: shape)) }
    switch layer {
    case .sequence(let parts):
      return parts.reduce(x) { x, part in
        visit(part.layer, x, path: path.isEmpty || part.name.isEmpty ? path + part.name : "\(path).\(part.name)")
      }
    case .residual(let body, let shortcut):
      let output = visit(body, x, path: path)
      if let shortcut { _ = visit(shortcut, x, path: path) }
      return output
    case .convolution(let c):
      add("weight", [c.channels, x.channels, c.kernel, c.kernel])
      if c.hasBias { add("bias", [c.channels]) }
      return Flow(channels: c.channels)
    case .batchNorm:
      for name in ["weight", "bias", "running_mean", "running_var"] { add(name, [x.channels]) }
      return x
    case .linear(let linear):
      let features = linear.features > 0 ? linear.features : nil
      add("weight", [features, x.channels])
      if linear.hasBias { add("bias", [features]) }
      return Flow(channels: features, isFlat: true)
    case .globalAveragePool: return Flow(channels: x.channels, isFlat: true)
    case .flatten: return x.isFlat ? x : Flow(channels: nil, isFlat: true)
    case .subsample(let subsample): return Flow(channels: subsample.channels)
    case .relu, .maxPool, .averagePool, .scale: return x
    }
  }
}

extension WeightList {
  /// Why weights cannot be taken over, with the names on both sides; nil where they fit.
  ///
  /// - Parameter except: layers that take nothing over.
  package func complaint(about given: [String: [Int]], except: [String] = []) -> String? {
    let left = WeightSelection.layers(except)
    let wanted = entries.filter { !left.contains($0.name) }
    let missing = wanted.map(\.name).filter { given[$0] == nil }
    let unknown = Set(given.keys).subtracting(entries.map(\.name)).filter { !left.contains($0) }.sorted()
    guard missing.isEmpty, unknown.isEmpty else {
      return "missing: \(Self.list(missing)); not of this network: \(Self.list(unknown))"
    }
    let misfits = wanted.compactMap { entry in
      given[entry.name].flatMap { shape -> String? in
        let fits = shape.count == entry.shape.count && zip(shape, entry.shape).allSatisfy { $0 == $1 ?? $0 }
        return fits ? nil : "\(entry.name) has the shape \(shape), the network wants \(Self.text(entry.shape))"
      }
    }
    return misfits.isEmpty ? nil : Self.list(misfits, separator: "; ")
  }

  private static func text(_ shape: [Int?]) -> String {
    "[" + shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
  }

  /// The first names, because a file of a stranger may have any number of them.
  private static func list(_ names: [String], separator: String = ", ") -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(20).map { String($0.prefix(200)) }.joined(separator: separator)
    return names.count > 20 ? "\(shown)\(separator)and \(names.count - 20) more" : shown
  }
}
