import Experiments
import Learning
import Runs

/// Everything about one run, for programs and people.
package struct RunDetails: Encodable, Sendable {
  struct Epoch: Encodable {
    var epoch: Double
    var step: Int
    /// Seconds of training so far, without tests.
    var seconds: Double?
    /// By their names: `test.accuracy`.
    var metrics: [String: Double]
  }

  var name: String?
  var seed: Int?
  var profile: String?
  var isInBook: Bool
  var place: String
  var kind: CatalogueValue?
  var key: String?
  var results: [String: PlainResult]
  var settings: [String: CatalogueValue]
  /// The same as the tree that the key is made of.
  var plan: RunPlan?
  var data: DatasetFacts?
  var epochs: [Epoch]
  var provenance: Provenance?
  var timing: RunTiming?
  var files: [CatalogueRun.File]

  struct DatasetFacts: Encodable {
    var name: String
    var fingerprint: String
    var classes: [String]
    var training: Int
    var test: Int

    private enum CodingKeys: String, CodingKey {
      case name, fingerprint, classes
      case training = "training-pictures"
      case test = "test-pictures"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case name, seed, profile, kind, key, results, settings, plan, data, epochs, provenance, timing, files
    case isInBook = "in-book"
    case place = "in"
  }

  package init(_ run: CatalogueRun) {
    (name, seed, profile) = (run.name?.name, run.seed, run.name?.profile)
    (isInBook, place, kind, key) = (run.isInBook, run.standing, run.field("kind"), run.key?.text)
    (results, settings, plan, files) = (run.result?.plainResults ?? [:], run.settings, run.plan, run.files)
    (provenance, timing) = (run.record?.provenance, run.record?.timing)
    data = run.record.map(\.data).map {
      DatasetFacts(
        name: $0.name, fingerprint: $0.fingerprint, classes: $0.classes, training: $0.trainingCount,
        test: $0.testCount)
    }
    epochs = run.record.map(Self.epochs) ?? []
  }

  private static func epochs(_ record: RunRecord) -> [Epoch] {
    record.epochs.enumerated().map { place, epoch in
      let metrics = Metric.allCases.compactMap { metric in epoch[metric].map { (metric.rawValue, $0) } }
      return Epoch(
        epoch: epoch.epoch, step: epoch.step,
        seconds: record.timing.training.indices.contains(place) ? record.timing.training[place] : nil,
        metrics: Dictionary(metrics) { first, _ in first })
    }
  }
}
