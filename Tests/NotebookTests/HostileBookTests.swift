import Foundation
import Testing

@testable import Notebook

/// Books that mean harm, or that a slip made endless.
@Suite struct HostileBookTests {
  /// The messages about a book of one chapter.
  static func mistakes(_ chapter: String, book: String = "title: Book\n", files: [String: String] = [:]) throws
    -> [String]
  {
    let all = ["book.yml": book, "a.md": "# A\n\n" + chapter].merging(files) { $1 }
    return try TestNotebook(all).mistakes().map { "\($0.location) \($0.message)" }
  }

  static let bomb =
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + (0..<9).map { "\("bcdefghij".dropFirst($0).first ?? "z"): &\("bcdefghij".dropFirst($0).first ?? "z") [*a, *a]\n" }
    .joined()

  @Test func yamlBombsDoNotGoOff() throws {
    #expect(
      try Self.mistakes("", book: "title: Book\nparameters:\n  x: &a [1]\n  y: *a\n") == [
        "book.yml:4:6 aliases are not resolved here"
      ])
    #expect(try Self.mistakes("```{recipe} r\n\(Self.bomb)```\n").count == 1)
    #expect(
      try Self.mistakes("```{plot} accuracy\n---\n\(Self.bomb)---\n```\n").contains { $0.contains("aliases are not") })
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let nested = try Self.mistakes("```{recipe} r\nmodel: \(deep)\n```\n")
    #expect(nested == ["a.md:4:1 settings nest deeper than 48 levels"])
    let wide = "[" + Array(repeating: "1", count: 30_000).joined(separator: ",") + "]"
    #expect(
      try Self.mistakes("", book: "title: Book\nparameters: {x: \(wide)}\n") == [
        "book.yml:1:1 these settings have more than 20000 values"
      ])
  }

  @Test func figuresAreBounded() throws {
    let run =
      "```{train} r\ndata: {shapes: {}}\nbatch: 4\nmodel: {resnet9: {}}\nepochs: 1\nschedule: {constant: 1}\n```\n"
    let plots = (0..<503).map { "```{plot} loss\n:run: r\n:label: p\($0)\n```\n" }.joined()
    let found = try Self.mistakes(run + plots)
    // Two lines before the run, seven of it, four of each plot.
    #expect(found == ["a.md:\(2 + 7 + 4 * 500 + 1):1 a book has at most 500 figures and tables"])
  }

  @Test func picturesCountAsFiguresToo() throws {
    let run =
      "```{train} r\ndata: {shapes: {}}\nbatch: 4\nmodel: {resnet9: {}}\nepochs: 1\nschedule: {constant: 1}\n```\n"
    let plots = (0..<499).map { "```{plot} loss\n:run: r\n:label: p\($0)\n```\n" }.joined()
    let pictures = (0..<3).map { "```{figure} a.png\n:alt: x\n:label: f\($0)\n```\n" }.joined()
    let all = [
      "book.yml": "title: Book\n", "a.md": "# A\n\n" + run + plots + pictures + "```{table} runs\n:runs: r\n```\n",
    ]
    let notebook = try TestNotebook(all)
    try notebook.write(Data(base64Encoded: TinyPicture.png) ?? Data(), to: "chapters/a.png")
    #expect(notebook.mistakes().map(\.message) == ["a book has at most 500 figures and tables"])
  }

  @Test func tablesAreBounded() throws {
    let row = String(repeating: "|a", count: 4000) + "|\n"
    let rule = String(repeating: "|-", count: 4000) + "|\n"
    #expect(try Self.mistakes(row + rule + row) == ["a.md:4:1 this table has more than 100 columns"])
  }

  @Test func directivesDoNotNestForEver() throws {
    func nested(_ depth: Int) -> String {
      (0..<depth).map { String(repeating: ":", count: 3 + depth - $0) + "{note}\n" }.joined() + "Text.\n"
        + (0..<depth).reversed().map { String(repeating: ":", count: 3 + depth - $0) + "\n" }.joined()
    }
    #expect(try Self.mistakes(nested(16)) == [])
    #expect(try Self.mistakes(nested(40)) == ["a.md:19:1 directives nest deeper than 16 levels"])
  }

  @Test func includesAreBounded() throws {
    // Each file includes the next one ten times: without a bound that is 10¹² texts.
    var files: [String: String] = [:]
    for level in 0..<12 {
      files["f\(level).md"] = String(repeating: "```{include} f\(level + 1).md\n```\n\n", count: 10)
    }
    files["f12.md"] = "Text.\n"
    let found = try Self.mistakes("```{include} f0.md\n```\n", book: "title: Book\nchapters: [a.md]\n", files: files)
    #expect(found.count == 1 && found[0].contains("a.md includes more than 500 files or 8 MiB"), "\(found)")
    var chain: [String: String] = [:]
    for level in 0..<30 { chain["c\(level).md"] = "```{include} c\(level + 1).md\n```\n" }
    chain["c30.md"] = "Text.\n"
    let deep = try Self.mistakes("```{include} c0.md\n```\n", book: "title: Book\nchapters: [a.md]\n", files: chain)
    #expect(deep == ["c15.md:1:1 directives nest deeper than 16 levels"])
  }

  @Test(arguments: [
    "```{train} NAME\nlike: NAME\n```\n", "```{plot} NAME\n:run: NAME\n```\n", "```{NAME} x\n```\n",
    "```{recipe} r\nNAME: 1\nbatch: NAME\nmodel: NAME\n```\n", "{value}`NAME.steps` {NAME}`x` {param}`NAME`\n",
    "```{include} NAME\n```\n", "```{figure} NAME\n```\n", "{numref}`NAME` [](#NAME)\n", "```{only} NAME\nx\n```\n",
    "```{recipe} r\nlike: NAME\nbatch: $NAME\n```\n", "```{plot} loss\n:run: x\n:label: NAME\n:log: NAME\n```\n",
  ])
  func longNamesMakeShortMessages(chapter: String) throws {
    // Lines are bounded; what is longer is refused as a whole.
    for length in [15_000, 100_000] {
      let found = try Self.mistakes(chapter.replacing("NAME", with: String(repeating: "n", count: length)))
      #expect(!found.isEmpty)
      for message in found { #expect(message.count < 500, "\(message.count) characters") }
    }
  }

  @Test func chainsOfRunsAreBounded() throws {
    func chain(_ count: Int) -> String {
      "```{recipe} r0\nbatch: 8\n```\n\n"
        + (1..<count).map { "```{recipe} r\($0)\nlike: r\($0 - 1)\n```\n\n" }.joined()
    }
    #expect(try Self.mistakes(chain(33)) == [])
    let found = try Self.mistakes(chain(2000))
    #expect(
      found == [
        "a.md:136:7 'like' leads through more than 32 recipes and runs",
        "a.md:4003:1 a book has at most 1000 recipes and runs",
      ])
    let needs = (0..<900).map { index in
      "```{train} t\(index)\ndata: shapes\nmodel: resnet9\nbatch: 8\nepochs: 1\n"
        + "schedule: {constant: t\(index + 1).train.loss}\n```\n\n"
    }
    let waiting = try Self.mistakes(needs.joined())
    #expect(waiting == ["a.md:7200:22 there is no run 't900'"])
  }

  @Test func nulBytesAreNamed() throws {
    #expect(try Self.mistakes("Text \0 here\n") == ["a.md:3:6 there is a NUL byte in this line"])
    #expect(
      try Self.mistakes("", book: "title: \"Bo\0ok\"\n").map { String($0.prefix(60)) }
        == ["book.yml:1:11 there is a control character in these settings"])
  }

  @Test(arguments: ["../x", "a/../../x", "..\\..\\x", "..", "a/b", "\u{0}", String(repeating: "ü", count: 300)])
  func overridesStayInTheOutputFolder(value: String) throws {
    var options = Notebook.Options()
    options.output = "/base/output"
    options.overrides = [.init(name: "width", value: value)]
    let folder = options.folder.standardizedFileURL.path
    #expect(folder.hasPrefix("/base/output/quick+width="))
    #expect(!folder.dropFirst("/base/output/".count).contains { "/\\".contains($0) })
    // With what is written beside it, a name has 255 bytes at most.
    #expect(options.folder.lastPathComponent.utf8.count <= 220)
  }
}
