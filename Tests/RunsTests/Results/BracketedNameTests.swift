import Settings
import Testing

@testable import Runs

/// Names of classes with any letters.
@Suite struct BracketedNameTests {
  @Test(arguments: [
    ("run.class(Tomato_(bush)_late).recall", "Tomato_(bush)_late"), ("run.class(St. Bernard).recall", "St. Bernard"),
    ("run.class(known as pie).recall", "known as pie"), ("run.class(a:b [c] #2).recall", "a:b [c] #2"),
    ("run.class(naïve café 🐈).recall", "naïve café 🐈"), ("run.class(cafe\u{301}).recall", "caf\u{e9}"),
    ("run.class(\"open (\").recall", "open ("), ("run.class(\") shut\").recall", ") shut"),
    ("run.class(say \"so\").recall", "say \"so\""), ("run.class(a / b > c).recall", "a / b > c"),
  ])
  func aNameStandsInBrackets(_ text: String, _ name: String) throws {
    let path = try #require(ResultPath(text))
    #expect(path.argument == name && path.name == "class.recall" && path.run == "run" && path.moment == .final)
    #expect(ResultExpression("\(text) / 10 or 0.5")?.path.argument == name)
    #expect(Claim("\(text) > 0.5 expected false")?.paths.map(\.argument) == [name])
    let place = SourceLocation(file: "a.md")
    let diagnostics = Diagnostics()
    let value = ValueExpression("\(text) as percent 1", at: place, diagnostics: diagnostics)
    #expect(value?.path.argument == name && value?.format != nil && diagnostics.count == 0)
  }

  @Test(arguments: [
    "run.class(a.recall", "run.class(a)).recall", "run.class(\"a).recall", "run test.loss", "run.", ".a",
  ])
  func whatIsNotClosedIsNoPath(_ text: String) { #expect(ResultPath(text) == nil) }
}
