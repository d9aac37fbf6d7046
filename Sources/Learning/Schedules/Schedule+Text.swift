import Foundation

/// As a chapter would write it, every setting in order of its name: `{step: {every: 5 epochs, factor: 0.1, start: 1}}`.
extension Schedule: CustomStringConvertible {
  package var description: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return name }
    // No name or word of a schedule holds a quote, a colon or a comma.
    return String(decoding: data, as: UTF8.self).replacing("\"", with: "").replacing(":", with: ": ")
      .replacing(",", with: ", ")
  }
}
