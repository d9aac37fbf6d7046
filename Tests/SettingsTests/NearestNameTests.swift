import Testing

@testable import Settings

@Suite(.timeLimit(.minutes(20))) struct NearestNameTests {
  @Test(arguments: [
    ("one-cylce", "one-cycle"), ("stpe", "step"), ("stp", "step"), ("steps", "step"), ("sttp", "step"),
    ("constant", nil), ("s", nil), ("", nil), ("step", "step"), ("one-cycle-x-y", nil), ("eno-cycle", "one-cycle"),
    ("épe", "épee"), ("épé", nil), ("STEP", "step"), ("One-Cycle", "one-cycle"),
  ])
  func theNearest(name: String, nearest: String?) {
    #expect(NearestName.find(name, among: ["one-cycle", "step", "épee"]) == nearest)
  }

  @Test(arguments: [
    ("batch_size", "did you mean 'batch'?"), ("accuracy", "did you mean 'test.accuracy' or 'train.accuracy'?"),
    ("accuracy.test", "did you mean 'test.accuracy'?"),
    ("loss", "known names: batch, steps, test.accuracy, train.accuracy"),
    ("_", "known names: batch, steps, test.accuracy, train.accuracy"),
  ])
  func namesOfTheSameWordsAreNear(name: String, hint: String) {
    #expect(NearestName.hint(for: name, among: ["batch", "steps", "test.accuracy", "train.accuracy"]) == hint)
  }

  @Test func theSameInOtherLettersIsNearest() {
    #expect(NearestName.find("AdamW", among: ["adam", "adamw", "sgd"]) == "adamw")
  }

  @Test func theFirstOfEquallyNearOnesIsNamed() {
    #expect(NearestName.find("rate", among: ["rats", "race", "rates", "mate"]) == "mate")
    #expect(NearestName.find("fixed-rate", among: ["fixed-gates", "fixed-date", "fixed-aces"]) == "fixed-date")
  }

  /// Against the whole table, for words that are alike.
  @Test func theDistanceIsThatOfTheWholeTable() {
    var random = SystemRandomNumberGenerator()
    func word() -> [UInt8] { (0..<Int.random(in: 0...9, using: &random)).map { _ in .random(in: 97...99) } }
    for _ in 0..<3000 {
      let (a, b) = (word(), word())
      let all = Self.distance(a, b)
      for most in 1...4 {
        #expect(NearestName.distance(a, b, most: most) == (all <= most ? all : nil), "\(a) \(b) \(most)")
      }
    }
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var rows = (0...a.count).map { i in (0...b.count).map { j in i == 0 ? j : i } }
    for i in a.indices {
      for j in b.indices {
        rows[i + 1][j + 1] = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          rows[i + 1][j + 1] = min(rows[i + 1][j + 1], rows[i - 1][j - 1] + 1)
        }
      }
    }
    return rows[a.count][b.count]
  }

  @Test func allAreNamedWhereNoneIsNear() {
    #expect(NearestName.hint(for: "x", among: ["step", "cosine"]) == "known names: cosine, step")
    #expect(NearestName.hint(for: "x", among: []) == nil)
    let many = (0..<100_000).map { "name-\($0)" }
    #expect((4000...5000).contains(NearestName.hint(for: "x", among: many)?.utf8.count ?? 0))
  }

  /// A hint is sought for the first mistakes only: a thousand wrong labels among a thousand known ones are not compared
  /// a million times.
  @Test func hintsAreMadeForAFewMistakesOnly() {
    let diagnostics = Diagnostics()
    var made = 0
    func hint() -> String {
      made += 1
      return "do"
    }
    for line in 1...1000 {
      diagnostics.report("there is no label", at: SourceLocation(file: "a.md", line: line), hint: hint())
    }
    #expect(diagnostics.count == 1000)
    #expect(diagnostics.sorted[0].hint != nil)
    #expect(made == 200)
  }

  @Test func whatWasSaidIsNotSaidAgain() {
    let diagnostics = Diagnostics()
    for _ in 0..<2 {
      for line in 1...300 {
        diagnostics.report("m", at: SourceLocation(file: "a.md", line: line), hint: "do")
        diagnostics.report(Diagnostic("m", at: SourceLocation(file: "a.md", line: line), hint: "do"))
      }
    }
    #expect(diagnostics.count == 300 && diagnostics.errorCount == 300)
  }
}
