import Foundation
import SampleFolders
import Testing

@testable import Experiments

/// Records that somebody wrote by hand, with a right checksum: each is refused with what is wrong with it.
@Suite struct ForgedRecordTests {
  private static let epochs = "its epochs have numbers that cannot be"
  private static let test = "its test result has pictures, classes or numbers that cannot be"
  private static let pictures = "its pictures have sizes or places that cannot be"
  private static let noPictures = "_pictures.json beside it does not have its pictures"
  private static let sizes = "its counts or sizes cannot be"

  static let forgeries: [Forgery<RunRecord>] = [
    Forgery("another rate", "its settings do not belong to its key") { $0.plan.batch = 17 },
    Forgery("another key", "its settings do not belong to its key") { $0.key = RunKey(text: "k") },
    Forgery("no classes", "it has 0 classes") { $0.data.classes = [] },
    Forgery("many classes", "it has 5000 classes") { $0.data.classes = (0..<5000).map { "c\($0)" } },
    Forgery("a long name", "a class or the dataset has a name of more than 255 bytes") {
      $0.data.classes[1] = String(repeating: "x", count: 20_000)
    },
    Forgery("no steps in an epoch", sizes) { $0.stepsPerEpoch = 0 },
    Forgery("a large input", sizes) { $0.input = [.min, .max] },
    Forgery("one side", sizes) { $0.input = [32] },
    Forgery("another last step", "it ends at another step than its columns") { $0.outcome = .diverged(step: 9) },
    Forgery("an epoch behind the end", epochs) { $0.epochs[0].step = .max },
    Forgery("an epoch before the beginning", epochs) { $0.epochs[0].step = .min },
    Forgery("no epoch", epochs) { $0.epochs[0].epoch = .nan },
    Forgery("an accuracy above one", epochs) { $0.epochs[0].testAccuracy = 1e308 },
    Forgery("an endless loss", epochs) { $0.epochs[0].trainLoss = 1e200 },
    Forgery("an evaluation of step 0", "its evaluations have numbers that cannot be") {
      $0.evaluations = [StepEvaluation(step: .min, loss: 1, accuracy: 0.5)]
    },
    Forgery("a class below zero", test) { $0.test?.predictions[0] = -1 },
    Forgery("a class that is not there", test) { $0.test?.truth[0] = 3 },
    Forgery("a picture more", test) {
      $0.test?.truth.append(0)
      $0.test?.predictions.append(0)
      $0.test?.confidences.append(0)
    },
    Forgery("a picture without pixels", pictures) { $0.samples[0].pixels = Data() },
    Forgery("an endless picture", pictures) { ($0.samples[0].width, $0.samples[0].height) = (.max, .max) },
    Forgery("a flat picture", pictures) { ($0.mistakes[0].height, $0.mistakes[0].pixels) = (0, Data()) },
    Forgery("a mistake that is no test picture", pictures) { $0.mistakes[0].index = 4 },
    Forgery("too many pictures", "it has too many pictures") {
      $0.samples = Array(repeating: $0.samples[0], count: 3000)
    },
    Forgery("a better end", "its last epoch does not have the result of its test") { $0.epochs[0].testAccuracy = 1 },
    Forgery("another loss at the end", "its last epoch does not have the result of its test") {
      $0.epochs[0].testLoss = 0.1
    },
    Forgery("no result at the end", "its last epoch does not have the result of its test") {
      $0.epochs[0].testAccuracy = nil
    },
    Forgery("a better training", "its epochs are not the means of its steps") { $0.epochs[0].trainAccuracy = 1 },
    Forgery("a smaller loss", "its epochs are not the means of its steps") { $0.epochs[0].trainLoss = 0.1 },
    Forgery("an endless time", "its times cannot be") { $0.timing.training = [1e308] },
    Forgery("no time", "its times cannot be") { $0.timing.testing = .nan },
    Forgery("no date", "its times cannot be") { $0.timing.finished = "<script>" },
    Forgery("no threads", "its provenance cannot be") { $0.provenance.threads = 0 },
    Forgery("a long processor", "its provenance cannot be") {
      $0.provenance.processor = String(repeating: "x", count: 300)
    },
  ]

  @Test(arguments: forgeries) func itIsRefused(_ forgery: Forgery<RunRecord>) throws {
    var record = try SampleRecord.finished()
    #expect(record.fault == nil)
    try forgery.change(&record)
    #expect(record.fault == forgery.fault)
    var (bytes, shelf) = FrozenRun(name: "a", records: [record]).files
    let error = #expect(throws: ExperimentError.self) { try FrozenRun(bytes, &shelf, path: "a.json") }
    // What is no picture is not among the pictures either.
    let reasons = [forgery.fault] + (forgery.fault == Self.pictures ? [Self.noPictures] : [])
    #expect(reasons.contains { error?.description.hasPrefix("the record a.json cannot be used: \($0)\n") == true })
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try RunStore(folder: folder.url)
    try store.save(record)
    #expect(try store.record(record.key) == nil && store.newestRecord(of: record.plan) == nil)
  }

  /// A column is private to the traces, so that it is changed as its file has it.
  @Test(arguments: ["1", "5", "-1", "4611686018427387904"]) func columnsOfOtherLengthsAreRefused(count: String) throws {
    let text = try CanonicalJSON.text(SampleRecord.finished())
    let forged = text.replacing("\"count\":4,", with: "\"count\":\(count),")
    #expect(text != forged)
    #expect(throws: DecodingError.self) { try CanonicalJSON.value(RunRecord.self, from: Data(forged.utf8)) }
  }

  @Test(arguments: [Int(Int32.max), -1, 17]) func picturesThatNoBatchHasAreRefused(count: Int) throws {
    let record = try SampleRecord.finished()
    let text = try CanonicalJSON.text(record)
    let column = PackedColumn.text(of: record.steps.correct, differences: 0)
    let other = PackedColumn.text(of: [count] + record.steps.correct.dropFirst(), differences: 0)
    let forged = text.replacing("\"correct\":\"\(column)\"", with: "\"correct\":\"\(other)\"")
    #expect(text != forged)
    #expect(
      try CanonicalJSON.value(RunRecord.self, from: Data(forged.utf8)).fault
        == "its steps have numbers that cannot be")
  }
}
