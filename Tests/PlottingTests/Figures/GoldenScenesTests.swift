import Foundation
import SampleFigures
import Testing

@testable import Plotting

/// Every small figure is the picture that somebody looked at and found right.
@Suite struct GoldenScenesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens")
  private static let writes = ProcessInfo.processInfo.environment["CYCLOPEDIA_WRITE_GOLDENS"] == "1"

  @Test(arguments: SmallFigures.all.indices) func theSceneIsAsItWas(index: Int) throws {
    let sample = SmallFigures.all[index]
    let found = SceneText(sample.figure.scene(sample.style, measurer: FixedWidthMeasurer())).lines
    let file = Self.folder.appending(path: "\(sample.name).txt")
    let golden = (try? String(contentsOf: file, encoding: .utf8))?.split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast().map(String.init)
    guard found != golden else { return }
    // A run that writes fails too, so that no machine that only tests can pass by writing.
    if Self.writes { try Data((found.joined(separator: "\n") + "\n").utf8).write(to: file) }
    let words = Self.firstDifferences(golden ?? [], found)
    Issue.record(
      """
      \(sample.name) \(Self.writes ? "was rewritten" : golden == nil ? "has no golden" : "is not as it was"):
      \(words)
      Look at the figure; where it is right, CYCLOPEDIA_WRITE_GOLDENS=1 swift test --filter GoldenScenesTests
      writes it into Tests/PlottingTests/Goldens.
      """)
  }

  @Test func everyKindHasAGoldenAndEveryGoldenAFigure() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".txt") }
    #expect(names.sorted() == SmallFigures.all.map { "\($0.name).txt" }.sorted())
    let kinds = Set(SmallFigures.all.map { type(of: $0.figure).kind })
    #expect(kinds == Set(SampleFigures.all.map { type(of: $0.figure).kind }))
    let sizes = try names.map { try Data(contentsOf: Self.folder.appending(path: $0)).count }
    #expect(sizes.allSatisfy { $0 < 15_000 } && sizes.reduce(0, +) < 200_000)
  }

  @Test func aDifferenceIsShownWithItsLine() {
    let words = Self.firstDifferences(["a", "b", "c"], ["a", "x", "c", "d"])
    #expect(words == "line 2\n  was b\n  is  x\nline 4\n  was –\n  is  d")
  }

  /// The first lines that differ, both ways.
  private static func firstDifferences(_ golden: [String], _ found: [String]) -> String {
    let differing = (0..<max(golden.count, found.count)).filter { line in
      !golden.indices.contains(line) || !found.indices.contains(line) || golden[line] != found[line]
    }
    func text(_ lines: [String], _ line: Int) -> String { lines.indices.contains(line) ? lines[line] : "–" }
    return differing.prefix(4).map { "line \($0 + 1)\n  was \(text(golden, $0))\n  is  \(text(found, $0))" }
      .joined(separator: "\n")
  }
}
