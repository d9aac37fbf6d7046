import Archiving
import Drawing
import Experiments
import Foundation
import Hashing
import Plotting
import Testing

@testable import Notebook

/// The report is of what was read: what is written while a build is under way is for the next one.
@Suite struct ReadOnceTests {
  static let files = [
    "book.yml": "title: Book\nchapters: [one.md]\n",
    "one.md": """
    # One

    OLDTEXT ![dot](dot.png)

    ```{include} part.md
    ```

    ```{reported} theirs
    source: Ada
    epochs: log.csv
    ```

    ```{table} epochs
    :run: theirs
    ```

    ```{train} short
    data: {shapes: {train: 64, test: 20}}
    batch: 32
    model: {resnet9: {width: 2}}
    epochs: 1
    schedule: {constant: 0.05}
    ```
    """, "part.md": "OLDPART\n", "log.csv": "epoch,test.accuracy\n1,0.25\n2,0.61\n",
  ]

  /// Edits of every kind of file that a book is made of, with what the next report shows of them.
  static let edits: [(file: String, old: String, new: String, shown: String)] = [
    ("one.md", "OLDTEXT", "NEWTEXT", "NEWTEXT"), ("part.md", "OLDPART", "NEWPART", "NEWPART"),
    ("book.yml", "title: Book", "title: NEWTITLE", "NEWTITLE"), ("log.csv", "0.61", "0.87", "87.0"),
  ]

  private static func notebook() throws -> TestNotebook {
    let notebook = try TestNotebook(files)
    try notebook.write(TinyPicture.bytes, to: "chapters/dot.png")
    return notebook
  }

  @Test(arguments: edits.indices, ["training", "written"])
  func anEditDuringABuildIsForTheNext(_ index: Int, _ stage: String) async throws {
    let edit = Self.edits[index]
    let notebook = try Self.notebook()
    let text = try notebook.text("chapters/\(edit.file)").replacing(edit.old, with: edit.new)
    let file = notebook.folder.appending(path: "chapters/\(edit.file)")
    _ = try await notebook.notebook().build(stop: StopRequest()) { event in
      switch event {
      case .run(_, .started) where stage == "training": try? Data(text.utf8).write(to: file)
      case .written where stage == "written": try? Data(text.utf8).write(to: file)
      default: break
      }
    }
    #expect(!(try notebook.text("output/quick/report.html")).contains(edit.shown))
    // An archive never has one with the other.
    await #expect(throws: ArchiveError.self) { try await notebook.notebook().archive(as: "early") }
    let again = try await Built(notebook.notebook())
    #expect(again.isWritten && again.trained == [])
    #expect(try notebook.text("output/quick/report.html").contains(edit.shown))
    _ = try await notebook.notebook().archive(as: "late")
    let kept = try notebook.text("output/archive/late/chapters/\(edit.file)")
    #expect(kept == text)
    #expect(!(try await Built(notebook.notebook())).isWritten)
  }

  /// A picture of the same size and date is another one.
  @Test func aPictureThatWasReplacedIsNoticed() async throws {
    let pictures = try (0..<40).map { place in
      Data(
        try PNGImage.write(
          Raster(width: 4, height: 4, pixels: (0..<48).map { UInt8(truncatingIfNeeded: $0 * 37 + place * 11) })))
    }
    let other = try #require(pictures.dropFirst().first { $0.count == pictures[0].count && $0 != pictures[0] })
    let notebook = try Self.notebook()
    try notebook.write(pictures[0], to: "chapters/dot.png")
    _ = try await Built(notebook.notebook())
    let file = notebook.folder.appending(path: "chapters/dot.png")
    let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
    let before = try notebook.text("output/quick/report.html")
    try other.write(to: file)
    try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: file.path)
    #expect(try await Built(notebook.notebook()).isWritten)
    #expect(try notebook.text("output/quick/report.html") != before)
  }

  /// The archive of a copied project is the one of the project: what counts is what a build would write.
  @Test func aCopyOfTheProjectCanBeArchived() async throws {
    let notebook = try Self.notebook()
    _ = try await Built(notebook.notebook())
    let copy = try TestNotebook([:])
    for name in ["chapters", "output", ".cyclopedia"] {
      try FileManager.default.copyItem(
        at: notebook.folder.appending(path: name), to: copy.folder.appending(path: name))
    }
    _ = try await copy.notebook().archive(as: "copied")
    // A page that was changed, with its digest in the manifest, is not what a build would write.
    let page = try copy.bytes("output/quick/report.html")
    let forged = Data(String(decoding: page, as: UTF8.self).replacing("OLDTEXT", with: "FORGED").utf8)
    let manifest = try copy.text("output/quick/manifest.json")
      .replacing(SHA256Digest(of: page).description, with: SHA256Digest(of: forged).description)
    try copy.write(forged, to: "output/quick/report.html")
    try copy.write(Data(manifest.utf8), to: "output/quick/manifest.json")
    await #expect(throws: ArchiveError.self) { try await copy.notebook().archive(as: "forged") }
  }
}
