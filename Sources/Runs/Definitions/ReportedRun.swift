import Learning
import Plotting
import Settings

/// A run that others made and reported: what they measured, and nothing that was measured here.
///
/// All of it is known before anything runs. It is one run, however many its authors made: nothing is known of its
/// seeds, and nothing of its answers to single pictures.
package struct ReportedRun: Sendable {
  package struct Source: Hashable, Sendable {
    package var text: String
    /// A web address.
    package var link: String?

    package init(text: String, link: String? = nil) {
      (self.text, self.link) = (text, link)
    }
  }

  package struct File: Hashable, Codable, Sendable {
    /// Within the notebook's folder.
    package var path: String
    /// SHA-256
    package var digest: String

    package init(path: String, digest: String) {
      (self.path, self.digest) = (path, digest)
    }
  }

  package var name: String
  package var location: SourceLocation
  /// As they were written, with parameters put in.
  package var settings: SettingsNode
  package var show: RunDefinition.Show
  package var source: Source
  package var files: [File]
  package var epochs: [ReportedEpoch]
  package var hasLastBatchLoss: Bool
  package var confusion: ConfusionMatrix?
  /// By the result's name: `test.accuracy`, `test.accuracy.best`, `parameters`.
  package var values: [String: ReportedNumber]

  package init(
    name: String, location: SourceLocation, settings: SettingsNode, show: RunDefinition.Show, source: Source,
    files: [File], epochs: [ReportedEpoch], hasLastBatchLoss: Bool, confusion: ConfusionMatrix? = nil,
    values: [String: ReportedNumber]
  ) {
    (self.name, self.location, self.settings) = (name, location, settings)
    (self.show, self.source, self.files) = (show, source, files)
    (self.epochs, self.hasLastBatchLoss, self.confusion) = (epochs, hasLastBatchLoss, confusion)
    self.values = values
  }

  /// Optimizer steps of one epoch; nil where that was not reported.
  package var stepsPerEpoch: Double? {
    if let last = epochs.last, let step = last.step { return Double(step) / last.epoch }
    guard let steps = values["steps"]?.value, let epochs = values["epochs"]?.value, epochs > 0 else { return nil }
    return steps / epochs
  }

  /// The step after so many epochs; 0 where steps were not reported, which no axis of steps then shows.
  package func step(at epoch: Double) -> Int { stepsPerEpoch.map { Int(($0 * epoch).rounded()) } ?? 0 }

  /// Single results alone, as a log of one epoch: the last, where its number is known.
  package var shownEpochs: [ReportedEpoch] {
    guard epochs.isEmpty, let last = values["epochs"]?.value, last > 0 else { return epochs }
    var epoch = ReportedEpoch(epoch: last)
    epoch.step = values["steps"].map { Int($0.value) }
    epoch.seconds = values["duration"]?.value
    for metric in Metric.allCases { epoch.metrics[metric] = values[metric.rawValue] }
    return epoch.metrics.isEmpty ? [] : [epoch]
  }

  /// Why no test can be made with it, as messages say it.
  var whyNoTest: String { "\(name) is reported: n\u{a0}=\u{a0}1, and its answers picture by picture are not known" }
}
