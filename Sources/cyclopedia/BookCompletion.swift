import ArgumentParser
import Notebook

/// Names of the book in the current folder, for a shell that completes them.
enum BookCompletion {
  static let profiles = CompletionKind.custom { words, _, _ in book(words).profileNames }
  static let runs = CompletionKind.custom { words, _, _ in book(words).runNames }

  private static func book(_ words: [String]) -> Notebook {
    func value(_ option: String, _ standard: String) -> String {
      guard let place = words.lastIndex(of: option), words.indices.contains(place + 1) else { return standard }
      return words[place + 1]
    }
    var options = Notebook.Options()
    options.chapters = value("--chapters", options.chapters)
    return Notebook(options, edition: "")
  }
}
