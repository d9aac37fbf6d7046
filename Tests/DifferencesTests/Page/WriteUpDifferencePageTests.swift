import Files
import Foundation
import Publishing
import Runs
import Testing

@testable import Differences

/// The page of write-ups whose records are made of known numbers.
@Suite struct WriteUpDifferencePageTests {
  /// The page without its style.
  static func page(_ first: WriteUp, _ second: WriteUp) throws -> String {
    let page = String(decoding: try WriteUpDifference(first, second).page { _ in [] }, as: UTF8.self)
    #expect(DifferencePage.isOne(page.utf8))
    return try #require(page.firstRange(of: "</style>\n</head>").map { String(page[$0.upperBound...]) })
  }

  static func cells(_ page: String, of row: String) throws -> [String] {
    let line = try #require(page.split(separator: "\n").first { $0.contains(">\(row)</") }, "\(row)")
    return line.matches(of: /<td[^>]*>(.*?)<\/td>/).map { String($0.1).replacing(/<[^>]*>/, with: "") }
  }

  @Test func severalSeeds() throws {
    let page = try Self.page(try .made("a", ["run": "base"]), try .made("b", ["run": "other"]))
    // As the text has it: see WriteUpDifferenceTests.
    #expect(
      try Self.cells(page, of: "Test accuracy, %")
        == ["Test accuracy, %", "60 ± 25", "72 ± 40", "+12", "−7 to +31", "0.118", "paired t test over 3 seeds"])
    #expect(
      try Self.cells(page, of: "Test loss") == ["Test loss", "1.500 ± 0.000", "1.500 ± 0.000", "the same", "", "", ""])
    #expect(page.contains("<p dir=\"auto\">B ends 12 points above A (not shown to differ, p = 0.118).</p>"))
    #expect(try Self.cells(page, of: "schedule.constant.rate")[1] == "0.05")
    // Accuracy and loss over each other; both rates never change.
    #expect(page.matches(of: /<title id="run-1-[a-z-]*-title">([A-Za-z ]*)</).map(\.1) == ["Accuracy", "Loss"])
    #expect(
      page.contains(">A 60.0\u{a0}% (n\u{a0}=\u{a0}3)</text>")
        && page.contains(">B 71.7\u{a0}% (n\u{a0}=\u{a0}3)</text>"))
  }

  @Test func severalSeedsAgainstOne() throws {
    let page = try Self.page(try .made("a", ["run": "base"]), try .made("b", ["run": "other"], seeds: [3]))
    #expect(page.contains("Results are those of the seed that both have: 3. Curves are of all seeds."))
    let accuracy = try Self.cells(page, of: "Test accuracy, %")
    #expect(accuracy[1...5] == ["70.00", "90.00", "+20.00", "–", "0.125"])
    #expect(accuracy[6] == "exact McNemar test of these two networks on 20 pictures")
    #expect(try Self.cells(page, of: "seeds") == ["seeds", "1, 2, 3", "3"])
    let apart = try Self.page(try .made("a", ["run": "base"]), try .made("b", ["run": "far"]))
    #expect(try Self.cells(apart, of: "Test accuracy, %")[6] == "Welch&#39;s t test")
    #expect(!apart.contains("that both have"))
  }

  @Test func equalWriteUps() throws {
    let side = try WriteUp.made("a", ["run": "base", "finder": "finder"])
    let page = try Self.page(side, side)
    #expect(page.contains("Nothing that was compared differs."))
    #expect(page.contains("2 runs have the same settings and records: finder and run."))
    #expect(page.contains("The prose is not compared: there are no chapters in A and B."))
    #expect(page.contains("There are no drawings in A and B."))
    #expect(!page.contains("<svg") && !page.contains("id=\"run-1\"") && !page.contains("id=\"faults\""))
  }

  @Test func runsOfOneSide() throws {
    let page = try Self.page(
      try .made("a", ["base": "base", "gone": "twice"]), try .made("b", ["base": "base", "new": "finder"]))
    #expect(page.contains("Different: 2 runs of one side only."))
    #expect(try Self.cells(page, of: "gone") == ["A", "gone", "training", "1", "75.00"])
    #expect(try Self.cells(page, of: "new") == ["B", "new", "range test", "2", "–"])
  }

  @Test func rangeTestsAreLaidOverEachOther() throws {
    var (a, b) = (try WriteUp.made("a", ["finder": "finder"]), try WriteUp.made("b", ["finder": "finder"], seeds: [2]))
    a.suggestions["finder"] = ["valley": [0.1, 0.4]]
    b.suggestions["finder"] = ["valley": [0.3], "steepest": [0.3]]
    let page = try Self.page(a, b)
    #expect(try Self.cells(page, of: "suggestion.valley") == ["suggestion.valley", "0.2 (n = 2)", "0.3"])
    #expect(try Self.cells(page, of: "suggestion.steepest") == ["suggestion.steepest", "none", "0.3"])
    #expect(page.contains("<title id=\"run-1-range-tests-title\">Learning-rate range tests</title>"))
    // Losses are lowest at 2 in the first seed, and at 0.5 in the second; rates are a ninth of a decade apart or less.
    #expect(page.contains("A is lowest, 1, at a rate of 1.96. B is lowest, 1, at a rate of 0.486. Not smoothed."))
  }

  @Test func otherSortsOfRuns() throws {
    let page = try Self.page(try .made("a", ["run": "base"]), try .made("b", ["run": "finder"]))
    #expect(page.contains("Curves are not laid over each other: A is a training, B a range test."))
    #expect(try Self.cells(page, of: "purpose")[1] == "&quot;training&quot;")
  }

  @Test func wordsAreMarkedAndLinesFolded() throws {
    var (a, b) = (try WriteUp.made("a", ["run": "base"]), try WriteUp.made("b", ["run": "base"]))
    let lines = (1...9).map { "line \($0)\n" }.joined()
    let picture = Data([0, 1, 2])
    a.chapters = [
      "one.md": lines + "We look once.\n", "same.md": "x\n", "p.png": "", "old.md": "only here\n",
    ].mapValues { Data($0.utf8) }.reduce(into: [:]) { $0[RelativePath($1.key)] = $1.value }
    b.chapters = a.chapters
    b.chapters?[RelativePath("one.md")] = Data((lines + "We look <b>twice</b>.").utf8)
    b.chapters?[RelativePath("p.png")] = picture
    b.chapters?[RelativePath("old.md")] = nil
    let page = try Self.page(a, b)
    #expect(page.contains("Different: 3 files of the chapters."))
    #expect(page.contains("1 file of the chapters is the same."))
    #expect(page.contains("<summary>6 unchanged lines</summary>"))
    #expect(page.contains("<span class=\"sign\">−</span><span dir=\"auto\">We look <del>once</del>.</span>"))
    #expect(
      page.contains(
        "<span class=\"sign\">+</span><span dir=\"auto\">We look <ins>&lt;b&gt;twice&lt;/b&gt;</ins>.</span>"))
    #expect(page.contains("(no line feed at the end)") && page.contains("Only A has this file."))
    #expect(page.contains("Not compared line by line. A: 0 bytes (e3b0c44298fc); B: 3 bytes ("))
  }

  @Test func whatIsTooLongIsNotShown() throws {
    var (a, b) = (try WriteUp.made("a", ["run": "base"]), try WriteUp.made("b", ["run": "base"]))
    a.chapters = [RelativePath("long.md"): Data("old\n".utf8), RelativePath("short.md"): Data("old\n".utf8)]
    b.chapters = [
      RelativePath("long.md"): Data(String(repeating: "new\n", count: 100_000).utf8),
      RelativePath("short.md"): Data("new\n".utf8),
    ]
    let page = try Self.page(a, b)
    #expect(
      page.contains("<code>long.md</code></h3>\n<p dir=\"auto\">It differs, and is not shown, since it is too long"))
    #expect(page.matches(of: /class="line second"/).count == 1)
  }

  @Test func figuresStandSideBySide() throws {
    var (a, b) = (try WriteUp.made("a", ["run": "base"]), try WriteUp.made("b", ["run": "base"]))
    func svg(_ text: String, dark: String? = nil) -> DrawnFigure {
      DrawnFigure(
        shows: "Shows \(text).", picture: .svg(Data(text.utf8), dark: dark.map { Data($0.utf8) }), digest: text)
    }
    a.figures = ["same": svg("s"), "curve": svg("a", dark: "d"), "gone": svg("g"), "bad": svg("x")]
    b.figures = [
      "same": svg("s"), "curve": svg("b"), "bad": DrawnFigure(shows: nil, picture: nil, digest: "y"),
    ]
    let page = try Self.page(a, b)
    #expect(page.contains("1 figure is the same to the byte.") && page.contains("Only A has gone."))
    #expect(page.contains("<img src=\"data:image/svg+xml;base64,YQ==\" alt=\"Shows a.\">"))
    #expect(page.contains("(prefers-color-scheme: dark)\" srcset=\"data:image/svg+xml;base64,ZA==\">"))
    #expect(page.contains("<img src=\"data:image/svg+xml;base64,Yg==\" alt=\"Shows b.\">"))
    #expect(page.contains("That of B cannot be shown."))
    #expect(page.matches(of: /<img\ /).count == 3)
  }

  @Test(arguments: ["\"><script>alert(1)</script>", "{{{title}}}", "a\u{202E}b\u{7}\n", "' onload='alert(1)"])
  func hostileTexts(text: String) throws {
    var (a, b) = (WriteUp(name: text), WriteUp(name: text + "2"))
    (a.runs, b.runs) = (try WriteUp.made("", ["run": "base"]).runs, try WriteUp.made("", ["run": "other"]).runs)
    for (index, record) in (b.runs["run"]?.records ?? []).enumerated() {
      var record = record
      record.provenance.processor = text
      record.provenance.library = text
      record.data.name = text
      b.runs["run"]?.records[index] = record
    }
    (a.faults, b.reported) = ([text], [text])
    let figure = DrawnFigure(shows: text, picture: .png(Data([1])), digest: "1")
    (a.figures, b.figures) = ([text: figure], [text: DrawnFigure(shows: text, picture: .png(Data([2])), digest: "2")])
    (a.chapters, b.chapters) = ([RelativePath(text): Data(text.utf8)], [RelativePath(text): Data("other".utf8)])
    let page = try Self.page(a, b)
    #expect(!page.contains("<script") && !page.contains("\u{202E}") && !page.contains("\u{7}"))
    #expect(!page.contains("' onload='"))
    // All of it is there as text.
    #expect(page.contains("id=\"faults\"") && page.contains("id=\"figure-1\"") && page.contains("id=\"chapter-1\""))
  }
}
