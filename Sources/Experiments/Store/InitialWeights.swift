import Foundation
import Hashing
import Learning

/// Weights by PyTorch's names, with running statistics, as one safetensors file has them.
package struct InitialWeights: Sendable {
  package var tensors: [String: Tensor]
  /// SHA-256 of the file.
  package var digest: String

  /// - Parameter source: the file's name, for messages.
  /// - Throws: where the bytes are no safetensors file of float32 tensors.
  package init(_ bytes: Data, source: String) throws(LearningError) {
    tensors = try Safetensors.read(bytes, source: source).tensors
    digest = SHA256Digest(of: bytes).description
  }
}
