import Settings

/// (byte/255 − mean)/deviation for each channel.
package struct Normalize: AugmentationKind {
  package static let name = "normalize"
  package static let summary = "Takes away the mean and divides by the deviation: measured, given, or ImageNet's."
  package static let example = "[normalize]"
  package static let shorthand: String? = "by"

  /// nil where they are measured on the training split.
  package var given: ChannelStatistics?

  package init(_ given: ChannelStatistics? = nil) { self.given = given }

  static let imagenet = ChannelStatistics(mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])

  private enum Known: String, CaseIterable, Sendable { case imagenet }

  private static let by = Setting<Known>.word(
    "by", "Whose statistics are taken", otherwise: "those given, or measured", example: .imagenet)
  private static let mean = channels("mean", "Mean of each channel, of values from 0 to 1", example: "[0.5, 0.5, 0.5]")
  private static let deviation = channels(
    "std", "Standard deviation of each channel, beside 'mean'", example: "[0.25, 0.25, 0.25]")
  package static let settings = SettingsTable(by, mean, deviation)

  package static func read(_ settings: SettingsReader) -> Normalize? {
    if settings.has(by) {
      for name in [mean.name, deviation.name] where settings.has(name) {
        settings.diagnostics.report(
          "\(name) has no place beside by", at: settings.location(of: name), hint: "leave one of them out")
      }
      return settings[by].map { _ in Normalize(imagenet) }
    }
    let (mean, deviation) = (settings[mean], settings[deviation])
    guard settings.has(Self.mean) || settings.has(Self.deviation) else { return Normalize() }
    settings.missing(Self.mean)
    settings.missing(Self.deviation)
    guard let mean, let deviation else { return nil }
    guard deviation.allSatisfy({ $0 > 0 }) else {
      settings.diagnostics.report("std must be above 0", at: settings.location(of: Self.deviation))
      return nil
    }
    if (mean + deviation).contains(where: { abs($0) > 1 }) {
      settings.diagnostics.report(
        "normalize takes means and deviations of values from 0 to 1, and one of these is above 1",
        at: settings.location(of: Self.mean), hint: "divide those of bytes by 255", severity: .warning)
    }
    return Normalize(ChannelStatistics(mean: mean, deviation: deviation))
  }

  /// One number for all channels, or three.
  private static func channels(_ name: String, _ summary: String, example: String) -> Setting<[Double]> {
    Setting(name, summary, type: "one number or three", otherwise: "measured", example: example) {
      node, name, diagnostics in
      let values = node.items.compactMap { $0.number(name, diagnostics) }
      guard values.count == node.items.count else { return nil }
      if values.count == 1 || values.count == 3 {
        return values.count == 1 ? [values[0], values[0], values[0]] : values
      }
      diagnostics.report("\(name) takes one number or three, not \(values.count)", at: node.location)
      return nil
    }
  }

  package func apply(_ choice: AugmentationChoice, to frame: inout Frame) { frame.normalize() }
}

/// What is measured says so, what is given are its numbers.
extension Normalize: Codable {
  package init(from decoder: any Decoder) throws {
    let word = try? decoder.singleValueContainer().decode(String.self)
    given = word == "measured" ? nil : try ChannelStatistics(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    guard let given else {
      var container = encoder.singleValueContainer()
      return try container.encode("measured")
    }
    try given.encode(to: encoder)
  }
}
