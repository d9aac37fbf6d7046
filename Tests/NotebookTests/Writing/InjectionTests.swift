import Foundation
import Testing

@testable import Notebook

/// Text that would be markup or a script, in every place where an author, a folder or a parameter can put it.
@Suite struct InjectionTests {
  static let payload = "</title></style></script><script>alert('x')</script><img src=x onerror=alert(1)>\"'&"
  /// What must not stand in a page or a drawing as it is.
  static let raw = ["<script>alert", "<img src=x", "</script><", "</style></script>", "onerror=alert(1)>\""]

  static let chapter = """
    # Hostile PAYLOAD

    ```{train} run
    \(Pets.settings)
    ```

    ```{plot} confusion-matrix
    :run: run
    :title: PAYLOAD
    :alt: PAYLOAD
    Text PAYLOAD
    ```

    ```{plot} accuracy
    :run: run
    :x-label: PAYLOAD
    :y-label: PAYLOAD
    ```

    ```{plot} misclassified
    :run: run
    ```

    ```{table} per-class
    :run: run

    Text PAYLOAD
    ```

    ```{table} most-confused
    :run: run
    ```

    ```{plot} per-class
    :run: run
    ```

    ```{figure} tiny.png
    :alt: PAYLOAD
    Text PAYLOAD
    ```

    ```{note} Title PAYLOAD
    Text PAYLOAD {param}`x` `PAYLOAD` [PAYLOAD](https://example.org/PAYLOAD)
    ```

    """

  @Test func nothingThatAnAuthorWritesIsMarkup() async throws {
    let quoted = "'" + Self.payload.replacing("'", with: "''") + "'"
    let notebook = try TestNotebook([
      "book.yml": """
      title: \(quoted)
      subtitle: \(quoted)
      abstract: \(quoted)
      authors: [{name: \(quoted), affiliation: \(quoted)}]
      parameters: {x: \(quoted)}
      """,
      "a.md": Self.chapter.replacing("PAYLOAD)", with: "x)").replacing("PAYLOAD", with: Self.payload),
    ])
    let picture = try #require(Data(base64Encoded: TinyPicture.png))
    try notebook.write(picture, to: "chapters/tiny.png")
    // A folder's name is a class's name.
    let classes = ["<script>alert(1)<", "<img src=x onerror=alert(1)>\"'&"]
    try Pets.write(picture, of: classes, to: notebook)
    let change: @Sendable (inout Notebook.Options) -> Void = { [folder = notebook.folder] in
      $0.data = folder.appending(path: "data").path
      $0.overrides = [.init(name: "x", value: "'</title><script>alert(2)</script>'")]
    }
    #expect(notebook.mistakes(change).map(\.description) == [])
    #expect(try await Built(notebook.notebook(change)).problems == [])
    let output = try notebook.files(in: "output")
    let pages = output.filter { $0.key.hasSuffix(".html") || $0.key.hasSuffix(".svg") }
    #expect(pages.count > 6)
    for (path, bytes) in pages {
      let text = String(decoding: bytes, as: UTF8.self)
      for raw in Self.raw + ["<script>alert(2)"] { #expect(!text.contains(raw), "\(path) has \(raw)") }
    }
    let page = String(decoding: try #require(output.first { $0.key.hasSuffix("report.html") }).value, as: UTF8.self)
    #expect(page.contains("&lt;script&gt;alert(2)&lt;/script&gt;"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    // All of it is in one folder of the output folder.
    let folders = try FileManager.default.contentsOfDirectory(atPath: notebook.folder.appending(path: "output").path)
    #expect(folders.count == 1 && folders[0].hasPrefix("quick+x='<_title><script>alert(2)<_script>'+"), "\(folders)")
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: notebook.folder.path)) == [
        "chapters", "output", "data", ".cyclopedia",
      ])
  }
}
