import ArgumentParser
import Foundation
import Notebook

struct EmbedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed",
    abstract: "Puts figures, values and tables of a built report into Markdown files.",
    discussion: """
      Fills what stands between '<!-- cyclopedia figure LABEL -->', '<!-- cyclopedia value EXPRESSION -->' or \
      '<!-- cyclopedia table KIND RUN -->' and '<!-- /cyclopedia -->'.
      """)

  @OptionGroup var book: BookOptions
  @Argument(help: "Markdown files.") var files: [String]
  @Flag(help: "Change nothing; end with exit code 1 where a file is out of date.") var check = false

  func run() async throws {
    let embedder = try await book.notebook().embedder()
    var stale: [String] = []
    for path in files {
      let page = try Page(path)
      let filled = try embedder.fill(page.text, file: path, at: page.url)
      // Texts are equal that have other bytes.
      guard !filled.utf8.elementsEqual(page.text.utf8) else { continue }
      stale.append(path)
      if !check { try page.write(filled) }
    }
    for path in stale {
      Console.say(check ? "\(path) is out of date: run 'cyclopedia embed \(path)'" : "\(path) filled")
    }
    if check, !stale.isEmpty { throw ExitCode(1) }
  }
}
