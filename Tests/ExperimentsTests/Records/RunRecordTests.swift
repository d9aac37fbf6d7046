import Foundation
import Testing

@testable import Experiments
@testable import Learning

@Suite struct RunRecordTests {
  static func again(_ record: RunRecord) throws -> RunRecord {
    try CanonicalJSON.value(RunRecord.self, from: try CanonicalJSON.data(record))
  }

  @Test func aRecordComesBackFromItsText() throws {
    let record = try SampleRecord.finished()
    let read = try RunRecordTests.again(record)
    #expect(read == record)
    #expect(read.timing.training == [1.5] && read.timing.testing == 0.25)
    #expect(try CanonicalJSON.data(read) == CanonicalJSON.data(record))
  }

  @Test(arguments: [Double.nan, -.nan, .infinity, -.infinity])
  func lossesThatAreNoNumbersComeBack(_ loss: Double) throws {
    let record = try SampleRecord.diverged(loss)
    #expect(record == record)
    #expect(try RunRecordTests.again(record) == record)
    #expect(try RunRecordTests.again(record) != SampleRecord.diverged(7))
    // A training whose last step ruined the weights is tested all the same.
    let ruined = try SampleRecord.finished(testLoss: loss)
    #expect(ruined == ruined)
    #expect(try RunRecordTests.again(ruined) == ruined)
    #expect(try ruined != SampleRecord.finished())
  }

  @Test(
    arguments: [
      { $0.timing.training = [] }, { $0.timing.testing = 9 }, { $0.timing.finished = "" },
    ] as [@Sendable (inout RunRecord) -> Void])
  func timingIsNoPartOfEquality(_ change: @Sendable (inout RunRecord) -> Void) throws {
    var record = try SampleRecord.finished()
    change(&record)
    #expect(try record == SampleRecord.finished())
    #expect(try SampleRecord.text(record) == SampleRecord.text(SampleRecord.finished()))
  }

  @Test(
    arguments: [
      { $0.key = RunKey(text: "k") }, { $0.plan.seed = 2 }, { $0.outcome = .diverged(step: 3) },
      { $0.data.name = "cifar10" }, { $0.data.classes[0] = "x" }, { $0.input = [32, 31] }, { $0.parameters = 1 },
      { $0.stepsPerEpoch = 5 }, { $0.steps = SampleRecord.traces([2.5, 2.25, 0.1, 0.3]) }, { $0.epochs = [] },
      { $0.epochs[0].trainLoss = 0.3 }, { $0.epochs[0].testLoss = nil }, { $0.epochs[0].testAccuracy = 0.25 },
      { $0.epochs[0].trainAccuracy = 0.25 }, { $0.epochs[0].step = 3 }, { $0.epochs[0].epoch = 0.75 },
      { $0.test = nil }, { $0.test?.loss = 1 }, { $0.test?.truth[0] = 2 }, { $0.test?.predictions[0] = 2 },
      { $0.test?.confidences[0] = 0.5 }, { $0.samples = [] }, { $0.mistakes[0].pixels[0] = 200 },
      { $0.provenance.threads = 7 }, { $0.provenance.numerics = 99 }, { $0.provenance.library = "x" },
      { $0.provenance.instructions = "x" }, { $0.provenance.kernels["a"] = ConvolutionAlgorithms("direct") },
    ] as [@Sendable (inout RunRecord) -> Void])
  func allElseIs(_ change: @Sendable (inout RunRecord) -> Void) throws {
    var record = try SampleRecord.finished()
    change(&record)
    #expect(try record != SampleRecord.finished())
    #expect(try SampleRecord.text(record) != SampleRecord.text(SampleRecord.finished()))
  }

  @Test func meansAreOverPictures() {
    var traces = StepLog()
    for (count, correct, loss) in [(16, 8, 1.0), (4, 4, 2.0), (10, 0, 4.0)] {
      traces.append(StepTrace(step: 0, learningRate: 1, momentum: nil, loss: loss, correct: correct, count: count))
    }
    #expect(traces.mean(0..<2).loss == 1.2 && traces.mean(0..<2).accuracy == 0.6)
    #expect(traces.mean(1..<3).loss == 48 / 14.0)
    #expect(traces.mean(3..<3).loss == 0)
    #expect(traces.momentum.isEmpty && traces.accuracy == [0.5, 1, 0])
  }
}
