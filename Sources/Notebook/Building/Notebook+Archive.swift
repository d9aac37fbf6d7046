import Archiving
import Experiments
import Files
import Foundation
import Hashing
import RunReading
import Runs

extension Notebook {
  /// Makes the built report immutable: `output/archive/NAME/`.
  ///
  /// - Parameter date: when that is.
  /// - Throws: `AuthorMistakes`; `ArchiveError` where the report is not the one that a build would write now, or has
  ///   something failed in it, or the name is taken.
  package func archive(as name: String, note: String? = nil, at date: Date = Date()) async throws -> ArchiveMetadata {
    let archive = Archive(output: options.output)
    try archive.checkFree(name)
    let (book, parameters) = try check()
    guard let manifest = Manifest.read(options.folder) else {
      throw ArchiveError(.files, "there is no report in \(place)", hint: "run 'cyclopedia build' first")
    }
    let found = try await foundResults(book)
    if let missing = found.missing.first {
      let others = found.missing.count > 1 ? ", nor have \(found.missing.count - 1) others" : ""
      throw ArchiveError(
        .outdated, "the report in \(place) is incomplete: \(missing) has no record\(others)",
        hint: "run 'cyclopedia build', which makes what is missing")
    }
    var files = try reportFiles(manifest)
    guard
      try found.store.inputs(ofReport: options.folder.standardizedFileURL.path)
        == inputs(book, parameters, found.results) || isAsBuilt(files, book, parameters, found.results)
    else {
      throw ArchiveError(
        .outdated, "the report in \(place) is stale: chapters, records, parameters or the program changed after it",
        hint: "run 'cyclopedia build' and look at it, then archive it")
    }
    if let problem = manifest.problems.first {
      throw ArchiveError(
        .outdated,
        "the report in \(place) is incomplete: \(problem.location): \(PrintableText.text(problem.message))"
          + (manifest.problems.count > 1 ? ", and \(manifest.problems.count - 1) more" : ""),
        hint: "correct the chapters, or write there that it is expected, and build again")
    }
    for (file, bytes) in book.sources {
      let path = RelativePath(bytes: "chapters/".utf8 + file.bytes)
      guard path.isPlain else {
        throw ArchiveError(
          .files, "the file '\(file)' of the chapters has a name that no archive can list",
          hint: "rename it, without control characters")
      }
      files[path] = bytes
    }
    let metadata = ArchiveMetadata(
      name: name, title: book.title, created: date.formatted(.iso8601), newest: found.results.newest,
      profile: options.profile, parameters: options.overrides.map { "\($0.name)=\($0.value)" }.sorted(), note: note,
      results: MainResults.of(book, found.results))
    try archive.add(metadata, files: files, index: ArchiveIndexPage.text)
    return metadata
  }

  /// Whether a build would write these very bytes, where the store does not know the report: in a copy of the folder.
  private func isAsBuilt(
    _ files: [RelativePath: Data], _ book: CheckedBook, _ parameters: Parameters, _ results: Results
  ) throws -> Bool {
    let made = try ReportWriter.files(
      book, results, parameters: parameters.values.mapValues(ParamRole.text), roles: RoleKinds.all)
    return Dictionary(uniqueKeysWithValues: made.files.map { (RelativePath($0.key), $0.value) }) == files
  }

  private var place: String { options.folder.relativePath }

  /// The report's files, each with the digest that its manifest has.
  private func reportFiles(_ manifest: Manifest) throws(ArchiveError) -> [RelativePath: Data] {
    let own = RelativePath(Manifest.fileName)
    var files: [RelativePath: Data] = [:]
    for (name, digest) in manifest.files.sorted(by: { $0.key < $1.key }) {
      let path = RelativePath(name)
      guard path.isPlain, path != own, !Archive.ownFiles.contains(path), path.within("chapters") == nil else {
        throw changed("its manifest names '\(path)'")
      }
      let bytes = try bytes(path)
      guard SHA256Digest(of: bytes).description == digest else { throw changed("\(path) is not as it was written") }
      files[path] = bytes
    }
    files[own] = try bytes(own)
    return files
  }

  private func bytes(_ path: RelativePath) throws(ArchiveError) -> Data {
    do throws(SandboxedFolder.Problem) {
      return try SandboxedFolder(options.folder).bytes(path, most: SandboxedFolder.largestFile)
    } catch { throw changed("\(path): \(error)") }
  }

  private func changed(_ what: String) -> ArchiveError {
    ArchiveError(
      .outdated, "the report in \(place) was changed after it was built: \(what)",
      hint: "run 'cyclopedia build', which writes it again")
  }
}
