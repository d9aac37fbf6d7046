import Experiments
import Foundation
import SampleBooks
import Settings
import Testing

@testable import KindReference
@testable import Notebook

/// What `kinds NAME` gives to be copied: each example is a book that is sound, is planned, and trains in its short form.
@Suite struct KindExampleTests {
  private static let lists = KindLists.all

  /// What examples name beside their text.
  private static func book(_ example: KindExample) throws -> TestNotebook {
    let book = try TestNotebook([
      "book.yml": example.book + "chapters: [a.md]\n", "a.md": example.chapter, "part.md": "More.\n",
    ])
    try book.write(TinyPicture.bytes, to: "chapters/network.png")
    return book
  }

  /// On fewer pictures; policies keep their epochs, which their milestones count.
  private static func short(_ example: KindExample, epochs: Int = 2) -> KindExample {
    var short = example
    short.chapter = example.chapter.replacing("epochs: 24\n", with: "epochs: \(epochs)\n")
      .replacing("{train: 200, test: 100}", with: "{train: 60, test: 20}").replacing("batch: 50", with: "batch: 20")
      .replacing("-to(0.2)", with: "-to(0.01)")
    return short
  }

  @Test(arguments: lists.map(\.title)) func everyExampleIsSoundAndPlanned(_ title: String) async throws {
    let list = try #require(Self.lists.first { $0.title == title })
    for kind in list.kinds {
      let book = try Self.book(kind.example)
      let found = book.mistakes().filter { $0.severity == .error }
      #expect(found.map(\.description) == [], "\(title) \(kind.name):\n\(kind.example.chapter)")
      #expect(Self.uses(kind, title), "\(title) \(kind.name) is not in its example:\n\(kind.example.chapter)")
      // Pictures that have to be fetched are not there.
      guard found.isEmpty, !["cifar10", "images"].contains(kind.name) else { continue }
      let planned = try await book.notebook().plan()
      #expect(planned.allSatisfy { $0.reason == nil }, "\(title) \(kind.name): \(planned.compactMap(\.reason))")
    }
  }

  private static func uses(_ kind: KindLists.Kind, _ title: String) -> Bool {
    if title == "files" { return true }
    let name = kind.name.replacing(/\(.*?\)/, with: "").split(separator: ".")
    return name.allSatisfy { kind.example.chapter.contains($0) }
  }

  @Test(arguments: [
    "directives", "models", "augmentations", "optimizers", "losses", "policies", "smoothings", "suggestion rules",
  ])
  func everyExampleTrains(_ title: String) async throws {
    let list = try #require(Self.lists.first { $0.title == title })
    for kind in list.kinds {
      let book = try Self.book(Self.short(kind.example, epochs: title == "policies" ? 24 : 2))
      let built = try await Built(book.notebook())
      #expect(built.problems == [], "\(title) \(kind.name)")
      #expect(built.isWritten)
      #expect(!kind.example.chapter.contains("{train}") || !built.trained.isEmpty, "\(title) \(kind.name)")
    }
  }

  /// All of a list on the same runs.
  @Test(arguments: ["plots", "tables", "endings", "formats"])
  func everyExampleIsShown(_ title: String) async throws {
    let list = try #require(Self.lists.first { $0.title == title })
    let all = Self.short(KindExample(list.kinds.map(\.example.own).joined(separator: "\n\n")), epochs: 6)
    let book = try Self.book(all)
    let built = try await Built(book.notebook())
    #expect(built.problems == [], "\(all.chapter)")
    #expect(built.isWritten)
  }

  struct Meaning: CustomTestStringConvertible, Sendable {
    var word: String
    var kinds: [String] = []
    var hint: String?
    var settingsOf: [String] = []

    var testDescription: String { word }
  }

  static let meanings = [
    Meaning(word: "Adam", kinds: ["adam"]), Meaning(word: "{plot}", kinds: ["plot"]),
    Meaning(word: "class(cat).recall", kinds: ["class(NAME).recall"]),
    Meaning(word: "accuracy", kinds: ["accuracy", "accuracy"]),
    Meaning(word: "weight_decay", settingsOf: ["optimizer sgd", "optimizer adam"]),
    Meaning(word: "affiliation", settingsOf: ["authors of file book.yml"]),
    Meaning(word: "batch", settingsOf: ["directive recipe", "directive train"]),
    Meaning(word: "batch_size", hint: "did you mean 'batch'?"),
    Meaning(word: "lr", hint: "the learning rate is the schedule's: write schedule: {constant: 0.1}"),
    Meaning(word: "learning_rate", kinds: ["learning-rate"]),
    Meaning(word: "CrossEntropyLoss", hint: "did you mean 'cross-entropy' or 'loss'?"),
    Meaning(word: "OneCycleLR", hint: "did you mean 'one-cycle'?"),
    Meaning(word: "pct_start", hint: "did you mean 'peak'?"),
    Meaning(word: "toctree", hint: "take it away"), Meaning(word: "one-cylce", hint: "did you mean 'one-cycle'?"),
  ]

  @Test(arguments: meanings) func namesAreFoundAsTheyAreSpelledElsewhere(_ meaning: Meaning) {
    let answer = KindAnswer(meaning.word)
    #expect(answer.kinds.flatMap(\.kinds).map(\.name) == meaning.kinds)
    for owner in meaning.settingsOf { #expect(answer.settings.contains { $0.owners.contains(owner) }, "\(owner)") }
    if meaning.word == "learning_rate" { #expect(answer.advice?.contains("schedule: {constant: 0.1}") == true) }
    guard let hint = meaning.hint else { return }
    #expect(answer.isEmpty)
    #expect(KindAnswer.hint(for: meaning.word)?.hasPrefix(hint) == true, "\(KindAnswer.hint(for: meaning.word) ?? "-")")
  }
}
