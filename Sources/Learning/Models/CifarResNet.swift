import Settings

/// He et al.'s CIFAR network of 6n+2 layers: 853,018 parameters at depth 56, 855,770 with projection shortcuts.
package struct CifarResNet: Architecture {
  package static let name = "cifar-resnet"
  package static let summary = "The residual network of 6n+2 layers for 32×32 pictures (He et al., 2015)."

  package enum Shortcut: String, Hashable, Codable, Sendable, CaseIterable { case identity, projection }

  package var depth: Int
  package var width: Int
  package var shortcut: Shortcut
  package var classes: Int?

  /// - Parameter depth: 6n + 2 with n ≥ 1.
  package init(depth: Int = 56, width: Int = 16, shortcut: Shortcut = .identity, classes: Int? = nil) {
    precondition(depth >= 8 && depth % 6 == 2, "a depth of \(depth) is not 6n + 2")
    (self.depth, self.width, self.shortcut, self.classes) = (depth, width, shortcut, classes)
  }

  private static let depth = Setting(
    "depth", "How many layers have weights", type: "a whole number 6n + 2 from 8 to 1202", unit: "layers",
    standard: (56, "56"), example: "20"
  ) { node, name, diagnostics -> Int? in
    guard let depth = node.integer(name, in: 8...1202, diagnostics) else { return nil }
    if depth % 6 == 2 { return depth }
    let lower = depth - (depth - 2) % 6
    diagnostics.report(
      "depth must be 6n + 2, not \(depth)", at: node.location, hint: "the nearest depths are \(lower) and \(lower + 6)")
    return nil
  }
  private static let width = ModelSettings.width(
    "Channels of the first group; the last has four times as many", standard: 16)
  private static let shortcut = Setting.word(
    "shortcut", "How the groups' sizes are bridged: by zeros, or by a convolution", standard: Shortcut.identity,
    example: .projection)
  package static let settings = SettingsTable(depth, width, shortcut, ModelSettings.classes)

  package static func read(_ settings: SettingsReader) -> CifarResNet? {
    let (depth, width, shortcut) = (settings[depth], settings[width], settings[shortcut])
    let classes = settings[ModelSettings.classes]
    guard let depth, let width, let shortcut else { return nil }
    return CifarResNet(depth: depth, width: width, shortcut: shortcut, classes: classes)
  }

  package func layer(classes: Int) -> Layer {
    let n = (depth - 2) / 6
    let way: BasicBlock.Shortcut = shortcut == .identity ? .identity : .projection
    return .sequence([
      .init("conv1", .convolution(Convolution(width, kernel: 3, padding: 1))),
      .init("bn1", .batchNorm), .init("", .relu),
      .init("layer1", BasicBlock.group(n, from: width, to: width, stride: 1, way)),
      .init("layer2", BasicBlock.group(n, from: width, to: 2 * width, stride: 2, way)),
      .init("layer3", BasicBlock.group(n, from: 2 * width, to: 4 * width, stride: 2, way)),
      .init("", .globalAveragePool),
      .init("linear", .linear(Linear(classes))),
    ])
  }
}
