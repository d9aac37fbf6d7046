import Settings

/// The weights of a network by their names, known from its layers alone.
package struct WeightList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// nil for a side that only the data tells: the number of classes, or what pictures flatten to.
    package var shape: [Int?]
  }

  package private(set) var entries: [Entry] = []

  /// - Parameter input: of one picture, with open sides where its size is not known yet.
  /// - Throws: where the layers do not fit the input or each other.
  package init(_ layer: Layer, input: Shape) throws(LearningError) {
    for part in try layer.outline(of: input).parts {
      entries += part.weights.map { Entry(name: "\(part.path).\($0.name)", shape: $0.shape) }
    }
  }

  package init(entries: [Entry]) { self.entries = entries }

  /// Of which only the names count.
  package init(names: some Sequence<String>) { entries = names.sorted().map { Entry(name: $0, shape: []) } }

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
}

extension WeightList {
  /// Why weights cannot be taken over, with the names on both sides; nil where they fit.
  ///
  /// - Parameter except: layers that take nothing over.
  package func complaint(about given: [String: [Int]], except: [String] = []) -> String? {
    let left = WeightSelection.layers(except)
    let wanted = entries.filter { !left.contains($0.name) }
    guard !wanted.isEmpty || entries.isEmpty else { return "'except' leaves none of them" }
    let missing = wanted.map(\.name).filter { given[$0] == nil }
    let unknown = Set(given.keys).subtracting(entries.map(\.name)).filter { !left.contains($0) }.sorted()
    guard missing.isEmpty, unknown.isEmpty else {
      return "missing: \(NameList.text(missing)); not of this network: \(NameList.text(unknown))"
    }
    let misfits = wanted.compactMap { entry in
      given[entry.name].flatMap { shape -> String? in
        let fits = shape.count == entry.shape.count && zip(shape, entry.shape).allSatisfy { $0 == $1 ?? $0 }
        return fits ? nil : "\(entry.name) has the shape \(shape), the network wants \(Self.text(entry.shape))"
      }
    }
    return misfits.isEmpty ? nil : NameList.text(misfits, separator: "; ", most: 600)
  }

  private static func text(_ shape: [Int?]) -> String {
    "[" + shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
  }
}
