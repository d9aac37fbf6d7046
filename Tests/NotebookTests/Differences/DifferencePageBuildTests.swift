import Archiving
import Foundation
import Hashing
import SampleFolders
import Testing

@testable import Differences
@testable import Notebook

/// Pages of write-ups that were built, archived, and damaged.
@Suite struct DifferencePageBuildTests {
  /// - Returns: what could not be used, and the page behind its style.
  static func page(_ first: String, _ second: String, _ book: ArchivedBook) throws -> (faults: [String], text: String) {
    let difference = try WriteUpDifference(
      try WriteUp(first, in: book.archived, tolerance: .faults),
      try WriteUp(second, in: book.archived, tolerance: .faults))
    let page = String(decoding: try difference.page { try HTMLFormat.fonts($0) }, as: UTF8.self)
    let start = try #require(page.firstRange(of: "</style>\n</head>")).upperBound
    return (difference.faults, String(page[start...]))
  }

  @Test func twoBuildsOfABook() async throws {
    let book = try await ArchivedBook()
    try book.notebook.write([
      "one.md": SmallBook.one.replacing("0.05", with: "0.06"),
      "two.md": SmallBook.two.replacing("The accuracy of both", with: "Both"),
    ])
    _ = try await Built(book.notebook.notebook())
    try await book.archive("second", note: "With a <b>higher</b> rate")
    let (faults, page) = try Self.page("first", "second", book)
    #expect(faults == [])
    #expect(page.contains("With a &lt;b&gt;higher&lt;/b&gt; rate"))
    #expect(page.contains("2 runs have the same settings and records: finder and onecycle."))
    #expect(page.contains("<del>0.05</del>") && page.contains("<ins>0.06</ins>"))
    #expect(page.contains("as the archive&#39;s SHA256SUMS has them"))
    // Two figures as each has them, on light paper and on dark.
    #expect(page.contains("<h3 id=\"figure-2\"><code>sketch</code></h3>"))
    #expect(page.matches(of: /<img src="data:image\/svg\+xml;base64,/).count == 4)
    #expect(page.matches(of: /dark\)" srcset="data:image\/svg\+xml;base64,/).count == 4)
    #expect(try Self.page("first", "second", book).text == page)
    // Beside the report as it is, which has no chapters.
    let report = book.notebook.folder.appending(path: "output/quick").path
    let other = try Self.page("second", report, book)
    #expect(other.faults == [] && other.text.contains("Nothing that was compared differs."))
    #expect(other.text.contains("as its manifest.json has them"))
    #expect(other.text.contains("there are no chapters in B. An archived write-up has its own."))
  }

  @Test(arguments: [
    ("records/fixed.json", "[]", "the record first/records/fixed.json cannot be used: it is damaged"),
    ("records/fixed.json", nil, "first/records/fixed.json: missing"),
    (
      "figures/sketch.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
      "first/figures/sketch.svg has more in it than a drawing; its PNG is shown instead"
    ),
    ("figures/sketch.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "first/figures/sketch.svg: changed"),
    ("manifest.json", "[]", "first/manifest.json cannot be understood"),
    ("archive.json", "[]", "first/archive.json cannot be understood"),
    ("chapters/one.md", "# Another\n", "first/chapters/one.md: changed"),
    ("data/finder.json", "{}", "first/data/finder.json: changed"),
  ])
  func whatIsDamagedIsSaid(path: String, text: String?, fault: String) async throws {
    let book = try await ArchivedBook.copy()
    try FileManager.default.copyItem(
      at: book.notebook.folder.appending(path: "output/quick"), to: book.notebook.folder.appending(path: "sound"))
    try FileManager.default.removeItem(at: book.folder.appending(path: "first/\(path)"))
    if let text { try book.folder.overwrite("first/\(path)", Data(text.utf8)) }
    let sound = book.notebook.folder.appending(path: "sound").path
    let (faults, page) = try Self.page("first", sound, book)
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
    #expect(page.contains("What could not be used") && page.contains(fault))
    #expect(!page.contains("<script") && !page.contains("PHNjcmlwd"))
    // What the others say is compared all the same.
    #expect(page.contains("the same settings and records: ") && page.contains("finder"))
  }

  @Test func reportsAreComparedWithTheirOwnList() async throws {
    let book = try await ArchivedBook.copy()
    let report = book.notebook.folder.appending(path: "output/quick")
    try report.overwrite("data/finder.json", Data("{}".utf8))
    let (faults, page) = try Self.page("first", report.path, book)
    #expect(
      faults == ["\(report.path)/data/finder.json is not as it was written: its manifest.json has another digest"])
    #expect(page.contains("compared with its manifest.json: see below"))
  }

  /// Links in chapters lead nowhere, and are named.
  @Test func linksAreNotFollowed() async throws {
    let book = try await ArchivedBook.copy()
    try book.notebook.write(Data("secret".utf8), to: "secret.md")
    let copy = book.notebook.folder.appending(path: "copy")
    try FileManager.default.copyItem(at: book.folder.appending(path: "first"), to: copy)
    for name in ["chapters/two.md", "chapters/more.md", "figures/sketch.svg"] {
      try copy.link(name, to: book.notebook.folder.path + "/secret.md")
    }
    let (faults, page) = try Self.page("first", copy.path, book)
    #expect(
      Set(faults) == [
        "\(copy.path)/chapters/more.md is no plain file, and not compared",
        "\(copy.path)/chapters/two.md is no plain file, and not compared",
        "\(copy.path)/figures/sketch.svg cannot be used: it is a symbolic link",
      ])
    #expect(page.contains("Only A has sketch.") && !page.contains("secret</"))
  }

  @Test func nothingThatCouldBeUsed() async throws {
    let book = try await ArchivedBook.copy()
    for name in ["fixed", "onecycle", "finder"] {
      try book.folder.overwrite("first/records/\(name).json", Data("{\"digest\":\"0\"}".utf8))
    }
    let (faults, page) = try Self.page("first", "first", book)
    // Each is changed and cannot be used, and both sides are the same.
    #expect(faults.count == 6 && page.contains("0, with 0 records"), "\(faults)")
  }
}
