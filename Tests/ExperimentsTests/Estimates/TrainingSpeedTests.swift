import Learning
import Testing

@testable import Experiments

@Suite struct TrainingSpeedTests {
  private static func work(
    _ width: Int = 8, batch: Int = 32, steps: Int = 40, multiplications: Int = 1000
  ) -> TrainingWork {
    TrainingWork(
      network: .init(model: Model(ResNet9(width: width)), input: [32, 32], precision: .float32),
      multiplications: multiplications, batch: batch, steps: steps, stepsPerEpoch: 4, images: 100, evaluated: 60,
      evaluatedEvery: 4)
  }

  /// The last batch of an epoch is smaller, and a test counts a third.
  @Test func picturesAreCountedAsTheyPass() {
    let work = Self.work()
    #expect([0, 1, 3, 4, 5].map(work.pictures(after:)) == [0, 32, 96, 120, 152])
    #expect(work.pictures == 10 * 120)
    var none = work
    (none.evaluated, none.evaluatedEvery) = (0, 0)
    #expect(none.pictures(after: 4) == 100)
  }

  @Test func theSameNetworkTellsBest() throws {
    var speed = TrainingSpeed()
    #expect(speed.seconds(for: Self.work()) == nil)
    speed.observe(Self.work(4, multiplications: 500), seconds: 0.01)
    // Twice the multiplications, twice the time; what runs replaces the guess.
    #expect(try #require(speed.seconds(for: Self.work())).isAbout(0.02))
    speed.observe(Self.work(), seconds: 0.05)
    #expect(speed.seconds(for: Self.work()) == 0.05)
    #expect(speed.seconds(for: Self.work(4, multiplications: 500)) == 0.01)
  }

  /// What another machine, version or number of threads took tells nothing of this one.
  @Test func onlyRunsOfThisMachineCount() throws {
    let record = try SampleRecord.finished()
    let changes: [(inout RunRecord) -> Void] = [
      { $0.provenance.processor = "another" }, { $0.provenance.instructions = "none" }, { $0.provenance.threads += 1 },
      { $0.provenance.numerics -= 1 }, { $0.timing.training = [0] },
    ]
    for change in changes {
      var other = record
      other.timing.testing = 0
      change(&other)
      var speed = TrainingSpeed()
      speed.learn(from: other, threads: record.provenance.threads)
      #expect(speed.isEmpty)
    }
  }
}

extension Double {
  fileprivate func isAbout(_ other: Double) -> Bool { abs(self - other) < 1e-12 }
}
