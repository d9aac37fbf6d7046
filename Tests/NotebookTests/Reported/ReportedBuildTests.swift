import Foundation
import Hashing
import SampleBooks
import Testing

@testable import Embedding
@testable import Notebook

/// A whole notebook with a reported run beside its own.
@Suite struct ReportedBuildTests {
  static let chapter = """
    # Two
    \(ReportedText.directives)
    ```{compare} both
    runs: [fixed, theirs, short]
    ```

    ```{plot} accuracy
    :runs: fixed, theirs, short

    A caption.
    ```

    ```{plot} comparison
    :run: both
    ```

    ```{plot} confusion-matrix
    :run: theirs
    ```

    ```{table} provenance
    :runs: fixed, theirs
    ```

    They report {value}`theirs.test.accuracy`.

    """

  static func notebook() throws -> TestNotebook {
    try TestNotebook(SmallBook.files.merging(["two.md": chapter]) { $1 }.merging(ReportedText.files) { $1 })
  }

  @Test func aReportSaysWhatIsReported() async throws {
    let notebook = try Self.notebook()
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [] && built.warnings.map(\.description) == [])
    #expect(built.trained == ["finder#1", "fixed#1", "onecycle#1", "onecycle#2"])
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("Reported by Doe, &quot;One cycle&quot;; not run here. See https://example.org/one-cycle."))
    #expect(page.contains("href=\"https://example.org/one-cycle\""))
    #expect(page.contains("They report 60.00\u{a0}% (reported)."))
    #expect(page.contains("In what else theirs and short differ, which others reported, is not known."))
    // The matrix counts twenty pictures, as many as there are shapes.
    #expect(page.contains("Short was tested on 10,000 pictures and fixed on 20: these are other pictures."))
    #expect(!page.contains("Theirs was tested"))
    #expect(!notebook.exists("output/quick/records/theirs.json"))
    #expect(try notebook.text("output/quick/data/theirs.csv").split(separator: "\n").count == 4)

    let digest = SHA256Digest(of: ReportedText.log).description
    let manifest = try #require(Manifest.read(notebook.folder.appending(path: "output/quick")))
    let theirs = try #require(manifest.reported?.first { $0.name == "theirs" })
    #expect(theirs.files.map(\.path) == ["data/log.csv", "data/matrix.csv"])
    #expect(theirs.files[0].digest == digest)
    #expect(manifest.runs.map(\.name).contains("theirs") == false)
    #expect(page.contains("data/log.csv \(digest.prefix(12))"))
  }

  @Test func aChangedFileChangesTheReportAndNoRun() async throws {
    let notebook = try Self.notebook()
    _ = try await Built(notebook.notebook())
    let again = try await Built(notebook.notebook())
    #expect(!again.isWritten && again.trained == [])
    try notebook.write(["data/log.csv": ReportedText.log.replacing("1.3,0.6", with: "1.4,0.6")])
    let changed = try await Built(notebook.notebook())
    #expect(changed.isWritten && changed.trained == [])
  }

  @Test func planListsThem() async throws {
    let notebook = try Self.notebook()
    let said = try await Program.run(["plan"], in: notebook.folder)
    #expect(said.output.contains("theirs      reported by Doe, \"One cycle\"\n"), "\(said.output)")
    #expect(said.output.contains("finder#1    missing\n"), "\(said.output)")
    let json = try await Program.run(["plan", "--json"], in: notebook.folder)
    let lines = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let theirs = try #require(lines.first { $0["name"] as? String == "theirs" })
    #expect(theirs["status"] as? String == "reported" && theirs["seed"] == nil)
  }

  @Test func embeddedTablesNameTheSource() async throws {
    let notebook = try Self.notebook()
    _ = try await Built(notebook.notebook())
    let embedder = try await notebook.notebook().embedder()
    let text = "<!-- cyclopedia table epochs theirs -->\n<!-- /cyclopedia -->\n"
    let filled = try embedder.fill(text, file: notebook.folder.appending(path: "a.md").path)
    #expect(filled.contains("| 2 | 0.4 | 1.500 | 47.50 | 1.200 | 65.00 | – |"))
    #expect(filled.contains("\n\ntheirs: reported by Doe, \"One cycle\".\n<!-- /cyclopedia -->"))
  }
}
