import Runs
import SampleBooks

@testable import Notebook

/// The chapter of `MadeResults` as a book, checked as books are.
enum MadeBook {
  /// - Parameters:
  ///   - more: text behind the chapter's own.
  ///   - files: further files of the notebook's folder.
  static func results(more: String, files: [String: String] = [:]) throws -> (book: CheckedBook, results: Results) {
    let texts = ["book.yml": "title: Made", "made.md": MadeResults.chapter + more].merging(files) { $1 }
    let notebook = try TestNotebook(texts)
    defer { withExtendedLifetime(notebook) {} }
    let (book, _) = try notebook.notebook().check()
    return (book, try MadeResults.results(of: book.runs, book.symbols))
  }
}
