import Testing

@testable import Learning

/// The layers that `LayerTests` compares, over odd shapes.
extension LayerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var layer: Layer
    var batch: Int
    var height: Int
    var width: Int
    var label: String

    var testDescription: String { "\(label), batch \(batch), \(height)×\(width)" }
  }

  /// A convolution in front gives the layer inputs that are no picture, with a gradient of their own.
  static func behindConvolution(_ layer: Layer, channels: Int = 7) -> Layer {
    .sequence([
      .init("front", .convolution(Convolution(channels, kernel: 3, padding: 1, hasBias: true))),
      .init("it", layer),
      .init("", .flatten), .init("head", .linear(Linear(3))), .init("", .scale(0.5)),
    ])
  }

  static let shapes: [Case] = {
    var shapes: [Case] = []
    for (kernel, stride, padding) in [(1, 1, 0), (3, 1, 1), (3, 2, 1), (3, 3, 0), (5, 2, 2), (7, 2, 3), (2, 2, 0)] {
      for (batch, height, width, channels) in [(1, 9, 7, 5), (3, 8, 11, 17), (2, 7, 7, 32)] {
        for hasBias in [true, false] {
          let layer = Layer.convolution(
            Convolution(channels, kernel: kernel, stride: stride, padding: padding, hasBias: hasBias))
          shapes.append(
            Case(
              layer: layer, batch: batch, height: height, width: width,
              label: "convolution \(kernel)/\(stride)/\(padding) to \(channels)\(hasBias ? " with bias" : "")"))
        }
      }
    }
    for (kernel, stride, padding) in [(2, 2, 0), (3, 2, 1), (3, 1, 1), (4, 4, 0), (3, 3, 0), (2, 3, 1)] {
      for (batch, height, width) in [(1, 9, 6), (3, 8, 11)] {
        let pool = Pool(kernel: kernel, stride: stride, padding: padding)
        let label = "pool \(kernel)/\(stride)/\(padding)"
        shapes.append(Case(layer: .maxPool(pool), batch: batch, height: height, width: width, label: "max \(label)"))
        shapes.append(
          Case(layer: .averagePool(pool), batch: batch, height: height, width: width, label: "average \(label)"))
      }
    }
    let plain: [(String, Layer)] = [
      ("batch norm", .batchNorm), ("relu", .relu), ("global average pool", .globalAveragePool),
      ("subsample by 2", .subsample(Subsample(stride: 2, channels: 12))),
      ("subsample by 3", .subsample(Subsample(stride: 3, channels: 7))),
      ("batch norm and relu", .sequence([.init("norm", .batchNorm), .init("", .relu)])),
      ("identity residual", .residual(body: .sequence([.init("norm", .batchNorm)]), shortcut: nil)),
      (
        "projected residual and relu",
        .sequence([
          .init(
            "",
            .residual(
              body: .sequence([.init("a", .convolution(Convolution(9, kernel: 3, stride: 2, padding: 1)))]),
              shortcut: .sequence([.init("b", .convolution(Convolution(9, kernel: 1, stride: 2)))]))),
          .init("", .relu),
        ])
      ),
    ]
    for (label, layer) in plain {
      for (batch, height, width) in [(1, 5, 7), (4, 6, 3), (3, 8, 8)] {
        shapes.append(Case(layer: layer, batch: batch, height: height, width: width, label: label))
      }
    }
    return shapes
  }()
}
