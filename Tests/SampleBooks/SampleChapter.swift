import Foundation
import Manuscript
import RunReading
import Runs
import Settings

/// What a chapter names, read without the book around it.
package struct SampleChapter {
  /// What a chapter is complained about.
  package struct Mistakes: Error { package var found: [Diagnostic] }

  /// Trainings and range tests, each after those that it needs.
  package let runs: [RunDefinition]
  package let symbols: SymbolTable
  /// Plots and tables, which name runs.
  package let displays: [Directive]

  /// - Parameter files: texts by name that the chapter's directives name.
  package init(_ text: String, files: [String: String] = [:]) throws {
    let diagnostics = Diagnostics()
    let folder = Folder(files: files, diagnostics: diagnostics)
    let blocks = ChapterParser.blocks(text: text, at: SourceLocation(file: "a.md"), diagnostics: diagnostics)
    let directives = blocks.compactMap { if case .embed(let directive, _) = $0 { directive } else { nil } }
    var reader = SymbolReader(files: folder, diagnostics: diagnostics)
    runs = reader.read(directives.compactMap(folder.named))
    symbols = reader.symbols
    displays = directives.filter { ["plot", "table"].contains($0.name) }
    guard !diagnostics.hasErrors else { throw Mistakes(found: diagnostics.sorted) }
  }
}

/// The files beside the chapter.
private struct Folder: DirectiveData, BookFiles {
  let files: [String: String]
  let diagnostics: Diagnostics

  var parameters: Parameters { Parameters(defaults: nil, diagnostics: diagnostics) }

  func displayName(_ file: String) -> String { file }

  func data(of file: String, at location: SourceLocation) -> (text: String, path: String)? {
    if files[file] == nil { diagnostics.report("there is no file '\(file)'", at: location) }
    return files[file].map { ($0, file) }
  }

  func path(_ written: String, from location: SourceLocation, diagnostics: Diagnostics) -> String? { written }

  func bytes(
    at file: String, atMost largest: Int, askedFrom location: SourceLocation, diagnostics: Diagnostics
  ) -> Data? {
    data(of: file, at: location).map { Data($0.text.utf8) }
  }

  /// - Returns: nil for what names nothing, and after a complaint.
  func named(_ directive: Directive) -> NamedDirective? {
    switch directive.name {
    case "recipe": run(directive, .recipe)
    case "range-test": run(directive, .rangeTest)
    case "train": run(directive, .training)
    case "compare": CompareDefinition.read(directive, in: self).map { .symbol($0, members: []) }
    case "quotient": QuotientDefinition.read(directive, in: self).map { .symbol($0, members: []) }
    case "reported": ReportedSettings.read(directive, in: self).map { .symbol($0, members: []) }
    case "sweep":
      SweepReader(diagnostics).read(directive, parameters: parameters).map { .symbol($0.sweep, members: $0.runs) }
    default: nil
    }
  }

  private func run(_ directive: Directive, _ kind: RunDefinition.Kind) -> NamedDirective? {
    RunDirective(directive, kind: kind, parameters: parameters, diagnostics: diagnostics).map { .run($0) }
  }
}
