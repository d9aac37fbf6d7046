import Synchronization
import Testing

@testable import Learning

/// Pictures that are read when they are wanted, against the same ones in memory.
@Suite struct ReadPicturesTests {
  struct Gone: Error, CustomStringConvertible { let description = "a.png is gone" }

  /// Counts how often each picture is read.
  final class Source: PictureSource {
    let held: ImageSet
    private let reads = Mutex<[Int: Int]>([:])
    private let gone: Set<Int>

    init(_ held: ImageSet, gone: Set<Int> = []) { (self.held, self.gone) = (held, gone) }

    func planes(of place: Int) throws -> [UInt8] {
      reads.withLock { $0[place, default: 0] += 1 }
      if gone.contains(place) { throw Gone() }
      return try held.planes(of: place)
    }

    func sums(of place: Int) -> ChannelSums { held.part([place]).sums }
    var counts: [Int] { reads.withLock { reads in held.labels.indices.map { reads[$0] ?? 0 } } }
  }

  /// Six pictures of three sizes.
  static let held: ImageSet = {
    let extents = [(8, 12), (9, 9), (16, 8), (8, 12), (20, 10), (9, 9)].map {
      ImageSet.Extent(height: $0.0, width: $0.1)
    }
    var stream = RandomStream(seed: 5, name: "pictures")
    let count = extents.map(\.bytes).reduce(0, +)
    return ImageSet(
      extents: extents, pixels: (0..<count).map { _ in UInt8(truncatingIfNeeded: stream.bits()) },
      labels: [0, 1, 0, 1, 0, 1])
  }()

  private static func prepared(_ steps: [Augmentation], _ set: ImageSet, epochs: Int) throws -> [Float] {
    let pipeline = try InputPipeline(steps, measuredOn: set)
    let size = try pipeline.outputExtent(of: set.extents[0])
    let count = 3 * size.height * size.width
    return try (0..<epochs).flatMap { epoch in
      try set.labels.indices.flatMap { index in
        try [Float](unsafeUninitializedCapacity: count) { target, filled in
          guard let start = target.baseAddress else { return }
          try pipeline.prepare([index], of: set, seed: 3, epoch: epoch, into: start)
          filled = count
        }
      }
    }
  }

  static let recipes: [(steps: [Augmentation], reads: Int)] = [
    ([Augmentation(Resize(size: 6)), Augmentation(CenterCrop(size: 5)), Augmentation(Normalize())], 1),
    ([Augmentation(Resize(size: 6)), Augmentation(CenterCrop(size: 6))], 1),
    (
      [
        Augmentation(Resize(size: 7)), Augmentation(Pad(size: 1)), Augmentation(Crop(size: 6)), Augmentation(Flip()),
        Augmentation(Normalize()), Augmentation(Cutout(size: 2)),
      ], 1
    ),
    ([Augmentation(ResizedCrop(size: 4)), Augmentation(Normalize())], 3),
    ([Augmentation(Normalize()), Augmentation(Resize(size: 5)), Augmentation(CenterCrop(size: 5))], 3),
  ]

  /// To the bit; and what the first steps make of a picture is kept where they do the same every time.
  @Test(arguments: recipes.indices) func theyAreTheSame(recipe: Int) throws {
    let (steps, reads) = Self.recipes[recipe]
    let source = Source(Self.held)
    let read = ImageSet(extents: Self.held.extents, source: source, labels: Self.held.labels)
    let (one, other) = (try Self.prepared(steps, Self.held, epochs: 3), try Self.prepared(steps, read, epochs: 3))
    #expect(one.map(\.bitPattern) == other.map(\.bitPattern))
    #expect(source.counts == Array(repeating: reads, count: 6))
  }

  @Test func partsOfASplitShareWhatIsKept() throws {
    let source = Source(Self.held)
    let read = ImageSet(extents: Self.held.extents, source: source, labels: Self.held.labels)
    let pipeline = try InputPipeline(Self.recipes[1].steps, measuredOn: read)
    let (back, same) = (read.part([5, 0]), Self.held.part([5, 0]))
    for set in [read, back] {
      for index in set.labels.indices { _ = try pipeline.picture(index, of: set, seed: 1, epoch: 0) }
    }
    for index in 0..<2 {
      let one = try pipeline.picture(index, of: back, seed: 1, epoch: 0).1
      let other = try pipeline.picture(index, of: same, seed: 1, epoch: 0).1
      #expect(one == other)
    }
    #expect(source.counts == Array(repeating: 1, count: 6))
    // Another source has other pictures at the same places.
    let others = Source(Self.held.part([3, 2, 1, 0, 4, 5]))
    let second = ImageSet(extents: others.held.extents, source: others, labels: others.held.labels)
    _ = try pipeline.picture(0, of: second, seed: 1, epoch: 0)
    #expect(others.counts == [1, 0, 0, 0, 0, 0])
  }

  @Test func whatDoesNotFitIsReadAgain() throws {
    let kept = KeptPictures(most: 300)
    let source = Source(Self.held)
    for place in 0..<3 {
      let picture = KeptPictures.Picture(extent: .init(height: 8, width: 6), planes: Array(repeating: 1, count: 144))
      kept.keep(picture, of: .init(source: ObjectIdentifier(source), place: place), in: source)
    }
    let found = (0..<3).map { kept[.init(source: ObjectIdentifier(source), place: $0)] != nil }
    #expect(found == [true, true, false])
  }

  /// With the file's name, and as what the surroundings have to mend.
  @Test func aPictureThatIsGoneEndsTheTraining() async throws {
    let source = Source(Self.held, gone: [4])
    let read = ImageSet(extents: Self.held.extents, source: source, labels: Self.held.labels)
    let steps = [Augmentation(ResizedCrop(size: 32)), Augmentation(Normalize())]
    let task = TrainingTask(
      model: Model(ResNet9(width: 2)), classes: 2, batch: 6, augment: steps, evaluate: steps,
      optimizer: Optimizer(SGD()), loss: .crossEntropy(labelSmoothing: 0),
      schedule: Schedule(ConstantPolicy(rate: 0.1)),
      steps: 2, threads: 2)
    let trainer = try Trainer(task, training: read)
    await #expect(throws: LearningError("read pictures", "a.png is gone", cause: .machine)) {
      _ = try await trainer.advance(to: 1)
    }
  }
}
