import Runs
import SampleBooks
import Testing

@testable import Drawing
@testable import Notebook

/// What drawings in the report say of reported runs.
@Suite struct ReportedDrawingTests {
  @Test func drawingsSayReported() throws {
    for (directive, words) in [
      ("{plot} accuracy\n:runs: base, theirs", "theirs 60.0\u{a0}%, reported"),
      ("{plot} learning-rate\n:runs: base, theirs", "theirs, reported"),
      ("{plot} confusion-matrix\n:run: theirs", "theirs, reported"),
      ("{plot} per-class\n:run: theirs", "theirs, reported"),
    ] {
      let (book, results) = try MadeBook.results(
        more: ReportedText.directives + "\n```\(directive)\n```\n", files: ReportedText.files)
      let builder = ReportBuilder(book, results, parameters: [:], roles: RoleKinds.all, measurer: try PangoMeasurer())
      let last = book.chapters[0].blocks.last
      guard case .embed(let content, _) = last else { throw ResultProblem("no content: \(String(describing: last))") }
      let element = builder.blocks([.embed(content, at: .init(file: "a.md"))], in: 0).first
      guard case .embed(.figure(let figure), _) = element else {
        Issue.record("\(directive): \(String(describing: element))")
        continue
      }
      #expect(figure.svg.replacing(" ", with: "").contains(words.replacing(" ", with: "")), "\(directive)")
      #expect(figure.caption.plainText.hasSuffix("theirs: reported by Doe, \"One cycle\"."), "\(directive)")
      #expect(figure.alt.contains("theirs: reported by Doe"), "\(directive)")
    }
  }
}
