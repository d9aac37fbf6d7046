import Foundation
import Settings
import Testing

@testable import Notebook
@testable import RunReading

@Suite struct BookReaderTests {
  static let book = """
    title: A book
    authors: [{name: Ada, affiliation: Home}, Grace]
    chapters: [one.md]
    parameters: {data: shapes, width: 16, seeds: [1]}
    profiles:
      large: {width: 64, seeds: [1, 2]}
    """

  /// Reads a notebook made of these files; complaints come as `file:line:column message`.
  static func read(
    _ files: [String: String], profile: String = "quick", overrides: [Parameters.Override] = [],
    prepare: (URL) throws -> Void = { _ in }
  ) throws -> (Book?, [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try prepare(folder)
    let diagnostics = Diagnostics()
    let book = BookReader(
      NotebookFolder(path: folder.path), profile: profile, overrides: overrides, diagnostics: diagnostics
    ).read()
    let found = diagnostics.sorted.map { "\($0.location) \($0.message)".replacing(folder.path + "/", with: "") }
    return (book, found)
  }

  static func value(_ book: Book?, _ name: String) -> String? {
    guard let node = book?.parameters.values[name] else { return nil }
    if case .list(let items) = node.value { return items.map { $0.text ?? "" }.joined(separator: " ") }
    return node.text
  }

  @Test func aBookIsRead() throws {
    let (book, found) = try BookReaderTests.read(["book.yml": BookReaderTests.book, "one.md": "# First\n\nText.\n"])
    #expect(found == [])
    #expect(book?.title == "A book")
    #expect(book?.authors.map(\.name) == ["Ada", "Grace"])
    #expect(book?.chapters.map(\.title) == ["First"])
    #expect(BookReaderTests.value(book, "width") == "16")
  }

  @Test func profilesAndOverridesChangeParameters() throws {
    let files = ["book.yml": BookReaderTests.book, "one.md": "# First\n"]
    let (large, _) = try BookReaderTests.read(files, profile: "large")
    #expect(BookReaderTests.value(large, "width") == "64")
    #expect(BookReaderTests.value(large, "data") == "shapes")
    let (changed, found) = try BookReaderTests.read(
      files, profile: "large", overrides: [.init(name: "seeds", value: "[3, 4, 5]"), .init(name: "width", value: "8")])
    #expect(found == [])
    #expect(BookReaderTests.value(changed, "seeds") == "3 4 5")
    #expect(BookReaderTests.value(changed, "width") == "8")
  }

  @Test func parametersKeepTheirTypeWhereTheyArePutIn() throws {
    let (book, _) = try BookReaderTests.read(["book.yml": BookReaderTests.book, "one.md": "# First\n"])
    let diagnostics = Diagnostics()
    let place = SourceLocation(file: "one.md", line: 4)
    let body = try #require(
      SettingsText.parse(
        "seeds: $seeds\nmodel: {resnet9: {width: $width}}\nnote: \"$width\"\nepochs: $epoch", at: place,
        diagnostics: diagnostics))
    let put = try #require(book).parameters.substituted(in: body, diagnostics: diagnostics)
    guard case .list(let seeds)? = put["seeds"]?.value else {
      Issue.record("seeds are no list")
      return
    }
    #expect(seeds.map(\.text) == ["1"])
    #expect(put["model"]?["resnet9"]?["width"]?.text == "16")
    #expect(put["note"]?.text == "$width")
    #expect(diagnostics.sorted.map(\.description).count == 1)
    #expect(diagnostics.sorted[0].description.hasPrefix("one.md:7:9: error: the book has no parameter 'epoch'"))
  }

  @Test(arguments: [
    ("title: [a\n", "book.yml:2:1 this is not YAML"),
    ("titel: A\nchapters: [one.md]", "book.yml:1:1 the book has no setting 'titel'"),
    ("title: A\nchapters: [two.md]", "book.yml:2:12 there is no file 'two.md'"),
    ("title: A\nchapters: [../one.md]", "book.yml:2:12 the path '../one.md' leaves the notebook's folder"),
    ("title: A\nchapters: [/etc/passwd]", "book.yml:2:12 the path '/etc/passwd' leaves the notebook's folder"),
    ("title: A\nchapters: [link.md]", "book.yml:2:12 the path 'link.md' leaves the notebook's folder"),
    ("title: A\nchapters: [one.md, one.md]", "book.yml:2:20 the chapter 'one.md' is named twice"),
    ("title: A\nparameters: {a: 1}\nprofiles: {x: {b: 2}}", "book.yml:3:16 the profile x has no parameter 'b'"),
    ("title: A\nparameters: [a]", "book.yml:2:13 parameters takes a mapping 'name: value', not a list"),
  ])
  func mistakesAreLocated(text: String, expected: String) throws {
    let (_, found) = try BookReaderTests.read(["book.yml": text, "one.md": "# First\n"]) { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link.md"), withDestinationURL: URL(filePath: "/etc/hostname"))
    }
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func unknownProfilesAndOverridesAreNamed() throws {
    let files = ["book.yml": BookReaderTests.book, "one.md": "# First\n"]
    #expect(try BookReaderTests.read(files, profile: "larg").1 == ["book.yml:6:3 the book has no profile 'larg'"])
    let (_, found) = try BookReaderTests.read(files, overrides: [.init(name: "widht", value: "8")])
    #expect(found == ["-P widht=8:1:1 the book has no parameter 'widht'"])
    #expect(try BookReaderTests.read([:]).1 == ["book.yml:1:1 there is no file 'book.yml'"])
  }

  @Test func aBookThatIsNoFileIsSaidToBeThere() throws {
    let folder = try BookReaderTests.read([:]) { folder in
      try FileManager.default.createDirectory(at: folder.appending(path: "book.yml"), withIntermediateDirectories: true)
    }
    #expect(folder.1 == ["book.yml:1:1 'book.yml' is a folder, not a file"])
    let pipe = try BookReaderTests.read([:]) { folder in
      #expect(mkfifo(folder.appending(path: "book.yml").path, 0o644) == 0)
    }
    #expect(pipe.1 == ["book.yml:1:1 'book.yml' is a pipe, not a file"])
  }
}
