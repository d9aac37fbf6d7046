import Experiments
import Foundation
import Learning
import Runs

extension DataFiles {
  /// What others reported, under the names that runs made here have.
  static func files(_ run: ReportedRun) throws -> [String: Data] {
    [
      "data/\(run.name).csv": Data(csv(run).utf8),
      "data/\(run.name).json": try CanonicalJSON.data(Reported(run)) + Data("\n".utf8),
    ]
  }

  /// A row for every epoch.
  private static func csv(_ run: ReportedRun) -> String {
    let metrics = Metric.allCases
    let head = ["epoch", "step", "seconds", "learning-rate", "momentum"]
    var lines = [head + metrics.map { $0.rawValue.replacing(".", with: "-") }]
    for epoch in run.epochs {
      let numbers = [epoch.seconds, epoch.learningRate, epoch.momentum] + metrics.map { epoch[$0] }
      lines.append(["\(epoch.epoch)", epoch.step.map { "\($0)" } ?? ""] + numbers.map { $0.map { "\($0)" } ?? "" })
    }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private struct Reported: Encodable {
    var name: String
    var kind = "reported"
    var source: String
    var link: String?
    var results: [String: Double]
    var classes: [String]?
    /// `[true][predicted]`
    var confusion: [[Int]]?
    var files: [ReportedRun.File]

    init(_ run: ReportedRun) {
      (name, source, link) = (run.name, run.source.text, run.source.link)
      results = run.values.mapValues(\.value)
      (classes, confusion) = (run.confusion?.classes, run.confusion?.counts)
      files = run.files
    }
  }
}
