import Testing

@testable import Learning

@Suite struct ModelSummaryTests {
  static let input = ImageSet.Extent(height: 32, width: 32).shape

  @Test(arguments: WeightListTests.models) func itIsTheNetworks(_ model: Model) throws {
    let layer = model.network(classes: 7)
    let summary = try ModelSummary(layer, input: ModelSummaryTests.input)
    let network = try Network(layer, input: ModelSummaryTests.input, precision: .float32, threads: 1, seed: 1)
    #expect(summary.parameters == network.weights.parameterCount)
    #expect(
      summary.rows.filter { $0.parameters > 0 }.map(\.name)
        == (try WeightList(layer, input: ModelSummaryTests.input).layers))
  }

  @Test func rowsSayWhatEveryLayerGives() throws {
    let summary = try ModelSummary(
      ResNet9(width: 4, logitScale: 0.5).layer(classes: 7), input: ModelSummaryTests.input)
    let first = ModelSummary.Row(
      name: "prep.conv", kind: "convolution 3×3", output: [4, 32, 32], parameters: 108, multiplications: 110_592)
    #expect(summary.rows.first == first)
    let last: [ModelSummary.Row] = [
      .init(name: "", kind: "max pool 4×4", output: [32, 1, 1], parameters: 0, multiplications: 0),
      .init(name: "", kind: "flatten", output: [32], parameters: 0, multiplications: 0),
      .init(name: "head", kind: "linear", output: [7], parameters: 231, multiplications: 224),
      .init(name: "", kind: "times 0.5", output: [7], parameters: 0, multiplications: 0),
    ]
    #expect(Array(summary.rows.suffix(4)) == last)
    let sums = summary.rows.filter { $0.kind == "sum" }.map(\.output)
    #expect(sums == [[8, 16, 16], [32, 4, 4]])
  }

  /// He et al. count 1.8e9 for ResNet-18 and 224×224 pictures and 1.25e8 for ResNet-56 and 32×32.
  @Test func multiplicationsAreThoseOfThePapers() throws {
    let large = try ModelSummary(
      ResNet18().layer(classes: 1000), input: ImageSet.Extent(height: 224, width: 224).shape)
    #expect((1.75e9..<1.85e9).contains(Double(large.multiplications)), "\(large.multiplications)")
    let small = try ModelSummary(CifarResNet(depth: 56).layer(classes: 10), input: Self.input)
    #expect((1.24e8..<1.27e8).contains(Double(small.multiplications)), "\(small.multiplications)")
  }

  @Test func whatDoesNotFitIsSaid() {
    let error = #expect(throws: LearningError.self) {
      try ModelSummary(ResNet9(width: 4).layer(classes: 7), input: ImageSet.Extent(height: 8, width: 8).shape)
    }
    #expect(error?.detail.hasPrefix("a pool takes windows of 4×4, and 1×1 is left") == true)
  }
}
