import Settings

/// (byte/255 − mean)/deviation for each channel.
package struct Normalize: AugmentationKind {
  package static let name = "normalize"
  package static let summary = "Takes away the mean and divides by the deviation: measured, given, or ImageNet's."
  package static let shorthand: String? = "by"

  /// nil where they are measured on the training split.
  package var given: ChannelStatistics?

  package init(_ given: ChannelStatistics? = nil) { self.given = given }

  static let imagenet = ChannelStatistics(mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])

  package static func read(_ settings: SettingsReader) -> Normalize? {
    if settings.has("by") {
      return settings.choice("by", of: ["imagenet"]).map { _ in Normalize(imagenet) }
    }
    let mean = channels("mean", settings)
    let deviation = channels("std", settings)
    guard settings.has("mean") || settings.has("std") else { return Normalize() }
    settings.missing("mean")
    settings.missing("std")
    guard let mean, let deviation else { return nil }
    guard deviation.allSatisfy({ $0 > 0 }) else {
      settings.diagnostics.report("std must be above 0", at: settings.location(of: "std"))
      return nil
    }
    return Normalize(ChannelStatistics(mean: mean, deviation: deviation))
  }

  /// One number for all channels, or three.
  private static func channels(_ name: String, _ settings: SettingsReader) -> [Double]? {
    guard let items = settings.list(name) else { return nil }
    let values = items.compactMap { $0.number(name, settings.diagnostics) }
    guard values.count == items.count else { return nil }
    guard values.count == 1 || values.count == 3 else {
      settings.diagnostics.report(
        "\(name) takes one number or three, not \(values.count)", at: settings.location(of: name))
      return nil
    }
    return values.count == 1 ? [values[0], values[0], values[0]] : values
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
