import Drawing
import Foundation
import Notebook
import RunReading

/// What the HTML page of a book says and its PDF does not, or the other way round.
struct PageDifference: Error, CustomStringConvertible { var description: String }

/// A folder in which one generated book after the other is read.
struct FuzzPlace {
  private let chapters: URL
  private let state: URL
  private let notebook: Notebook
  private let text: PangoMeasurer

  /// - Throws: `DrawingError`, where fonts of the house are missing.
  init(_ work: String) throws {
    let folder = URL(filePath: work)
    chapters = folder.appending(path: "chapters")
    state = folder.appending(path: "state")
    var options = Notebook.Options()
    options.chapters = chapters.path
    options.output = folder.appending(path: "output").path
    options.store = folder.appending(path: "store").path
    options.data = folder.appending(path: "data").path
    notebook = Notebook(options, edition: "fuzz")
    text = try PangoMeasurer()
  }

  /// Writes the book's files, and the case's number for whoever finds this process dead.
  func prepare(_ one: FuzzCase, number: UInt64) throws {
    try FileManager.default.createDirectory(at: chapters, withIntermediateDirectories: true)
    for (name, bytes) in one.files { try Data(bytes).write(to: chapters.appending(path: name)) }
    try Data("\(number)".utf8).write(to: state)
  }

  /// - Returns: nil where the author has something to correct.
  /// - Precondition: every mistake names a place within the files and is of bounded length.
  func check() -> (CheckedBook, Parameters)? {
    do throws(AuthorMistakes) { return try notebook.check() } catch {
      precondition(!error.found.isEmpty, "a book is refused without a mistake")
      for mistake in error.found {
        precondition(mistake.location.line >= 1 && mistake.location.column >= 1, "\(mistake) is nowhere")
        precondition(mistake.description.count < 2000, "a message of \(mistake.description.count) characters")
      }
      return nil
    }
  }

  /// - Throws: `PageDifference`, where the HTML page and the PDF do not say the same.
  func compare(_ book: (CheckedBook, Parameters)) throws {
    if let difference = notebook.draftDifference(book.0, book.1, text: text) {
      throw PageDifference(description: difference)
    }
  }

  /// The pages of a book whose runs have not been made.
  func set(_ book: (CheckedBook, Parameters)) throws {
    let files = try notebook.draft(book.0, book.1)
    precondition(files.files["report.html"] != nil && files.files["report.pdf"] != nil, "there is no page")
  }

  /// The most memory that this process had so far, in MiB.
  static var megabytes: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss / 1024
  }
}
