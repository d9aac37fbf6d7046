/// The name of a kind as the only key of its value: `{"resnet9": {…}}`.
package struct KindKey: CodingKey {
  package let stringValue: String
  package var intValue: Int? { nil }

  package init(_ name: String) { stringValue = name }
  package init?(stringValue: String) { self.stringValue = stringValue }
  package init?(intValue: Int) { nil }
}

extension KindKey {
  /// Writes a value of some kind under the kind's name.
  package static func encode(_ value: some Encodable, named name: String, to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: KindKey.self)
    try container.encode(value, forKey: KindKey(name))
  }

  /// The values of a kind and what it is, of those that are known.
  ///
  /// - Parameter sort: what they are kinds of, for the error.
  package static func decode<Kind>(
    _ sort: String, among kinds: [(name: String, kind: Kind)], from decoder: any Decoder
  ) throws -> (values: any Decoder, kind: Kind) {
    let container = try decoder.container(keyedBy: KindKey.self)
    guard let key = container.allKeys.first, let found = kinds.first(where: { $0.name == key.stringValue }) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no known \(sort)"))
    }
    return (try container.superDecoder(forKey: key), found.kind)
  }
}
