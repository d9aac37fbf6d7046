import Settings

/// torchvision's ResNet-18 with its names and shapes: 11,689,512 parameters at width 64 with 1,000 classes.
package struct ResNet18: Architecture {
  package static let name = "resnet18"
  package static let summary = "ResNet-18 for photographs, with torchvision's weight names (He et al., 2015)."

  package var width: Int
  package var classes: Int?

  package init(width: Int = 64, classes: Int? = nil) { (self.width, self.classes) = (width, classes) }

  private static let width = ModelSettings.width(
    "Channels of the first group; the last has eight times as many", standard: 64)
  package static let settings = SettingsTable(width, ModelSettings.classes)

  package static func read(_ settings: SettingsReader) -> ResNet18? {
    let (width, classes) = (settings[width], settings[ModelSettings.classes])
    return width.map { ResNet18(width: $0, classes: classes) }
  }

  package func layer(classes: Int) -> Layer {
    let groups = zip(1...4, [(1, 1, 1), (1, 2, 2), (2, 4, 2), (4, 8, 2)]).map { index, size in
      Layer.Named(
        "layer\(index)",
        BasicBlock.group(2, from: size.0 * width, to: size.1 * width, stride: size.2, .projection))
    }
    return .sequence(
      [
        .init("conv1", .convolution(Convolution(width, kernel: 7, stride: 2, padding: 3))),
        .init("bn1", .batchNorm), .init("", .relu),
        .init("", .maxPool(Pool(kernel: 3, stride: 2, padding: 1))),
      ] + groups + [.init("", .globalAveragePool), .init("fc", .linear(Linear(classes)))])
  }
}
