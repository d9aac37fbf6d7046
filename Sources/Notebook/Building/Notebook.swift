import Datasets
import Experiments
import Foundation
import Hashing
import Plotting
import RunReading
import Runs
import Settings

/// A folder of chapters, and the report that becomes of it.
///
/// `check` reads the book, `plan` says what a build would do, `build` makes the runs and writes the report.
package struct Notebook: Sendable {
  /// Where things are, and which book is meant.
  package struct Options: Sendable {
    package var chapters = "chapters"
    package var output = "output"
    package var store = ".cyclopedia"
    package var profile = Parameters.defaultProfile
    package var overrides: [Parameters.Override] = []
    package var data: String?
    package var threads = 2
    /// Whether runs that were interrupted and cannot go on here are begun again.
    package var beginsAnew = false
    package var choice = BuildChoice()
    /// The forms in which the report is written, by `ReportFormats.names`; empty for all.
    package var formats: [String] = []
    /// Of drawn figures, in a place that is the user's own; nil where all are drawn.
    package var cache: URL?

    package init() {}

    /// `output/quick`, or `output/quick+epochs=2` with overrides, which never write over a profile's own report.
    package var folder: URL {
      let changes = overrides.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "+")
      guard !changes.isEmpty else { return URL(filePath: output).appending(path: profile) }
      return URL(filePath: output).appending(path: "\(profile)+\(Self.fileName(changes))")
    }

    /// The text as far as a file can be named for it; where that is not all of it, a digest tells it from others.
    private static func fileName(_ text: String) -> String {
      var name = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        guard String(name).utf8.count < 120 else { break }
        name.append(scalar == "/" || scalar == "\\" || scalar.properties.generalCategory == .control ? "_" : scalar)
      }
      let isWhole = String(name) == text
      return isWhole ? text : "\(String(name))+\(SHA256Digest(of: text).description.prefix(12))"
    }
  }

  package let options: Options
  /// Of the program and its fonts, so that a new version draws again.
  let edition: String

  /// - Parameter edition: changes with the program.
  package init(_ options: Options, edition: String) { (self.options, self.edition) = (options, edition) }

  /// 1 and 2: the book, with every mistake of every chapter.
  package func check() throws(AuthorMistakes) -> (book: CheckedBook, parameters: Parameters) {
    let diagnostics = Diagnostics()
    let folder = NotebookFolder(path: options.chapters)
    let read = BookReader(
      folder, profile: options.profile, overrides: options.overrides, diagnostics: diagnostics
    ).read()
    let checked = read.flatMap {
      BookChecker(
        $0, in: folder, directives: DirectiveKinds.all, roles: RoleKinds.all, diagnostics: diagnostics
      ).check()
    }
    guard let read, let checked, !diagnostics.hasErrors else { throw AuthorMistakes(found: diagnostics.sorted) }
    return (checked, read.parameters)
  }

  var formats: [any ReportFormat.Type] { ReportFormats.named(options.formats) }

  /// 3: what a build would do, run by run.
  package func plan() async throws -> [PlannedRun] { try await look().look.planned }

  /// - Parameter writes: false for what only looks, which is possible where nothing can be written.
  package func finder(writes: Bool) throws(ExperimentError) -> RunFinder {
    let folder = URL(filePath: options.store)
    let store = try writes ? RunStore(folder: folder) : RunStore(reading: folder)
    return RunFinder(
      folder: folder, store: store, frozen: FrozenRecords(folder: options.folder.appending(path: "records")),
      datasets: DatasetCache(root: dataRoot, store: store))
  }

  /// What the report that stands there must have been made of, and its manifest, as one digest; nil where none stands.
  /// Of the book that is what was read of it: what is written into a file afterwards is for the next build.
  ///
  /// The manifest lists the other files' digests, but what it says of problems and figures is in no other file.
  func inputs(_ book: CheckedBook, _ parameters: Parameters, _ results: Results) -> String? {
    guard let manifest = Manifest.digest(options.folder), let birth = Manifest.birth(options.folder) else { return nil }
    var text = "\(manifest)\n\(birth)\n\(edition)\n\(options.profile)\n"
    text += "\(formats.map { $0.name })\n"
    text += parameters.values.sorted { $0.key < $1.key }.map { "\($0.key)=\(ParamRole.text($0.value))\n" }.joined()
    for run in results.runs.values.sorted(by: { $0.name < $1.name }) {
      text += "\(run.name) \(run.records.map { "\($0.key) \($0.timing.finished)" })\n"
    }
    text += results.failures.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    for (path, digest) in book.sourceDigests { text += "\(path) \(digest)\n" }
    return SHA256Digest(of: text).description
  }
}

/// A run as a build would find it.
package struct PlannedRun: Sendable {
  package var name: RunName
  package var status: RunStatus
  /// nil where it is not known yet.
  package var plan: RunPlan?
  /// Why it cannot be made, where that is known already.
  package var reason: String?
  /// What it begins with, as `the weights of pretrained, except fc`; nil for fresh weights.
  package var start: String?
  /// Its setting `trainable`, as it was written.
  package var trainable: String?
  /// What its record came to; nil where it has none.
  package var result: RunResult?
}
