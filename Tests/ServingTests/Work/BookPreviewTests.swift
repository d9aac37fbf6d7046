import Experiments
import Foundation
import Notebook
import Testing

/// A page from memory is the page that a build writes, byte by byte, and so are the files beside it.
@Suite struct BookPreviewTests {
  @Test func thePageIsTheReportsOwn() async throws {
    let book = try SampleBook(SampleBook.training(epochs: 1))
    let preview = BookPreview(book.notebook)
    let before = try await preview.page()
    #expect(before.unmade.map(\.name.name) == ["small"])
    #expect(before.html.contains("it is not made yet"))
    _ = try await book.notebook.build(stop: StopRequest()) { _ in }
    await preview.forget()
    let page = try await preview.page()
    #expect(page.unmade == [])
    let report = book.folder.url.appending(path: "output/quick")
    #expect(try Data(page.html.utf8) == Data(contentsOf: report.appending(path: "report.html")))
    var compared = 0
    for folder in ["figures", "data"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: report.appending(path: folder).path) {
        let path = "\(folder)/\(name)"
        #expect(try page.file(path, cache: nil) == Data(contentsOf: report.appending(path: path)), "\(path)")
        compared += 1
      }
    }
    #expect(compared == 6)
    #expect(try page.file("figures/other.svg", cache: nil) == nil)
    #expect(try page.file("records/small.json", cache: nil) == nil)
  }

  @Test func whatIsLearnedNeedsNoStore() async throws {
    let book = try SampleBook(SampleBook.training(epochs: 1))
    let preview = BookPreview(book.notebook)
    _ = try await preview.page()
    // Somebody else makes the run: a page that is made anew does not look for it again.
    _ = try await book.notebook.build(stop: StopRequest()) { _ in }
    #expect(try await preview.page().unmade.count == 1)
    let records = Records()
    _ = try await book.notebook.build(stop: StopRequest()) { event in
      if case .done(_, let record, _) = event { records.add(record) }
    }
    for record in records.all { await preview.learn(record) }
    #expect(try await preview.page().unmade.isEmpty)
  }

  @Test func placesLeadIntoThePage() async throws {
    let book = try SampleBook(SampleBook.training(epochs: 1))
    let page = try await book.page()
    let lines = Dictionary(page.anchors.map { ($0.identifier, $0.location.line) }) { first, _ in first }
    #expect(lines["heading"] == 5 && lines["small"] == 17)
    // What waits for a run is a box without a name.
    for anchor in page.anchors where !["small", "small-accuracy"].contains(anchor.identifier) {
      #expect(page.html.contains("id=\"\(anchor.identifier)\""), "\(anchor.identifier)")
    }
    #expect(page.sources.keys.filter { $0.hasSuffix("chapters/a.md") }.count == 1)
  }
}
