import Experiments
import Foundation
import Settings
import Testing

@testable import Notebook
@testable import cyclopedia

/// The guide in `chapters/guide` is about this program. Its commands are run by `Scripts/prove guide`.
@Suite struct GuideTests {
  @Test func theReferenceIsWhatKindsPrints() throws {
    let printed = KindsMarkdown.reference.text.trimmingCharacters(in: .newlines) + "\n"
    let isSame = try GuideText.chapter("reference.md") == printed
    #expect(isSame, "run: cyclopedia kinds --markdown > chapters/guide/reference.md")
  }

  @Test func theGuideIsSound() throws {
    var options = Notebook.Options()
    options.chapters = GuideText.folder.path
    options.profile = "guide"
    let (book, _) = try Notebook(options, edition: "test").check()
    #expect(book.warnings.map(\.description) == [])
  }

  /// What is shown as an example stands beside it, or is put into a file and built.
  @Test func everyExampleIsRun() throws {
    let examples = try GuideText.blocks("markdown").filter { $0.chapter != "reference.md" }
    #expect(examples.count > 10)
    for example in examples where example.lead.firstMatch(of: /`[\w\/.-]+\.md`.*:$/) == nil {
      #expect(example.rest.contains("\n" + example.text), "\(example) does not stand beside it")
    }
  }

  @Test func whatIsCalledYAMLIsYAML() throws {
    let blocks = try GuideText.blocks("yaml")
    #expect(blocks.contains { $0.text.contains("runs-on:") })
    for block in blocks where !block.text.hasPrefix("---") {
      let diagnostics = Diagnostics()
      let node = SettingsText.parse(block.text, at: SourceLocation(file: block.chapter), diagnostics: diagnostics)
      #expect(node != nil && diagnostics.sorted.map(\.description) == [], "\(block)")
    }
  }

  /// Of the tests that the guide makes wrong on purpose, as they came out in the report that is committed.
  @Test(arguments: ["too-low", "too-short", "too-coarse", "too-high"])
  func whatIsMadeWrongOnPurposeRefuses(_ name: String) throws {
    struct Run: Decodable { var seeds: [Seed] }
    struct Seed: Decodable { var suggestions: [String: Double]? }
    let report = GuideText.folder.appending(path: "../../output/guide")
    let data = try Data(contentsOf: report.appending(path: "data/\(name).json"))
    let run = try JSONDecoder().decode(Run.self, from: data)
    #expect(!run.seeds.isEmpty && run.seeds.allSatisfy { $0.suggestions?["valley"] == nil })
  }

  /// Every reason has a row, and every row is a reason.
  @Test func theTableOfRefusalsIsWhole() throws {
    let rows = try GuideText.chapter("range-tests.md").matches(of: /(?m)^\| ((?:the|too|is|a) [^|]*) \|.*\|.*\|$/)
      .map { String($0.output.1) }
    let sentences = Self.refusals.map(\.sentence)
    for sentence in sentences { #expect(rows.contains { sentence.contains($0) }, "no row for: \(sentence)") }
    for row in rows { #expect(sentences.contains { $0.contains(row) }, "no test says: \(row)") }
  }

  private static let refusals: [Refusal] = {
    let first = Refusal.tooFewPoints(1, needed: 3)
    return sequence(first: first, next: after).map(\.self)
  }()

  /// One of each: a new case has no place here until somebody gives it one, and a row.
  private static func after(_ refusal: Refusal) -> Refusal? {
    switch refusal {
    case .tooFewPoints: .divergedAtOnce(at: 1, from: 1)
    case .divergedAtOnce: .neverFell(from: 1)
    case .neverFell: .onlyRose(from: 1)
    case .onlyRose: .neverMoved(to: 1)
    case .neverMoved: .tooNoisy
    case .tooNoisy: .tooCoarse(steps: 1, needed: 3)
    case .tooCoarse: .fellOnlyAfterDiverging(diverged: 1, fell: 2)
    case .fellOnlyAfterDiverging: .stillFalling(to: 1)
    case .stillFalling: .alreadyFalling(from: 1)
    case .alreadyFalling: .noFlatPart
    case .noFlatPart: .belowTest(1, from: 2)
    case .belowTest: .rulesApart(low: 1, high: 2)
    case .rulesApart: .tooFewRules(1)
    case .tooFewRules: .needsAccuracy
    case .needsAccuracy: .needsLoss
    case .needsLoss: nil
    }
  }
}
