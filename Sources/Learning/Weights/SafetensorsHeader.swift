import Foundation

/// The JSON of a safetensors file, read in one pass.
struct SafetensorsHeader: Decodable {
  struct Entry: Codable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  var entries: [String: Entry] = [:]
  /// Empty where it is no mapping of texts.
  var metadata: [String: String] = [:]

  static let metadataName = "__metadata__"

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The JSON is a list, a number or a text.
  struct NoMapping: Error {}

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: Name.self) else { throw NoMapping() }
    for name in container.allKeys {
      if name.stringValue == Self.metadataName {
        metadata = (try? container.decode([String: String].self, forKey: name)) ?? [:]
      } else {
        entries[name.stringValue] = try container.decode(Entry.self, forKey: name)
      }
    }
  }
}
