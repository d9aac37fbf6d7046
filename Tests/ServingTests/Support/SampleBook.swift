import Experiments
import Foundation
import Notebook
import SampleFolders
import Serving

/// A small book in a folder of its own, which goes with it.
final class SampleBook: Sendable {
  /// Forty pictures and a network of width 2: a step takes milliseconds.
  static let training = """


    ```{recipe} plain
    data: {shapes: {train: 40, test: 20}}
    batch: 8
    model: {resnet9: {width: 2}}
    precision: f32
    ```

    ```{train} small
    like: plain
    epochs: EPOCHS
    schedule: {constant: 0.05}
    ```

    ```{plot} accuracy
    :run: small
    ```

    It ends at {value}`small.test.accuracy`.

    """

  let folder: TemporaryFolder

  /// - Parameter more: text behind the chapter's own.
  init(_ more: String = "") throws {
    folder = try TemporaryFolder()
    try write("title: Sample\nchapters: [a.md]\n", to: "book.yml")
    try write(Self.chapter + more, to: "a.md")
  }

  deinit { folder.remove() }

  static let chapter = "# Chapter\n\nA first sentence.\n\n## Heading\n\nA second one.\n"

  static func training(epochs: Int) -> String { training.replacing("EPOCHS", with: "\(epochs)") }

  /// In one step, as editors do.
  func write(_ text: String, to file: String) throws {
    let chapters = folder.url.appending(path: "chapters")
    try FileManager.default.createDirectory(at: chapters, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: chapters.appending(path: file), options: .atomic)
  }

  var notebook: Notebook {
    var options = Notebook.Options()
    options.chapters = folder.url.appending(path: "chapters").path
    options.output = folder.url.appending(path: "output").path
    options.store = folder.url.appending(path: "store").path
    options.threads = 1
    return Notebook(options, edition: "tests")
  }

  /// As it is without any build.
  func page() async throws -> PreviewPage { try await BookPreview(notebook).page() }
}
