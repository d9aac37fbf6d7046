import Settings

/// What new pixels are filled with.
package enum Fill: Hashable, Sendable {
  /// The byte 0, also where it is filled in after `normalize`.
  case black
  /// The channel's mean over the training split; 0 after `normalize`.
  case mean
  /// A number in the units of its place: a byte before `normalize`, a normalized number after it.
  case value(Double)

  func bytes(_ tables: ChannelTables) -> SIMD3<UInt8> {
    switch self {
    case .black: SIMD3(repeating: 0)
    case .mean: tables.mean
    case .value(let value): SIMD3(repeating: UInt8(max(0, min(255, value.rounded()))))
    }
  }

  func numbers(_ tables: ChannelTables) -> SIMD3<Float> {
    switch self {
    case .black: SIMD3(tables.numbers[0], tables.numbers[256], tables.numbers[512])
    case .mean: SIMD3(repeating: 0)
    case .value(let value): SIMD3(repeating: Float(value))
    }
  }

  static let words: [String: Fill] = ["black": .black, "mean": .mean]

  /// - Returns: nil after a complaint.
  static func read(
    _ node: SettingsNode, _ name: String, besides: [String] = [], _ diagnostics: Diagnostics
  ) -> Fill? {
    if let word = words[node.text ?? ""] { return word }
    if let text = node.text, let value = SettingsNode.number(text), value.isFinite { return .value(value) }
    let known = words.keys + besides
    let nearest = NearestName.find(node.text ?? "", among: known).map { "did you mean '\($0)'?" }
    diagnostics.report(
      "\(name) cannot be \(node.summary)", at: node.location,
      hint: nearest ?? "write \(known.sorted().joined(separator: ", ")) or a number")
    return nil
  }
}

/// A fill is its word or its number.
extension Fill: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let word = try? container.decode(String.self) {
      guard let fill = Fill.words[word] else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no fill is called \(word)")
      }
      self = fill
    } else {
      self = .value(try container.decode(Double.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .black: try container.encode("black")
    case .mean: try container.encode("mean")
    case .value(let value): try container.encode(value)
    }
  }
}

/// What lies outside a picture.
package enum Border: Hashable, Sendable {
  case fill(Fill)
  /// The picture mirrored about its border's pixels, which are not repeated: PyTorch's ReflectionPad2d.
  case reflect
}

extension Border: Codable {
  package init(from decoder: any Decoder) throws {
    let word = try? decoder.singleValueContainer().decode(String.self)
    self = word == "reflect" ? .reflect : .fill(try Fill(from: decoder))
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .fill(let fill): try fill.encode(to: encoder)
    case .reflect:
      var container = encoder.singleValueContainer()
      try container.encode("reflect")
    }
  }
}
