import Settings
import Testing

@testable import Learning

@Suite struct ModelTests {
  static func parameters(_ layer: Layer, size: Int) throws -> Int {
    try Network(layer, input: .init(channels: 3, height: size, width: size), precision: .float32, threads: 1, seed: 1)
      .weights.parameterCount
  }

  @Test func countsAreThePublishedOnes() throws {
    #expect(try ModelTests.parameters(ResNet9().layer(classes: 10), size: 32) == 6_573_130)
    #expect(try ModelTests.parameters(ResNet9(headBias: false).layer(classes: 10), size: 32) == 6_573_120)
    #expect(try ModelTests.parameters(CifarResNet().layer(classes: 10), size: 32) == 853_018)
    #expect(try ModelTests.parameters(CifarResNet(shortcut: .projection).layer(classes: 10), size: 32) == 855_770)
    #expect(try ModelTests.parameters(ResNet18().layer(classes: 1000), size: 64) == 11_689_512)
  }

  @Test func freshWeightsAreUniformWithinTheFanIn() throws {
    let network = try Network(
      ResNet9(width: 8).layer(classes: 10), input: .init(channels: 3, height: 32, width: 32), precision: .float32,
      threads: 1,
      seed: 7)
    let weights = network.weights.tensors(.weights)
    let values = try #require(weights["layer3.residual.0.conv.weight"]).values.map(Double.init)
    let bound = 1 / (64.0 * 9).squareRoot()
    let variance = values.map { $0 * $0 }.reduce(0, +) / Double(values.count)
    #expect((values.map(abs).max() ?? 0) <= bound)
    #expect((values.map(abs).max() ?? 0) > 0.999 * bound)
    #expect(abs(variance / (bound * bound / 3) - 1) < 0.02)
    #expect(try #require(weights["prep.norm.weight"]).values.allSatisfy { $0 == 1 })
    #expect(try #require(weights["prep.norm.running_var"]).values.allSatisfy { $0 == 1 })
    network.weights.initialize(seed: 7)
    #expect(network.weights.tensors(.weights) == weights)
    network.weights.initialize(seed: 8)
    #expect(network.weights.tensors(.weights) != weights)
  }

  @Test(arguments: [
    ("model: resnet", "m.md:4:8: error: model has no kind 'resnet'"),
    (
      "model: {resnet9: {widht: 16}}", "m.md:4:19: error: resnet9 has no setting 'widht'\n  hint: did you mean 'width'?"
    ),
    (
      "model: {cifar-resnet: {depth: 57}}",
      "m.md:4:31: error: depth must be 6n + 2, not 57\n  hint: the nearest depths are 56 and 62"
    ),
    ("model: {resnet9: {width: 0}}", "m.md:4:26: error: width must be between 1 and 1024, not 0"),
  ])
  func mistakesAreLocated(text: String, expected: String) throws {
    let diagnostics = Diagnostics()
    let place = SourceLocation(file: "m.md", line: 4)
    let node = try #require(SettingsText.parse(text, at: place, diagnostics: diagnostics)?["model"])
    _ = Model.read(node, diagnostics: diagnostics)
    #expect(diagnostics.sorted.map(\.description).first?.hasPrefix(expected) == true)
  }
}
