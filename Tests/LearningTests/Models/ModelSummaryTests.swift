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
    let first = ModelSummary.Row(name: "prep.conv", kind: "convolution 3×3", output: [4, 32, 32], parameters: 108)
    #expect(summary.rows.first == first)
    #expect(
      summary.rows.suffix(4) == [
        .init(name: "", kind: "max pool 4×4", output: [32, 1, 1], parameters: 0),
        .init(name: "", kind: "flatten", output: [32], parameters: 0),
        .init(name: "head", kind: "linear", output: [7], parameters: 231),
        .init(name: "", kind: "times 0.5", output: [7], parameters: 0),
      ])
    let sums = summary.rows.filter { $0.kind == "sum" }.map(\.output)
    #expect(sums == [[8, 16, 16], [32, 4, 4]])
  }

  @Test func whatDoesNotFitIsSaid() {
    let error = #expect(throws: LearningError.self) {
      try ModelSummary(ResNet9(width: 4).layer(classes: 7), input: ImageSet.Extent(height: 8, width: 8).shape)
    }
    #expect(error?.detail.hasPrefix("a pool takes windows of 4×4, and 1×1 is left") == true)
  }
}
