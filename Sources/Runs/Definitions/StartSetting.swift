import Settings

/// The setting `start`: what a run begins with instead of fresh weights.
package struct StartSetting: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// The final weights of a training: of the seed that is named, else of the same seed where it has that one, else
    /// of its first.
    case run(RunReference)
    /// A safetensors file of the notebook's folder; its SHA-256 is known once it was read.
    case file(String, digest: String?)
  }

  package var source: Source
  /// Where `weights` stands.
  package var location: SourceLocation
  /// Layers that begin with fresh weights.
  package var except: [LayerName]
  /// Of the file's tensors, once it was read.
  package var shapes: [String: [Int]] = [:]

  package init(source: Source, location: SourceLocation, except: [LayerName]) {
    (self.source, self.location, self.except) = (source, location, except)
  }

  /// The run that has to be finished before.
  package var run: RunReference? { if case .run(let reference) = source { reference } else { nil } }

  /// As sentences go on with it: `the weights of pretrained, except fc`.
  package var words: String {
    let left = except.isEmpty ? "" : ", except \(except.map(\.name).joined(separator: ", "))"
    switch source {
    case .run(let reference):
      return "the weights of \(reference.name)\(reference.seed.map { "#\($0)" } ?? "")\(left)"
    case .file(let path, _): return "the weights in \(path)\(left)"
    }
  }

  /// Seeds of this run that begin with another seed's weights, though the other run has several.
  package func strays(_ seeds: [Int], among others: [Int]) -> [Int] {
    guard let run, run.seed == nil, others.count > 1 else { return [] }
    return seeds.filter { !others.contains($0) }
  }

  /// The seed of the other run whose weights a seed of this one begins with.
  package static func seed(_ reference: RunReference, for seed: Int, among seeds: [Int]) -> Int {
    reference.seed ?? (seeds.contains(seed) ? seed : seeds.first ?? seed)
  }
}

extension RunDefinition {
  /// The setting `trainable` as it was written.
  package var trainableText: String? { settings["trainable"].map(SettingsWriter.flow) }
}

/// A layer as a setting names it: `fc`, `layer4.1`.
package struct LayerName: Hashable, Sendable {
  package var name: String
  package var location: SourceLocation

  package init(name: String, location: SourceLocation) {
    (self.name, self.location) = (name, location)
  }
}
