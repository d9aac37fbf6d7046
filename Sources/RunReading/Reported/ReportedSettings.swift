import Hashing
import Learning
import Manuscript
import Plotting
import Runs
import Settings

/// Reads the settings of a `{reported}` directive, and the files that they name.
package struct ReportedSettings {
  /// Single results that are no metrics, with what they are.
  package static let facts: [(name: String, isCount: Bool)] = [
    ("test.images", true), ("train.images", true), ("test.errors", true), ("parameters", true), ("steps", true),
    ("duration", false), ("throughput", false), ("learning-rate.max", false),
  ]

  private static let sourceHint = "write 'source: WHO, WHERE' or 'source: {text: WHO, link: https://…}'"
  private static let source = Setting.node(
    "source", "Who reported it, and where", type: "a text, or {text: WHO, link: https://…}", hint: sourceHint,
    example: "{text: A write-up, link: 'https://example.org/write-up'}", parts: sourceParts)
  private static let sourceParts = SettingsTable(sourceText, sourceLink)
  private static let sourceText = Setting.text(
    "text", "Who reported it, and where", hint: sourceHint, example: "A paper")
  private static let sourceLink = Setting.text(
    "link", "Where it can be read", type: "a web address", otherwise: "none", example: "https://example.org")
  private static let epochs = Setting.node(
    "epochs", "Its results after each epoch, or how many epochs it had", type: "a CSV file, or a whole number",
    otherwise: "not known", example: "24")
  private static let confusion = Setting.node(
    "confusion", "Its confusion matrix", type: "a CSV file", otherwise: "not known", example: "matrix.csv")
  /// Results that chapters may state: metrics at the end and at their best, and single facts.
  private static let results: [Setting<SettingsNode>] =
    Metric.allCases.flatMap { metric in
      [metric.rawValue, "\(metric.rawValue).best"].map { name in
        .node(
          name, metric.isAccuracy ? "A share of pictures, as it was reported" : "A mean loss, as it was reported",
          type: metric.isAccuracy ? "a number from 0 to 1, or per cent such as 91.24%" : "a number of at least 0",
          otherwise: "not known", example: metric.isAccuracy ? "91.24%" : "0.31")
      }
    }
    + facts.map { name, isCount in
      .node(
        name, "As it was reported", type: isCount ? "a whole number" : "a number of at least 0",
        otherwise: "not known", example: "10")
    }
  package static let table =
    SettingsTable(source, epochs, confusion, RunSettings.show) + SettingsTable(results.map(\.description))

  private let name: String
  private let settings: SettingsReader
  private let reader: any DirectiveData
  private var files: [ReportedRun.File] = []
  private var stated: [String: ReportedNumber] = [:]

  /// - Returns: nil after complaints.
  package static func read(_ directive: Directive, in reader: any DirectiveData) -> ReportedRun? {
    guard let name = RunDirective.name(of: directive, diagnostics: reader.diagnostics),
      let node = RunDirective.settings(
        of: directive, parameters: reader.parameters, diagnostics: reader.diagnostics)
    else { return nil }
    let settings = SettingsReader(
      node, owner: "the reported run '\(name)'", table: table, diagnostics: reader.diagnostics)
    var reading = ReportedSettings(name, settings, reader)
    return reading.run(node, at: directive.location)
  }

  private init(_ name: String, _ settings: SettingsReader, _ reader: any DirectiveData) {
    (self.name, self.settings, self.reader) = (name, settings, reader)
  }

  private var diagnostics: Diagnostics { reader.diagnostics }

  private mutating func run(_ node: SettingsNode, at location: SourceLocation) -> ReportedRun? {
    let before = diagnostics.errorCount
    let source = source()
    let show = settings[RunSettings.show]
    readNumbers()
    let log = log()
    let confusion = file("confusion").flatMap { text, file in
      ConfusionMatrix(text, file: file, diagnostics: diagnostics)
    }
    settings.finish()
    guard let source, diagnostics.errorCount == before else { return nil }
    guard settings.has("epochs") || settings.has("confusion") || !stated.isEmpty else {
      diagnostics.report(
        "the reported run '\(name)' reports nothing", at: location,
        hint: "write 'epochs: FILE.csv', 'confusion: FILE.csv' or a result such as 'test.accuracy: 0.9119'")
      return nil
    }
    // Beyond its bounds no file is read, of which the first one has said so.
    guard stated["epochs"] != nil || (log == nil) != settings.has("epochs"),
      (confusion == nil) != settings.has("confusion")
    else { return nil }
    var check = ReportedCheck(name: name, stated: stated, log: log, confusion: confusion)
    check.settle()
    for finding in check.findings {
      diagnostics.report(
        finding.message, at: settings.location(of: finding.setting), hint: finding.hint, severity: finding.severity)
    }
    guard !check.findings.contains(where: { $0.severity == .error }) else { return nil }
    return ReportedRun(
      name: name, location: location, settings: node, show: show ?? .settings, source: source, files: files,
      epochs: log?.epochs ?? [], hasLastBatchLoss: log?.hasLastBatchLoss ?? false, confusion: confusion,
      values: check.values)
  }

  private func source() -> ReportedRun.Source? {
    guard let node = settings[Self.source] else { return nil }
    guard case .mapping = node.value else {
      guard let text = node.string("source", diagnostics), isText(text, at: node.location) else { return nil }
      return ReportedRun.Source(text: text, link: Self.isAddress(text) ? text : nil)
    }
    let parts = SettingsReader(
      node, owner: "source", table: Self.sourceParts, diagnostics: diagnostics)
    let (text, link) = (parts[Self.sourceText], parts[Self.sourceLink])
    parts.finish()
    if let link, !Self.isAddress(link) {
      diagnostics.report(
        "link is no web address: '\(link.prefix(80))'", at: parts.location(of: "link"),
        hint: "it begins with https:// or http://")
      return nil
    }
    guard let text, isText(text, at: parts.location(of: "text")) else { return nil }
    return ReportedRun.Source(text: text, link: link)
  }

  private func isText(_ text: String, at place: SourceLocation) -> Bool {
    if !text.trimmingSpaces.isEmpty, text.count <= 300, !text.unicodeScalars.contains(where: \.isControl) {
      return true
    }
    diagnostics.report(
      "source takes a line of 1 to 300 characters", at: place, hint: "say who reported it, and where")
    return false
  }

  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= 500
      && text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 32 && !"<>\"'`\\".unicodeScalars.contains($0) }
  }

  private mutating func readNumbers() {
    for metric in Metric.allCases {
      for name in [metric.rawValue, "\(metric.rawValue).best"] {
        guard let node = settings.node(name), let text = node.string(name, diagnostics) else { continue }
        stated[name] =
          metric.isAccuracy
          ? .share(text, name, at: node.location, diagnostics) : .amount(text, name, at: node.location, diagnostics)
      }
    }
    for (name, isCount) in Self.facts {
      guard let node = settings.node(name), let text = node.string(name, diagnostics) else { continue }
      stated[name] =
        isCount
        ? .count(text, name, at: node.location, diagnostics) : .amount(text, name, at: node.location, diagnostics)
    }
    if let node = settings.node("test.images"), stated["test.images"]?.value == 0 {
      diagnostics.report("test.images must be above 0", at: node.location, hint: "leave it out where it is not known")
    }
  }

  /// `epochs` is a file, or a number where there is no log.
  private mutating func log() -> EpochLog? {
    guard let node = settings.node("epochs"), let text = node.string("epochs", diagnostics) else { return nil }
    if SettingsNode.number(text) != nil {
      stated["epochs"] = node.integer("epochs", in: 1...100_000, diagnostics).map { ReportedNumber(Double($0)) }
      return nil
    }
    let images = stated["test.images"].map { Int($0.value) }
    return file("epochs").flatMap { text, file in
      EpochLog(text, file: file, testImages: images, diagnostics: diagnostics)
    }
  }

  private mutating func file(_ setting: String) -> (text: String, name: String)? {
    guard let node = settings.node(setting), let written = node.string(setting, diagnostics) else { return nil }
    guard let (text, path) = reader.data(of: written, at: node.location) else { return nil }
    files.append(ReportedRun.File(path: path, digest: SHA256Digest(of: text).description))
    return (text, reader.displayName(path))
  }
}
