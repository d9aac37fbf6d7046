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
      let file = URL(filePath: path)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        Console.say("error: \(path) cannot be read as UTF-8 text")
        throw ExitCode(3)
      }
      let filled = try embedder.fill(text, file: path)
      guard filled != text else { continue }
      stale.append(path)
      if !check { try Data(filled.utf8).write(to: file, options: .atomic) }
    }
    for path in stale {
      Console.say(check ? "\(path) is out of date: run 'cyclopedia embed \(path)'" : "\(path) filled")
    }
    if check, !stale.isEmpty { throw ExitCode(1) }
  }
}
