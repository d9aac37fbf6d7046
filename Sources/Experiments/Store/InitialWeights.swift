import Foundation
import Hashing
import Learning
import Settings

/// Weights by PyTorch's names, with running statistics, as one safetensors file has them.
package struct InitialWeights: Sendable {
  package var tensors: [String: Tensor]
  /// SHA-256 of the file.
  package var digest: String
  /// What was not taken over as it stands in the file, in words that go on after the file's name.
  package private(set) var notes: [String] = []

  /// - Parameter source: the file's name, for messages.
  /// - Throws: where the bytes are no safetensors file.
  package init(_ bytes: Data, source: String) throws(LearningError) {
    let content = try Safetensors.read(bytes, source: source)
    tensors = content.tensors
    digest = SHA256Digest(of: bytes).description
    noteTypes(content)
    stripPrefixes()
  }

  private mutating func noteTypes(_ content: Safetensors.Content) {
    if !content.rounded.isEmpty {
      notes.append("has tensors of float64, which are rounded to float32: \(NameList.text(content.rounded.sorted()))")
    }
    // PyTorch's batch norms count their batches in each file; nothing here goes by that.
    let whole = content.others.union(content.integers.keys).filter { !$0.hasSuffix("num_batches_tracked") }
    if !whole.isEmpty {
      notes.append("has tensors of whole numbers, which are passed over: \(NameList.text(whole.sorted()))")
    }
  }

  /// The names of those with a number that is NaN or infinite.
  package var broken: Set<String> { Set(tensors.filter { !$0.value.values.allSatisfy(\.isFinite) }.keys) }

  /// What wrappers put before every name of a model.
  private static let prefixes = [
    (text: "module.", writer: "DataParallel"), (text: "_orig_mod.", writer: "torch.compile"),
    (text: "model.", writer: "Lightning"),
  ]

  private mutating func stripPrefixes() {
    while let prefix = Self.prefixes.first(where: { prefix in
      !tensors.isEmpty && tensors.keys.allSatisfy { $0.hasPrefix(prefix.text) }
    }) {
      notes.append("has names that begin with '\(prefix.text)', as \(prefix.writer) writes them, which is left out")
      tensors = Dictionary(
        uniqueKeysWithValues: tensors.map { (String($0.key.dropFirst(prefix.text.count)), $0.value) })
    }
  }
}
