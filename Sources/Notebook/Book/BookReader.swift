import Manuscript
import RunReading
import Runs
import Settings

/// Reads `book.yml` and its chapters from the notebook's folder.
package struct BookReader {
  package static let fileName = "book.yml"

  private let folder: NotebookFolder
  private let profile: String
  private let overrides: [Parameters.Override]
  private let diagnostics: Diagnostics

  /// - Parameters:
  ///   - folder: messages name files as it does.
  ///   - overrides: the command line's `-P name=value`.
  init(
    _ folder: NotebookFolder, profile: String = Parameters.defaultProfile, overrides: [Parameters.Override] = [],
    diagnostics: Diagnostics
  ) {
    (self.folder, self.profile, self.overrides, self.diagnostics) = (folder, profile, overrides, diagnostics)
  }

  /// - Returns: nil after a complaint that leaves nothing to read on.
  package func read() -> Book? {
    let start = SourceLocation(file: folder.displayName(BookReader.fileName))
    guard let text = folder.text(of: BookReader.fileName, askedFrom: start, diagnostics: diagnostics),
      let root = SettingsText.parse(text, at: start, diagnostics: diagnostics)
    else { return nil }
    let settings = SettingsReader(root, owner: "the book", table: BookSettings.table, diagnostics: diagnostics)
    let (title, subtitle) = (settings[BookSettings.title], settings[BookSettings.subtitle])
    let authors = settings[BookSettings.authors] ?? []
    let abstract = settings[BookSettings.abstract]
    let chapterFiles = settings[BookSettings.chapters]?.items
    let parameters = readParameters(settings)
    settings.finish()
    let chapters = readChapters(chapterFiles, at: start)
    guard let title, let parameters else { return nil }
    return Book(
      title: title, subtitle: subtitle, authors: authors, abstract: abstract,
      abstractLocation: settings.location(of: BookSettings.abstract), profile: profile, profiles: parameters.profiles,
      parameters: parameters.values, chapters: chapters.map(\.chapter), labels: chapters.map(\.labels))
  }

  private func readParameters(_ settings: SettingsReader) -> (values: Parameters, profiles: [String])? {
    var parameters = Parameters(defaults: settings[BookSettings.parameters], diagnostics: diagnostics)
    let profiles = settings[BookSettings.profiles]
    var known = [Parameters.defaultProfile]
    if let profiles {
      guard case .mapping(let entries) = profiles.value else {
        diagnostics.report("profiles takes a mapping of profile names, not \(profiles.summary)", at: profiles.location)
        return nil
      }
      known += entries.map(\.name).filter { $0 != Parameters.defaultProfile }
    }
    guard known.contains(profile) else {
      diagnostics.report(
        "the book has no profile '\(profile)'", at: profiles?.location ?? settings.location,
        hint: NearestName.hint(for: profile, among: known))
      return nil
    }
    for entry in (profiles?.entries ?? []) {
      if !MemberName.isPlain(entry.name) || Parameters.takenFolders.contains(entry.name) {
        diagnostics.report(
          "'\(entry.name.prefix(80))' is no name for a profile", at: entry.location,
          hint: "its report's folder is named for it: lower-case letters, digits and dashes, a letter first, and not "
            + Parameters.takenFolders.joined(separator: ", "))
      }
      // Every profile is checked, also those that are not built now.
      let changed = parameters.changed(by: entry.value, owner: "the profile \(entry.name)", diagnostics: diagnostics)
      if entry.name == profile { parameters = changed }
    }
    for override in overrides { parameters.apply(override, diagnostics: diagnostics) }
    return (parameters, known)
  }

  /// Warns of a chapter that shows nothing, or is called by its file's name.
  private func check(_ chapter: Chapter) {
    guard chapter.blocks.isEmpty || !chapter.hasTitle else { return }
    // What its front matter says is not understood, a title perhaps among it.
    guard !diagnostics.sorted.contains(where: { $0.severity == .error && $0.location.file == chapter.file }) else {
      return
    }
    let name = chapter.hasTitle ? "" : ", and is called '\(chapter.title)'"
    diagnostics.report(
      "this chapter \(chapter.blocks.isEmpty ? "is empty" : "has no title")\(name)",
      at: SourceLocation(file: chapter.file),
      hint: chapter.blocks.isEmpty ? "write its text, or leave it out" : "begin it with a line '# Title'",
      severity: .warning)
  }

  private func readChapters(
    _ listed: [SettingsNode]?, at start: SourceLocation
  ) -> [(chapter: Chapter, labels: LabelCollector)] {
    let files: [(name: String, location: SourceLocation)]
    if let listed {
      files = listed.compactMap { node in node.string("chapters", diagnostics).map { ($0, node.location) } }
    } else {
      files = folder.chapterFiles().map { ($0, start) }
    }
    if files.isEmpty {
      diagnostics.report(
        "the book has no chapters", at: start, hint: "name them under 'chapters:' or put *.md files beside book.yml")
    }
    var seen: Set<String> = []
    return files.compactMap { file -> (chapter: Chapter, labels: LabelCollector)? in
      guard let path = folder.path(file.name, from: file.location, diagnostics: diagnostics) else { return nil }
      guard seen.insert(path).inserted else {
        diagnostics.report("the chapter '\(path)' is named twice", at: file.location)
        return nil
      }
      guard let text = folder.text(of: file.name, askedFrom: file.location, diagnostics: diagnostics) else {
        return nil
      }
      let name = folder.displayName(path)
      guard !path.hasSuffix(".ipynb") else {
        diagnostics.report(
          "'\(name)' is a Jupyter notebook, and chapters are Markdown", at: file.location,
          hint: "convert it with 'jupytext --to md', and name the new file here")
        return nil
      }
      let labels = LabelCollector(
        paths: folder.paths, definitions: DefinitionGatherer(folder).definitions(text, in: name, diagnostics))
      guard let chapter = ChapterParser.parse(text: text, file: name, diagnostics: diagnostics, labels: labels) else {
        return nil
      }
      check(chapter)
      return (chapter, labels)
    }
  }
}
