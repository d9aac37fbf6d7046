/// The weights that a run begins with instead of fresh ones.
///
/// Names and paths are not in it: `{"except": ["fc"], "run": KEY}`, or `file` with the SHA-256 of its bytes.
package struct RunStart: Hashable, Sendable {
  package enum Weights: Hashable, Sendable {
    /// SHA-256 of a safetensors file.
    case file(String)
    /// The final weights of another run.
    case run(RunKey)
  }

  package var weights: Weights
  /// Layers that begin with fresh weights.
  package var except: [String]

  package init(_ weights: Weights, except: [String] = []) { (self.weights, self.except) = (weights, except) }
}

extension RunStart: Codable {
  private enum CodingKeys: String, CodingKey { case file, run, except }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let digest = try container.decodeIfPresent(String.self, forKey: .file) {
      weights = .file(digest)
    } else {
      weights = .run(try container.decode(RunKey.self, forKey: .run))
    }
    except = try container.decode([String].self, forKey: .except)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch weights {
    case .file(let digest): try container.encode(digest, forKey: .file)
    case .run(let key): try container.encode(key, forKey: .run)
    }
    try container.encode(except, forKey: .except)
  }
}
