import Drawing
import Foundation
import Manuscript
import Publishing
import Runs
import SampleBooks
import Testing

@testable import Notebook

/// What table, caption, figure, claim and prose say of the same difference, side by side, for a reader to judge: one, three
/// and five seeds; shown, the opposite shown, not shown, and equal.
///
/// `CYCLOPEDIA_WRITE_GOLDENS=1 swift test --filter StatisticsWordsTests` writes them anew.
@Suite struct StatisticsWordsTests {
  private struct Case {
    var name: String
    var base: [Int]
    var run: [Int]
  }

  /// Pictures that are right, of twenty, for each seed.
  private static let cases: [Case] = [
    Case(name: "one-shown", base: [5], run: [19]), Case(name: "one-opposite", base: [19], run: [5]),
    Case(name: "one-not-shown", base: [10], run: [12]), Case(name: "one-equal", base: [10], run: [10]),
    Case(name: "three-shown", base: [8, 9, 10], run: [14, 15, 17]),
    Case(name: "three-opposite", base: [14, 15, 17], run: [8, 9, 10]),
    Case(name: "three-not-shown", base: [10, 12, 14], run: [12, 13, 18]),
    Case(name: "three-equal", base: [10, 12, 14], run: [10, 12, 14]),
    Case(name: "five-shown", base: [8, 9, 10, 8, 9], run: [14, 15, 17, 13, 15]),
    Case(name: "five-opposite", base: [14, 15, 17, 13, 15], run: [8, 9, 10, 8, 9]),
    Case(name: "five-not-shown", base: [10, 12, 14, 9, 11], run: [12, 11, 15, 9, 13]),
    Case(name: "five-equal", base: [10, 12, 14, 9, 11], run: [10, 12, 14, 9, 11]),
  ]

  private static func chapter(_ one: Case) -> String {
    let name = one.name
    return """

      ```{train} base-\(name)
      like: plain
      epochs: 3
      schedule: {constant: 0.05}
      seeds: [\(one.base.indices.map { "\($0 + 1)" }.joined(separator: ", "))]
      ```
      ```{train} run-\(name)
      like: base-\(name)
      schedule: {constant: 0.0625}
      ```
      ```{compare} \(name)
      runs: [base-\(name), run-\(name)]
      by: [test.accuracy]
      ```
      ```{table} comparison
      :run: \(name)
      ```
      ```{plot} comparison
      :run: \(name)
      ```

      {claim}`run-\(name).test.accuracy > base-\(name).test.accuracy`

      {value}`run-\(name).test.accuracy` against {value}`base-\(name).test.accuracy`: {value}`\(name).difference`

      """
  }

  /// What the pages say, a line for each piece.
  private static func words() throws -> [String] {
    let text = "# Words\n\n" + SampleText.recipe() + cases.map(chapter).joined()
    let notebook = try TestNotebook(["book.yml": "title: Words", "words.md": text])
    defer { withExtendedLifetime(notebook) {} }
    let (book, _) = try notebook.notebook().check()
    let pairs = cases.flatMap { [("base-\($0.name)", $0.base), ("run-\($0.name)", $0.run)] }
    let right = Dictionary(pairs) { first, _ in first }
    let results = try MadeResults.results(of: book.runs, book.symbols, right: right)
    let builder = ReportBuilder(book, results, parameters: [:], roles: RoleKinds.all, measurer: try PangoMeasurer())
    let blocks = builder.blocks(book.chapters[0].blocks, in: 0)
    // Claims that do not hold are said.
    #expect(builder.problems.allSatisfy { $0.message.hasPrefix("the claim does not hold") })
    #expect(builder.problems.count == cases.count { !$0.name.hasSuffix("e-shown") })
    return blocks.flatMap { block -> [String] in
      switch block {
      case .embed(.table(let table), _):
        return ["", table.label, "  table    " + table.caption.plainText]
          + table.table.rows.map { "           " + $0.joined(separator: " | ") }
      case .embed(.figure(let figure), _):
        return ["  figure   " + figure.caption.plainText, "  alt      " + figure.alt]
      case .paragraph(let inlines, _): return ["  prose    " + inlines.plainText]
      default: return []
      }
    }.map { $0.replacing("\u{a0}", with: "_") }
  }

  @Test func theyAreAsSomebodyFoundThemRight() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/statistics-words.txt")
    let found = try Self.words().joined(separator: "\n") + "\n"
    let golden = try? String(contentsOf: file, encoding: .utf8)
    guard found != golden else { return }
    // A run that writes fails too, so that no machine that only tests can pass by writing.
    if ProcessInfo.processInfo.environment["CYCLOPEDIA_WRITE_GOLDENS"] == "1" {
      try Data(found.utf8).write(to: file)
    }
    let lines = zip(found.split(separator: "\n"), (golden ?? "").split(separator: "\n")).first { $0 != $1 }
    Issue.record(
      "the words are not as they were: \(lines.map { "\($0.0), and not \($0.1)" } ?? "\(found.count) letters")")
  }

  /// Whatever the words are, they agree with the test.
  @Test func nothingContradictsTheTest() throws {
    let words = try Self.words().joined(separator: "\n")
    for part in words.components(separatedBy: "\n\n") where !part.isEmpty {
      let isShown = part.contains("-shown-") && !part.contains("-not-shown-")
      let isOpposite = part.contains("-opposite-")
      // Two networks that are right on the same pictures have a test; seeds that do not differ have none.
      let isTested = part.contains("-not-shown-") || part.contains("one-equal")
      #expect(part.contains("not shown to differ") == isTested, "\(part)")
      #expect(part.contains("the opposite is shown") == isOpposite, "\(part)")
      #expect(part.contains("not shown:") == !(isShown || isOpposite), "\(part)")
      #expect(part.contains("exactly as high") == part.contains("-equal-"), "\(part)")
    }
  }
}
