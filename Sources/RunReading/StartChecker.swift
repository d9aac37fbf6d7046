import Experiments
import Foundation
import Learning
import Runs
import Settings

/// Checks what runs begin with and what they train against their networks, and reads the files of weights.
package struct StartChecker {
  package let symbols: SymbolTable
  package let files: any BookFiles
  package let diagnostics: Diagnostics

  package init(symbols: SymbolTable, files: any BookFiles, diagnostics: Diagnostics) {
    (self.symbols, self.files, self.diagnostics) = (symbols, files, diagnostics)
  }

  /// What a file of weights may have: ResNet-18's are 45 MiB.
  package static let largestFile = 512 * 1024 * 1024

  private struct WeightsFile {
    var digest: String
    var shapes: [String: [Int]]
    var notes: [String]
    var broken: Set<String>
  }

  /// The runs in the same order, with the digests of their files.
  package func checked(_ definitions: [RunDefinition]) -> [RunDefinition] {
    var known: [String: WeightsFile?] = [:]
    return definitions.map { definition in
      var definition = definition
      let list = definition.weights
      for layer in definition.trainable { check(layer, list) }
      guard let start = definition.start else { return definition }
      switch start.source {
      case .run(let reference):
        let other = symbols[reference.name, as: RunDefinition.self]?.weights
        for layer in start.except { check(layer, list, or: other) }
        check(reference, of: definition, start, list)
        warn(start, of: definition)
      case .file(let written, _):
        guard let path = files.path(written, from: start.location, diagnostics: diagnostics) else { break }
        let file = known[path] ?? read(path, askedFrom: start.location)
        known[path] = file
        guard let file else { break }
        definition.start?.source = .file(path, digest: file.digest)
        definition.start?.shapes = file.shapes
        for note in file.notes {
          diagnostics.report("'\(files.displayName(path))' \(note)", at: start.location, severity: .warning)
        }
        let left = WeightSelection.layers(start.except.map(\.name))
        let broken = file.broken.filter { !left.contains($0) }.sorted()
        if !broken.isEmpty {
          diagnostics.report(
            "the weights in \(files.displayName(path)) hold numbers that are NaN or infinite: \(NameList.text(broken))",
            at: start.location, hint: "save them again, from a training that did not diverge")
        }
        let given = WeightList(names: file.shapes.keys)
        for layer in start.except { check(layer, list, or: given) }
        if let list { check(file.shapes, from: "the weights in \(files.displayName(path))", start, list) }
      }
      return definition
    }
  }

  /// Says which seeds begin with another seed's weights.
  private func warn(_ start: StartSetting, of definition: RunDefinition) {
    guard let name = start.run?.name, let source = symbols[name, as: RunDefinition.self], source.kind == .training
    else {
      return
    }
    let strays = start.strays(definition.seeds, among: source.seeds)
    guard let first = source.seeds.first, !strays.isEmpty else { return }
    let own = NameList.text(strays.map { "\(definition.name)#\($0)" })
    diagnostics.report(
      "\(name) has no seed\(strays.count == 1 ? "" : "s") \(NameList.text(strays.map(String.init))), so that \(own) "
        + "start\(strays.count == 1 ? "s" : "") from \(name)#\(first)",
      at: start.location,
      hint: "give both the same seeds, or write '\(name)#\(first)' where all are to start from that one",
      severity: .warning)
  }

  /// Compares once more what runs begin with, where only the data told the classes.
  package func compare(_ definitions: [RunDefinition]) {
    for definition in definitions {
      guard let start = definition.start, let list = definition.weights else { continue }
      switch start.source {
      case .run(let reference): check(reference, of: definition, start, list)
      case .file(let path, _):
        if !start.shapes.isEmpty {
          check(start.shapes, from: "the weights in \(files.displayName(path))", start, list)
        }
      }
    }
  }

  /// - Parameter given: of what it begins with, whose names can be named too.
  private func check(_ layer: LayerName, _ list: WeightList?, or given: WeightList? = nil) {
    guard let list, !list.hasLayer(layer.name), given?.hasLayer(layer.name) != true else { return }
    let (own, others) = (list.layers, (given?.layers ?? []).filter { !$0.isEmpty })
    diagnostics.report(
      "the network has no layer '\(layer.name.prefix(200))'", at: layer.location,
      hint: "its layers: \(NameList.text(own, most: 400))"
        + (others.isEmpty || others == own ? "" : "; those of the weights: \(NameList.text(others))"))
  }

  private func check(
    _ reference: RunReference, of definition: RunDefinition, _ start: StartSetting, _ list: WeightList?
  ) {
    let name = reference.name
    guard !symbols.isBroken(name) else { return }
    guard let symbol = symbols[name] else {
      let trainings = symbols.all(RunDefinition.self).filter { $0.kind == .training }.map(\.name)
      diagnostics.report(
        "there is no run '\(name)'", at: start.location,
        hint: NearestName.hint(for: name, among: trainings) ?? "name a training")
      return
    }
    guard let run = symbol as? RunDefinition, run.kind == .training else {
      diagnostics.report(symbol.complaintAboutWeights, at: start.location)
      return
    }
    if let complaint = run.complaint(aboutSeed: reference.seed) {
      diagnostics.report(complaint, at: start.location)
      return
    }
    guard let list, let other = run.weights else { return }
    let shapes = other.entries.compactMap { entry -> (String, [Int])? in
      let sides = entry.shape.compactMap(\.self)
      return sides.count == entry.shape.count ? (entry.name, sides) : nil
    }
    // What only the data tells is compared when the run begins.
    let open = Set(other.entries.map(\.name)).subtracting(shapes.map(\.0))
    let known = WeightList(entries: list.entries.filter { !open.contains($0.name) })
    check(Dictionary(shapes) { first, _ in first }, from: "the weights of \(name)", start, known)
  }

  private func check(_ shapes: [String: [Int]], from source: String, _ start: StartSetting, _ list: WeightList) {
    guard let complaint = list.complaint(about: shapes, except: start.except.map(\.name)) else { return }
    diagnostics.report(
      "\(source) do not fit the network: \(complaint)", at: start.location,
      hint: "name the layers that differ in 'except', or take the same model; its layers: "
        + NameList.text(list.layers, most: 400))
  }

  private func read(_ path: String, askedFrom location: SourceLocation) -> WeightsFile? {
    guard
      let bytes = files.bytes(at: path, atMost: Self.largestFile, askedFrom: location, diagnostics: diagnostics)
    else { return nil }
    do throws(LearningError) {
      let weights = try InitialWeights(bytes, source: files.displayName(path))
      return WeightsFile(
        digest: weights.digest, shapes: weights.tensors.mapValues(\.shape), notes: weights.notes,
        broken: weights.broken)
    } catch {
      diagnostics.report(
        "'\(files.displayName(path))' cannot be used: \(error.detail)", at: location,
        hint: "write it with safetensors.torch.save_file(model.state_dict(), …)")
      return nil
    }
  }
}
