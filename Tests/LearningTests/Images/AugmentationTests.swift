import Foundation
import Settings
import Testing

@testable import Learning

@Suite struct AugmentationTests {
  /// Two pictures of 3×4 whose bytes count up.
  static let set = ImageSet(height: 3, width: 4, pixels: (0..<72).map { UInt8($0 * 3) }, labels: [0, 1])
  static let measured = ChannelStatistics(mean: [0.5, 0.25, 0], deviation: [0.5, 0.25, 1])

  static func frame() throws -> Frame {
    var frame = Frame(ChannelTables(measured: measured, normalization: measured))
    try frame.load(0, of: set)
    return frame
  }

  /// One channel's rows.
  static func rows(_ frame: Frame, channel c: Int = 0) -> [[Int]] {
    (0..<frame.extent.height).map { y in
      (0..<frame.extent.width).map { x in Int(frame.picture[(c * frame.extent.height + y) * frame.extent.width + x]) }
    }
  }

  static func read(_ text: String) -> ([Augmentation]?, [String]) {
    let diagnostics = Diagnostics()
    let node = SettingsText.parse(
      "augment: " + text, at: SourceLocation(file: "a.md", line: 5), diagnostics: diagnostics)
    guard case .list(let items)? = node?["augment"]?.value else { return (nil, ["no list"]) }
    let steps = Augmentation.read(list: items, diagnostics: diagnostics)
    return (steps, diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" })
  }

  @Test func reflectionLeavesTheBorderOut() throws {
    var frame = try AugmentationTests.frame()
    Pad(size: 2, border: .reflect).apply(.nothing, to: &frame)
    let middle = [0, 3, 6, 9]
    let row = [middle[2], middle[1]] + middle + [middle[2], middle[1]]
    #expect(AugmentationTests.rows(frame) == [24, 12, 0, 12, 24, 12, 0].map { add in row.map { $0 + add } })
  }

  @Test func fillsGoByChannel() throws {
    for (fill, expected) in [(Fill.black, [0, 0, 0]), (.mean, [128, 64, 0]), (.value(7), [7, 7, 7])] {
      var frame = try AugmentationTests.frame()
      Pad(size: 1, border: .fill(fill)).apply(.nothing, to: &frame)
      #expect((0..<3).map { AugmentationTests.rows(frame, channel: $0)[0][0] } == expected)
      #expect(AugmentationTests.rows(frame)[1] == [expected[0], 0, 3, 6, 9, expected[0]])
    }
  }

  @Test func cropFlipAndCutoutDoWhatWasChosen() throws {
    var frame = try AugmentationTests.frame()
    Crop(size: 2).apply(.corner(top: 1, left: 2), to: &frame)
    #expect(AugmentationTests.rows(frame) == [[18, 21], [30, 33]])
    Flip().apply(.mirror(true), to: &frame)
    #expect(AugmentationTests.rows(frame) == [[21, 18], [33, 30]])
    let box = Box(top: 0, left: 1, bottom: 2, right: 2)
    Cutout(size: 2, fill: .mean).apply(.boxes([box]), to: &frame)
    #expect(AugmentationTests.rows(frame) == [[21, 128], [33, 128]])
  }

  @Test func fillsAfterNormalizeAreNormalizedNumbers() throws {
    for (fill, expected) in [(Fill.black, [-1, -1, 0]), (.mean, [0, 0, 0]), (.value(2.5), [2.5, 2.5, 2.5])]
      as [(
        Fill, [Float]
      )]
    {
      var frame = try AugmentationTests.frame()
      frame.normalize()
      Pad(size: 1, border: .fill(fill)).apply(.nothing, to: &frame)
      var values = [Float](repeating: 9, count: 90)
      values.withUnsafeMutableBufferPointer { target in
        if let start = target.baseAddress { frame.write(to: start) }
      }
      #expect((0..<3).map { values[$0 * 30] } == expected)
      #expect(values[7] == -1)
    }
  }

  @Test func resizingKeepsProportionsAndMeans() throws {
    var frame = try AugmentationTests.frame()
    Resize(size: 6).apply(.nothing, to: &frame)
    #expect(frame.extent == .init(height: 6, width: 8))
    #expect(AugmentationTests.rows(frame)[0] == [0, 1, 2, 4, 5, 7, 8, 9])
    // Halved: every new pixel is the mean of a weighted neighborhood, so that ramps stay ramps.
    var wide = Frame(ChannelTables(measured: AugmentationTests.measured, normalization: AugmentationTests.measured))
    let ramp = (0..<3 * 16 * 16).map { UInt8($0 % 16 * 10) }
    try wide.load(0, of: ImageSet(height: 16, width: 16, pixels: ramp, labels: [0]))
    Resize(size: 8).apply(.nothing, to: &wide)
    #expect(AugmentationTests.rows(wide, channel: 2)[3][1..<7] == [25, 45, 65, 85, 105, 125])
  }

  @Test func middlesAndRegionsAreCutOut() throws {
    var frame = try AugmentationTests.frame()
    CenterCrop(size: 2).apply(.nothing, to: &frame)
    #expect(AugmentationTests.rows(frame) == [[3, 6], [15, 18]])
    frame = try AugmentationTests.frame()
    ResizedCrop(size: 2).apply(.region(Box(top: 1, left: 2, bottom: 3, right: 4)), to: &frame)
    #expect(AugmentationTests.rows(frame) == [[18, 21], [30, 33]])
  }

  @Test func regionsLieWithinThePictureAndHaveTheirProportions() {
    var stream = RandomStream(seed: 2, name: "augment")
    let extent = ImageSet.Extent(height: 90, width: 120)
    for _ in 0..<500 {
      let choice = ResizedCrop(size: 8, scale: 0.2...0.6, ratio: 0.5...2).choose(for: extent, from: &stream)
      guard case .region(let box) = choice else {
        Issue.record("no region")
        return
      }
      let (height, width) = (Double(box.bottom - box.top), Double(box.right - box.left))
      #expect(box.top >= 0 && box.left >= 0 && box.bottom <= 90 && box.right <= 120)
      #expect((0.19...0.61).contains(height * width / 10_800) && (0.48...2.08).contains(width / height))
    }
    let slim = ResizedCrop(size: 8, scale: 1...1).choose(for: .init(height: 10, width: 100), from: &stream)
    #expect(slim == .region(Box(top: 0, left: 44, bottom: 10, right: 57)))
  }

  @Test func choicesKeepWithinBoundsAndVary() {
    let extent = ImageSet.Extent(height: 8, width: 10)
    var stream = RandomStream(seed: 1, name: "augment")
    var corners: Set<AugmentationChoice> = []
    var mirrored = 0
    for _ in 0..<400 {
      let corner = Crop(size: 6).choose(for: extent, from: &stream)
      corners.insert(corner)
      if Flip(probability: 0.25).choose(for: extent, from: &stream) == .mirror(true) { mirrored += 1 }
      guard case .boxes(let boxes) = Cutout(size: 5, holes: 1...3).choose(for: extent, from: &stream) else {
        Issue.record("no boxes")
        return
      }
      #expect((1...3).contains(boxes.count))
      #expect(
        boxes.allSatisfy { $0.top >= 0 && $0.left >= 0 && $0.bottom <= 8 && $0.right <= 10 && $0.top < $0.bottom })
    }
    #expect(corners.count == 3 * 5)
    #expect((60...140).contains(mirrored))
  }

  @Test func preparationIsTheSameInEveryOrder() throws {
    let steps = try #require(AugmentationTests.read("[{pad: 1}, {crop: 3}, {flip: 0.5}, {cutout: 1}, normalize]").0)
    let preparation = try InputPipeline(steps, measuredOn: AugmentationTests.set)
    func prepared(_ indices: [Int], epoch: Int) throws -> [Float] {
      try [Float](unsafeUninitializedCapacity: indices.count * 27) { target, count in
        count = indices.count * 27
        guard let start = target.baseAddress else { return }
        try preparation.prepare(indices[...], of: AugmentationTests.set, seed: 4, epoch: epoch, into: start)
      }
    }
    let both = try prepared([0, 1], epoch: 2)
    #expect(try both == prepared([0], epoch: 2) + prepared([1], epoch: 2))
    #expect(try (0..<20).contains { try prepared([0], epoch: $0) != prepared([0], epoch: 2) })
  }

  @Test func measuredNormalizationHasMeanZeroAndDeviationOne() throws {
    let preparation = try InputPipeline([Augmentation(Normalize())], measuredOn: AugmentationTests.set)
    var values = [Float](repeating: 0, count: 72)
    try values.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return }
      try preparation.prepare([0, 1], of: AugmentationTests.set, seed: 1, epoch: 0, into: start)
    }
    for c in 0..<3 {
      let channel: [Float] = Array(values[c * 12..<(c + 1) * 12]) + Array(values[36 + c * 12..<36 + (c + 1) * 12])
      let sum: Float = channel.reduce(0, +)
      let square: Float = channel.reduce(0) { $0 + $1 * $1 }
      #expect(abs(sum) < 1e-4)
      #expect(abs(square / 24 - 1) < 1e-4)
    }
  }

  @Test func stepsAfterNormalizeWorkOnNumbersAndPicturesComeBack() throws {
    let steps = try #require(AugmentationTests.read("[normalize, {cutout: {size: 99, fill: mean}}]").0)
    let preparation = try InputPipeline(steps, measuredOn: AugmentationTests.set)
    var values = [Float](repeating: 9, count: 36)
    try values.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return }
      try preparation.prepare([0], of: AugmentationTests.set, seed: 1, epoch: 0, into: start)
    }
    #expect(values.contains(0) && values.allSatisfy { $0.isFinite })
    let plain = try InputPipeline(
      [Augmentation(Normalize()), Augmentation(Flip(probability: 0))], measuredOn: AugmentationTests.set)
    let picture = try plain.picture(1, of: AugmentationTests.set, seed: 1, epoch: 0).1
    #expect(try picture == AugmentationTests.set.planes(of: 1))
  }

  @Test(arguments: [
    ("[{flip: 1.5}]", "5:18 probability must be between 0 and 1, not 1.5"),
    ("[{cutout: 0}]", "5:20 size must be between 1 and 1024, not 0"),
    ("[{pad: {size: 4, fill: grey}}]", "5:33 fill cannot be 'grey'"),
    ("[{crop: {}}]", "5:18 crop needs the setting 'size'"),
    ("[normalize, {normalize: imagenet}]", "5:23 normalize stands twice"),
    ("[{normalize: imagnet}]", "5:23 by cannot be 'imagnet'"),
    ("[{normalize: {mean: [1, 2], std: 1}}]", "5:30 mean takes one number or three, not 2"),
    ("[{pad: {size: 4, fill: 300}}, normalize]", "5:12 pad fills bytes, which are 0 to 255, with 300.0"),
    ("[{resized-crop: {size: 8, scale: [0.9, 0.5]}}]", "5:43 scale takes [smallest, largest]"),
    ("[{resized-crop: {size: 8, scale: [0, 1]}}]", "5:44 scale must be between 0.0001 and 1, not 0"),
    ("[{cutout: {size: 4, holes: [3, 1]}}]", "5:37 holes takes a number or [fewest, most]"),
    ("[{normalize: {mean: 0.5, std: 0}}]", "5:40 std must be above 0"),
    ("[{normalize: {mean: 0.5}}]", "5:23 normalize needs the setting 'std'"),
    ("[{rotate: 5}]", "5:12 augment has no kind 'rotate'"),
  ])
  func mistakesAreLocated(text: String, expected: String) {
    #expect(AugmentationTests.read(text).1 == [expected])
  }

  @Test func sizesThatDoNotFitAreErrors() {
    for (step, message) in [
      (Augmentation(Crop(size: 5)), "crop: pictures of 3×4 have no square of 5 pixels; pad them first"),
      (
        Augmentation(CenterCrop(size: 4)),
        "center-crop: pictures of 3×4 have no square of 4 pixels; resize or pad them first"
      ),
      (Augmentation(Pad(size: 3, border: .reflect)), "pad: pictures of 3×4 cannot be reflected by 3 pixels"),
    ] {
      #expect {
        _ = try InputPipeline([step], measuredOn: AugmentationTests.set)
      } throws: { "\($0)" == message }
    }
  }

  @Test func everyStepSurvivesItsJSON() throws {
    let steps = [
      Augmentation(Pad(size: 4, border: .reflect)), Augmentation(Crop(size: 32)), Augmentation(Flip(probability: 0.3)),
      Augmentation(Cutout(size: 8, holes: 1...3, fill: .value(3))), Augmentation(Normalize(Normalize.imagenet)),
      Augmentation(Resize(size: 40)), Augmentation(CenterCrop(size: 32)), Augmentation(Normalize()),
      Augmentation(ResizedCrop(size: 32, scale: 0.5...1)), Augmentation(Pad(size: 1, border: .fill(.mean))),
    ]
    #expect(Set(steps.map(\.name)) == Set(Augmentation.all.map { $0.name }))
    #expect(try JSONDecoder().decode([Augmentation].self, from: JSONEncoder().encode(steps)) == steps)
  }

  /// Run keys are made of this text: every setting stands in it, under the name that chapters use.
  @Test func theCanonicalFormSaysEverySetting() throws {
    let steps = try #require(
      AugmentationTests.read("[{pad: 4}, {crop: 32}, flip, {cutout: 8}, {resized-crop: 32}, normalize]").0)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    #expect(
      String(decoding: try encoder.encode(steps), as: UTF8.self)
        == #"[{"pad":{"fill":"black","size":4}},{"crop":{"size":32}},{"flip":{"probability":0.5}},"#
        + #"{"cutout":{"fill":"mean","holes":[1,1],"probability":1,"size":8}},"#
        + #"{"resized-crop":{"ratio":[0.75,1.3333333333333333],"scale":[0.08,1],"size":32}},{"normalize":"measured"}]"#
    )
  }
}
