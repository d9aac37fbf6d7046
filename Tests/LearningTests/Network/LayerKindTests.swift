import Foundation
import Testing

@testable import Learning

/// What holds for every sort of layer.
@Suite struct LayerKindTests {
  /// The sorts in a tree.
  static func kinds(_ layer: Layer) -> Set<String> {
    let inner =
      switch layer.kind {
      case let sequence as LayerSequence: sequence.layers.map(\.layer)
      case let residual as Residual: [residual.body] + [residual.shortcut].compactMap(\.self)
      default: [Layer]()
      }
    return inner.reduce([String(describing: type(of: layer.kind))]) { $0.union(kinds($1)) }
  }

  /// One kind, one file: a file that is missing here has no line in `LayerTests.shapes`.
  @Test func everyFileIsTested() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let folder = root.appending(path: "Sources/Learning/Network/Layers").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.contains("+") }
    let tested = LayerTests.shapes.flatMap { LayerKindTests.kinds(LayerTests.behindConvolution($0.layer)) }
    #expect(Set(files) == Set(tested.map { "\($0).swift" }))
  }

  /// Lowering gives every layer the shape that its outline says.
  @Test(arguments: LayerTests.shapes) func outlineIsWhatComesOut(_ shape: LayerTests.Case) throws {
    let layer = LayerTests.behindConvolution(shape.layer)
    let input = Shape(channels: 3, height: shape.height, width: shape.width)
    let network = try Network(layer, input: input, precision: .float32, threads: 1, seed: 1)
    #expect(network.output == .row(3))
    for fuses in [true, false] {
      var lowering = Lowering(
        context: try KernelContext(threads: 1), weights: network.weights, keepsGradients: true, fuses: fuses)
      var x = lowering.activation(input, batch: 2, type: Precision.float32.elementType, gradient: false)
      var outline = input
      for named in try #require(layer.kind as? LayerSequence).layers {
        var parts: [LayerPart] = []
        outline = try named.layer.kind.outline(outline, at: named.path(in: ""), into: &parts)
        x = try named.layer.kind.lower(x, at: named.path(in: ""), in: &lowering)
        #expect([x.channels, x.height, x.width] == [outline.channels, outline.height, outline.width], "\(named)")
      }
    }
  }
}
