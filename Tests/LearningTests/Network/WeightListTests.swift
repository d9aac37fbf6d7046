import Testing

@testable import Learning

@Suite struct WeightListTests {
  static let models = [
    Model(ResNet9(width: 4)), Model(ResNet9(width: 4, headBias: false)), Model(CifarResNet(depth: 20, width: 4)),
    Model(CifarResNet(depth: 8, width: 4, shortcut: .projection)), Model(ResNet18(width: 4)),
  ]

  /// The list comes from the layers alone, the network's own names and shapes from lowering them.
  @Test(arguments: models) func itIsTheNetworksOwn(_ model: Model) throws {
    let network = try Network(
      model.network(classes: 7), input: .init(channels: 3, height: 32, width: 32), precision: .float32, threads: 1,
      seed: 1)
    let list = try WeightList(model.network(classes: 7), input: ImageSet.openShape)
    let own = network.weights.tensors(.weights).mapValues(\.shape)
    #expect(list.entries.map(\.name) == network.weights.entries.map(\.name))
    #expect(list.complaint(about: own) == nil)
    let open = list.entries.filter { $0.shape.contains(nil) }.map(\.name)
    #expect(open == (model.name == "resnet9" ? ["head.weight"] : []))
  }

  @Test func theNumberOfClassesMayBeOpen() throws {
    let list = try WeightList(ResNet18(width: 4).layer(classes: 0), input: ImageSet.openShape)
    #expect(list.entries.suffix(2).map(\.shape) == [[nil, 32], [nil]])
    #expect(list.layers.first == "conv1" && list.layers.last == "fc")
    #expect(list.hasLayer("layer1") && list.hasLayer("layer1.0") && list.hasLayer("fc.bias"))
    #expect(!list.hasLayer("layer") && !list.hasLayer("layer1.") && !list.hasLayer(""))
  }

  static let two = WeightList(
    entries: [.init(name: "a.weight", shape: [2, 3]), .init(name: "fc.weight", shape: [nil, 2])])

  @Test(
    arguments: [
      (["a.weight": [2, 3], "fc.weight": [9, 2]], [], nil),
      (["a.weight": [2, 3]], ["fc"], nil),
      (["a.weight": [2, 3], "fc.weight": [7], "fc.other": [1]], ["fc"], nil),
      (["a.weight": [2, 3]], [], "missing: fc.weight; not of this network: none"),
      (
        ["b.weight": [1], "a.weight": [2, 3], "c.bias": [1]], [],
        "missing: fc.weight; not of this network: b.weight, c.bias"
      ),
      (
        ["a.weight": [3, 2], "fc.weight": [9, 3]], [],
        "a.weight has the shape [3, 2], the network wants [2, 3]; "
          + "fc.weight has the shape [9, 3], the network wants [any, 2]"
      ),
      (
        ["a.weight": [2, 3, 1], "fc.weight": [9, 2]], [], "a.weight has the shape [2, 3, 1], the network wants [2, 3]"
      ),
    ] as [([String: [Int]], [String], String?)])
  func misfitsAreNamed(given: [String: [Int]], except: [String], complaint: String?) {
    #expect(WeightListTests.two.complaint(about: given, except: except) == complaint)
  }

  @Test func longListsAreCut() throws {
    let many = Dictionary(uniqueKeysWithValues: (100..<400).map { ("x\($0)", [1]) })
    let complaint = try #require(WeightListTests.two.complaint(about: many))
    #expect(complaint.hasPrefix("missing: a.weight, fc.weight; not of this network: x100, x101, "))
    #expect(complaint.hasSuffix("x149, and 250 more"))
  }
}
