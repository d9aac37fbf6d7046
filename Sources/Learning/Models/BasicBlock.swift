/// Two 3×3 convolutions with a shortcut around them, as in He et al. (2015), under torchvision's names.
struct BasicBlock {
  enum Shortcut { case identity, projection }

  let input: Int
  let channels: Int
  let stride: Int
  let shortcut: Shortcut

  var layer: Layer {
    let body = Layer.sequence([
      .init("conv1", .convolution(Convolution(channels, kernel: 3, stride: stride, padding: 1))),
      .init("bn1", .batchNorm), .init("", .relu),
      .init("conv2", .convolution(Convolution(channels, kernel: 3, padding: 1))), .init("bn2", .batchNorm),
    ])
    return .sequence([.init("", .residual(body: body, shortcut: way)), .init("", .relu)])
  }

  private var way: Layer? {
    guard stride != 1 || input != channels else { return nil }
    switch shortcut {
    case .identity: return .subsample(Subsample(stride: stride, channels: channels))
    case .projection:
      let projection = Layer.convolution(Convolution(channels, kernel: 1, stride: stride))
      return .sequence([.init("downsample", .sequence([.init("0", projection), .init("1", .batchNorm)]))])
    }
  }

  /// Blocks one after the other, the first with the stride.
  static func group(_ count: Int, from input: Int, to channels: Int, stride: Int, _ shortcut: Shortcut) -> Layer {
    .sequence(
      (0..<count).map { index in
        let block = BasicBlock(
          input: index == 0 ? input : channels, channels: channels, stride: index == 0 ? stride : 1, shortcut: shortcut)
        return .init("\(index)", block.layer)
      })
  }
}
