import Foundation
import Settings
import Testing

@testable import Learning

@Suite struct AugmentationTests {
  /// Two pictures of 3×4 whose bytes count up.
  static let set = ImageSet(height: 3, width: 4, pixels: (0..<72).map { UInt8($0 * 3) }, labels: [0, 1])
  static let measured = ChannelStatistics(mean: [0.5, 0.25, 0], deviation: [0.5, 0.25, 1])

  static func frame() -> Frame {
    Frame(extent: set.extents[0], bytes: Array(set.pixels[..<36]))
  }

  /// One channel's rows.
  static func rows(_ frame: Frame, channel c: Int = 0) -> [[Int]] {
    (0..<frame.extent.height).map { y in
      (0..<frame.extent.width).map { x in Int(frame.bytes[(c * frame.extent.height + y) * frame.extent.width + x]) }
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

  @Test func reflectionLeavesTheBorderOut() {
    var frame = AugmentationTests.frame()
    Pad(size: 2, border: .reflect).apply(.nothing, to: &frame, measured: AugmentationTests.measured)
    let middle = [0, 3, 6, 9]
    let row = [middle[2], middle[1]] + middle + [middle[2], middle[1]]
    #expect(AugmentationTests.rows(frame) == [24, 12, 0, 12, 24, 12, 0].map { add in row.map { $0 + add } })
  }

  @Test func fillsGoByChannel() {
    for (fill, expected) in [(Fill.black, [0, 0, 0]), (.mean, [128, 64, 0]), (.value(7), [7, 7, 7])] {
      var frame = AugmentationTests.frame()
      Pad(size: 1, border: .fill(fill)).apply(.nothing, to: &frame, measured: AugmentationTests.measured)
      #expect((0..<3).map { AugmentationTests.rows(frame, channel: $0)[0][0] } == expected)
      #expect(AugmentationTests.rows(frame)[1] == [expected[0], 0, 3, 6, 9, expected[0]])
    }
  }

  @Test func cropFlipAndCutoutDoWhatWasChosen() {
    var frame = AugmentationTests.frame()
    Crop(size: 2).apply(.corner(top: 1, left: 2), to: &frame, measured: AugmentationTests.measured)
    #expect(AugmentationTests.rows(frame) == [[18, 21], [30, 33]])
    Flip().apply(.mirror(true), to: &frame, measured: AugmentationTests.measured)
    #expect(AugmentationTests.rows(frame) == [[21, 18], [33, 30]])
    let box = AugmentationChoice.Box(top: 0, left: 1, bottom: 2, right: 2)
    Cutout(size: 2, fill: .mean).apply(.boxes([box]), to: &frame, measured: AugmentationTests.measured)
    #expect(AugmentationTests.rows(frame) == [[21, 128], [33, 128]])
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
    let preparation = try Preparation(steps, measuredOn: AugmentationTests.set)
    func prepared(_ indices: [Int], epoch: Int) -> [Float] {
      [Float](unsafeUninitializedCapacity: indices.count * 27) { target, count in
        count = indices.count * 27
        guard let start = target.baseAddress else { return }
        preparation.prepare(indices[...], of: AugmentationTests.set, seed: 4, epoch: epoch, into: start)
      }
    }
    let both = prepared([0, 1], epoch: 2)
    #expect(both == prepared([0], epoch: 2) + prepared([1], epoch: 2))
    #expect((0..<20).contains { prepared([0], epoch: $0) != prepared([0], epoch: 2) })
  }

  @Test func measuredNormalizationHasMeanZeroAndDeviationOne() throws {
    let preparation = try Preparation([Augmentation(Normalize())], measuredOn: AugmentationTests.set)
    var values = [Float](repeating: 0, count: 72)
    values.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return }
      preparation.prepare([0, 1], of: AugmentationTests.set, seed: 1, epoch: 0, into: start)
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
    let preparation = try Preparation(steps, measuredOn: AugmentationTests.set)
    var values = [Float](repeating: 9, count: 36)
    values.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return }
      preparation.prepare([0], of: AugmentationTests.set, seed: 1, epoch: 0, into: start)
    }
    #expect(values.contains(0) && values.allSatisfy { $0.isFinite })
    let plain = try Preparation(
      [Augmentation(Normalize()), Augmentation(Flip(probability: 0))], measuredOn: AugmentationTests.set)
    #expect(
      plain.picture(1, of: AugmentationTests.set, seed: 1, epoch: 0).1 == Array(AugmentationTests.set.pixels[36...]))
  }

  @Test(arguments: [
    ("[{flip: 1.5}]", "5:18 probability must be between 0.0 and 1.0, not 1.5"),
    ("[{cutout: 0}]", "5:20 size must be between 1 and 1024, not 0"),
    ("[{pad: {size: 4, fill: grey}}]", "5:33 fill cannot be 'grey'"),
    ("[{crop: {}}]", "5:18 crop needs the setting 'size'"),
    ("[normalize, {normalize: imagenet}]", "5:23 normalize stands twice"),
    ("[{normalize: imagnet}]", "5:23 by cannot be 'imagnet'"),
    ("[{normalize: {mean: [1, 2], std: 1}}]", "5:30 mean takes one number or three, not 2"),
    ("[{rotate: 5}]", "5:12 augment has no kind 'rotate'"),
  ])
  func mistakesAreLocated(text: String, expected: String) {
    #expect(AugmentationTests.read(text).1 == [expected])
  }

  @Test func sizesThatDoNotFitAreErrors() {
    for (step, message) in [
      (Augmentation(Crop(size: 5)), "crop: pictures of 3×4 have no square of 5 pixels; pad them first"),
      (Augmentation(Pad(size: 3, border: .reflect)), "pad: pictures of 3×4 cannot be reflected by 3 pixels"),
    ] {
      #expect {
        _ = try Preparation([step], measuredOn: AugmentationTests.set)
      } throws: { "\($0)" == message }
    }
  }

  @Test func everyStepSurvivesItsJSON() throws {
    let steps = [
      Augmentation(Pad(size: 4, border: .reflect)), Augmentation(Crop(size: 32)), Augmentation(Flip(probability: 0.3)),
      Augmentation(Cutout(size: 8, holes: 1...3, fill: .value(3))), Augmentation(Normalize(Normalize.imagenet)),
    ]
    #expect(Set(steps.map(\.name)) == Set(Augmentation.all.map { $0.name }))
    #expect(try JSONDecoder().decode([Augmentation].self, from: JSONEncoder().encode(steps)) == steps)
  }
}
