import Settings

/// Page's ResNet-9 with max pooling before the normalization: 6,573,130 parameters at width 64 with ten classes.
package struct ResNet9: Architecture {
  package static let name = "resnet9"
  package static let summary = "ResNet-9 for 32×32 pictures (Page, How to Train Your ResNet)."

  package var width: Int
  package var headBias: Bool
  package var logitScale: Double
  package var classes: Int?

  package init(width: Int = 64, headBias: Bool = true, logitScale: Double = 1, classes: Int? = nil) {
    (self.width, self.headBias, self.logitScale, self.classes) = (width, headBias, logitScale, classes)
  }

  private enum CodingKeys: String, CodingKey {
    case width
    case headBias = "head-bias"
    case logitScale = "logit-scale"
    case classes
  }

  private static let width = ModelSettings.width(
    "Channels of the first convolution; the last have eight times as many", standard: 64)
  private static let headBias = Setting.flag("head-bias", "Whether the last layer has a bias", standard: true)
  private static let logitScale = Setting.number(
    "logit-scale", "What the last layer's results are multiplied by", standard: 1, example: "0.125")
  package static let settings = SettingsTable(width, headBias, logitScale, ModelSettings.classes)

  package static func read(_ settings: SettingsReader) -> ResNet9? {
    let (width, headBias, logitScale) = (settings[width], settings[headBias], settings[logitScale])
    let classes = settings[ModelSettings.classes]
    guard let width, let headBias, let logitScale else { return nil }
    return ResNet9(width: width, headBias: headBias, logitScale: logitScale, classes: classes)
  }

  package func layer(classes: Int) -> Layer {
    .sequence([
      .init("prep", unit(width)),
      .init("layer1", stage(2 * width, isResidual: true)),
      .init("layer2", stage(4 * width, isResidual: false)),
      .init("layer3", stage(8 * width, isResidual: true)),
      .init("", .maxPool(Pool(kernel: 4))),
      .init("", .flatten),
      .init("head", .linear(Linear(classes, hasBias: headBias))),
      .init("", .scale(logitScale)),
    ])
  }

  private func unit(_ channels: Int, pools: Bool = false) -> Layer {
    .sequence(
      [.init("conv", .convolution(Convolution(channels, kernel: 3, padding: 1)))]
        + (pools ? [.init("", .maxPool(Pool(kernel: 2)))] : [])
        + [.init("norm", .batchNorm), .init("", .relu)])
  }

  private func stage(_ channels: Int, isResidual: Bool) -> Layer {
    let entry = Layer.Named("conv_unit", unit(channels, pools: true))
    guard isResidual else { return .sequence([entry]) }
    let branch = Layer.sequence([
      .init("residual", .sequence([.init("0", unit(channels)), .init("1", unit(channels))]))
    ])
    return .sequence([entry, .init("", .residual(body: branch, shortcut: nil))])
  }
}
