import Hashing

/// The name of a run in stores: SHA-256 of its plan's canonical JSON and of the data's fingerprint.
package struct RunKey: Hashable, Codable, Sendable, CustomStringConvertible {
  package let text: String

  init(text: String) { self.text = text }

  package init(_ plan: RunPlan, fingerprint: String) throws {
    text = SHA256Digest(of: try CanonicalJSON.text(plan) + "\n" + fingerprint).description
  }

  package var description: String { text }

  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
