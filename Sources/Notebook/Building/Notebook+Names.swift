import Runs
import Settings

extension Notebook {
  /// Of the book, for a shell that completes them; none where it cannot be read.
  package var profileNames: [String] {
    BookReader(NotebookFolder(path: options.chapters), diagnostics: Diagnostics()).read()?.profiles ?? []
  }

  /// Range tests, trainings and sweeps of the book, for a shell that completes them; none where it has mistakes.
  package var runNames: [String] {
    guard let (checked, _) = try? check() else { return [] }
    return checked.runs.map(\.name).filter { MemberName.sweep(of: $0) == $0 }
      + checked.symbols.all(SweepDefinition.self).map(\.name)
  }
}
