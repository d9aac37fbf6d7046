import Manuscript
import Settings

/// Finds what a chapter and the files that it includes define: notes and addresses hold across all of them.
struct DefinitionGatherer {
  private let folder: NotebookFolder
  private var own: [(file: String, definitions: Definitions)] = []
  private var bytes = 0

  init(_ folder: NotebookFolder) { self.folder = folder }

  /// - Parameter file: the chapter's, as locations name it.
  /// - Returns: by file; what it defines itself comes first, then what the others do in the order of the text.
  func definitions(_ text: String, in file: String, _ diagnostics: Diagnostics) -> [String: Definitions] {
    var gatherer = self
    gatherer.add(text, file)
    for place in gatherer.own.flatMap(\.definitions.swallowed) {
      diagnostics.report(
        "this address belongs to the note before it", at: place, hint: "leave an empty line before it",
        severity: .warning)
    }
    for place in gatherer.own.flatMap(\.definitions.malformed) {
      diagnostics.report(
        "this defines no address, and is shown: more than a title stands behind the address", at: place,
        hint: "write a title in quotation marks, an address with blanks in angle brackets, or \\[ for a sentence",
        severity: .warning)
    }
    let all = gatherer.own.reduce(Definitions()) { $0 + $1.definitions }
    for (file, _) in gatherer.own {
      for (mark, location, first) in all.repeated(in: file) {
        diagnostics.report(
          "[\(mark.prefix(80))] is defined twice, and the first definition counts", at: location,
          hint: "it stands first at \(first); give one of them another name", severity: .warning)
      }
      for (name, isNote, location) in all.unused(in: file) {
        let mark = "[\(name.prefix(80))]"
        diagnostics.report(
          isNote
            ? "the note \(mark) is defined here, and is not shown: nothing refers to it"
            : "\(mark): … is an address for links, and is not shown: nothing refers to it", at: location,
          hint: "refer to it with \(mark)" + (isNote ? ", or leave it out" : ", or write \\[ for text"),
          severity: .warning)
      }
    }
    return Dictionary(gatherer.own.map { ($0.file, $0.definitions + all) }) { first, _ in first }
  }

  private mutating func add(_ text: String, _ file: String) {
    bytes += text.utf8.count
    guard bytes <= IncludeBounds.mostBytes, own.count <= IncludeBounds.mostFiles,
      !own.contains(where: { $0.file == file })
    else { return }
    let found = Definitions(of: text, at: SourceLocation(file: file))
    own.append((file, found))
    // What is wrong with an include is said where it is read.
    for include in found.includes {
      guard let path = folder.path(include.path, from: include.location, diagnostics: Diagnostics()),
        let text = folder.text(of: include.path, askedFrom: include.location, diagnostics: Diagnostics())
      else { continue }
      add(text, folder.displayName(path))
    }
  }
}

/// What the files that a chapter includes may come to, again and again.
enum IncludeBounds {
  static let mostFiles = 500
  static let mostBytes = 8 * 1024 * 1024
}
