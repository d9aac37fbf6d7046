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

  package static func read(_ settings: SettingsReader) -> CifarResNet? {
    let depth = settings.integer("depth", in: 8...1202) ?? 56
    let width = settings.integer("width", in: 1...1024) ?? 16
    let word = settings.choice("shortcut", of: Shortcut.allCases.map(\.rawValue))
    let classes = settings.integer("classes", in: 2...100_000)
    guard depth % 6 == 2 else {
      let lower = depth - (depth - 2) % 6
      settings.diagnostics.report(
        "depth must be 6n + 2, not \(depth)", at: settings.location(of: "depth"),
        hint: "the nearest depths are \(lower) and \(lower + 6)")
      return nil
    }
    return CifarResNet(
      depth: depth, width: width, shortcut: word.flatMap(Shortcut.init) ?? .identity, classes: classes)
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
