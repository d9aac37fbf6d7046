import ArgumentParser
import Embedding
import Foundation
import Notebook

struct EmbedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed",
    abstract: "Puts figures, values and tables of a built report into Markdown files.",
    discussion: """
      Fills what stands between '<!-- cyclopedia figure LABEL -->', '<!-- cyclopedia value EXPRESSION -->' or \
      '<!-- cyclopedia table KIND RUN -->' and '<!-- /cyclopedia -->'. Marks in code are text; what is put into a list \
      or quote is indented like its mark. '--check' shows what would change, and the command that changes it. A file \
      that is read-only or has several names (hard links) is refused; all others are replaced in one step.
      """)

  @OptionGroup var book: BookOptions
  @Argument(help: "Markdown files.", completion: .file(extensions: ["md"])) var files: [String]
  @Flag(help: "Change nothing; end with exit code 1 where a file is out of date.") var check = false

  func run() async throws {
    let embedder = try await book.notebook().embedder()
    var stale: [(page: Page, filled: String)] = []
    var mistakes = AuthorMistakes(found: [])
    for path in files {
      let page = try Page(path)
      if !page.text.contains("<!-- cyclopedia ") {
        Console.say("\(path) has no place for anything: write '<!-- cyclopedia figure LABEL -->' and its end")
      }
      do throws(AuthorMistakes) {
        let filled = try embedder.fill(page.text, file: path, at: page.url)
        // Texts are equal that have other bytes.
        if !filled.utf8.elementsEqual(page.text.utf8) { stale.append((page, filled)) }
      } catch { mistakes.found += error.found }
    }
    guard mistakes.found.isEmpty else { throw mistakes }
    guard !check else { return try show(stale) }
    for (page, _) in stale { try page.checkWritable() }
    for (page, filled) in stale {
      try page.write(filled)
      Console.say("\(page.path) filled")
    }
  }

  /// What is out of date, and the command that fills it.
  private func show(_ stale: [(page: Page, filled: String)]) throws {
    for (page, filled) in stale {
      for line in StalePage.difference(page.text, filled, path: page.path) { Console.result(line) }
      Console.say("\(page.path) is out of date: run '\(command(for: page.path))'")
    }
    if !stale.isEmpty { throw ExitCode(1) }
  }

  /// This command for one of its files, without `--check`.
  private func command(for path: String) -> String {
    let others = Set(files).subtracting([path])
    let words = CommandLine.arguments.dropFirst().filter { $0 != "--check" && !others.contains($0) }
    return (["cyclopedia"] + words).map(StalePage.quoted).joined(separator: " ")
  }
}
