import Datasets
import Settings

extension Notebook {
  /// Where its datasets are.
  package var dataRoot: DataRoot { DataRoot(option: options.data, book: options.chapters) }

  /// Datasets that a build would need and that are not there, as archives to fetch; each once.
  ///
  /// - Throws: `AuthorMistakes`, and the errors of data and store.
  package func absentArchives() async throws -> [DatasetArchive] {
    let (book, look) = try await look()
    let unmade = look.unmade
    var archives: [DatasetArchive] = []
    for run in book.runs where unmade.contains(run.name) {
      guard let node = run.settings["data"],
        let archive = DatasetChoice.read(node, diagnostics: Diagnostics())?.archive, !archives.contains(archive)
      else { continue }
      if case .present = DatasetFiles(archive, in: dataRoot).presence { continue }
      archives.append(archive)
    }
    return archives
  }
}
