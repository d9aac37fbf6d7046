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

  /// The names of the book's profiles, this one's first.
  ///
  /// - Throws: `AuthorMistakes` where `book.yml` is not understood.
  package func profiles() throws(AuthorMistakes) -> [String] {
    let diagnostics = Diagnostics()
    let book = BookReader(
      NotebookFolder(path: options.chapters), profile: options.profile, overrides: options.overrides,
      diagnostics: diagnostics
    ).read()
    guard let book else { throw AuthorMistakes(found: diagnostics.sorted) }
    return [options.profile] + book.profiles.filter { $0 != options.profile }
  }

  /// The same book in another of its profiles.
  package func inProfile(_ profile: String) -> Notebook {
    guard profile != options.profile || !options.overrides.isEmpty else { return self }
    var other = options
    (other.profile, other.overrides) = (profile, [])
    return Notebook(other, edition: edition)
  }
}
