import Testing

@testable import Runs

@Suite struct ResultExpressionTests {
  @Test(
    arguments: [
      ("finder.suggestion", 8.0, nil), ("finder.suggestion / 10", 0.8, nil), ("finder.suggestion * 2", 16, nil),
      ("finder.suggestion / 10 or 0.04", 0.8, 0.04), ("finder.suggestion or 1e-3", 8, 0.001),
      ("finder.suggestion * 1/4", 2, nil), ("finder.suggestion or 1/8", 8, 0.125), ("a.b / -4", -2, nil),
      ("  a.b   *   2  ", 16, nil), ("a#3.b", 8, nil), ("a.class(big cat).recall", 8, nil), ("a.at(2)", 8, nil),
    ] as [(String, Double?, Double?)])
  func expressionsAreRead(text: String, value: Double?, fallback: Double?) {
    let expression = ResultExpression(text)
    #expect(expression?.value(of: 8) == value)
    #expect(expression?.fallback == fallback)
  }

  @Test(arguments: [
    "", "0.4", "5/24", "finder", "reflect", "1e-4", "0.5.5", ".5", "nan", "a.", ".a", "a..b", "A.b", "a b.c",
    "finder.suggestion / 0", "finder.suggestion / ten", "finder.suggestion + 1", "finder.suggestion or",
    "finder.suggestion or fast", "finder.suggestion / 10 / 2", "or 0.4", "finder.suggestion or 0.1 or 0.2",
    "a#b.c", "a#1#2.c", "a.class(cat", "a.class)cat(", "a.b(c)(d)", "a.b(c).d(e)", "-a.b", "a().b", "a(_).b", "A(1).b",
    "a(1)x.b", "a(1)(2).b", "a.b(c(d)", "5 epochs",
  ])
  func otherTextsAreNoExpressions(text: String) { #expect(ResultExpression(text) == nil) }

  @Test(
    arguments: [
      ("a.test.accuracy", "a", nil, "test.accuracy", nil, .final),
      ("a.test.accuracy.final", "a", nil, "test.accuracy", nil, .final),
      ("a.test.accuracy.best", "a", nil, "test.accuracy", nil, .best),
      ("a.test.accuracy.at(5)", "a", nil, "test.accuracy", nil, .at(5)),
      ("a.test.accuracy.time-to(0.9)", "a", nil, "test.accuracy", nil, .timeTo(0.9, .epochs)),
      ("a.test.accuracy.time-to(9/10)", "a", nil, "test.accuracy", nil, .timeTo(0.9, .epochs)),
      ("a-1#7.class(cat).false-positives", "a-1", 7, "class.false-positives", "cat", .final),
      ("a.class(a.b).recall", "a", nil, "class.recall", "a.b", .final),
      ("a.best", "a", nil, "best", nil, .final),
      ("a(0.1).best", "a(0.1)", nil, "best", nil, .final),
      ("a(1e-5;x/2)#3.test.loss.best", "a(1e-5;x/2)", 3, "test.loss", nil, .best),
      ("a.difference(b(0.1)).test.loss", "a", nil, "difference.test.loss", "b(0.1)", .final),
      ("a.test.loss.steps-to(2)", "a", nil, "test.loss", nil, .timeTo(2, .steps)),
      ("a.test.loss.seconds-to(2)", "a", nil, "test.loss", nil, .timeTo(2, .seconds)),
      ("a.loss.at(x)", "a", nil, "loss.at", "x", .final),
    ] as [(String, String, Int?, String, String?, ResultPath.Moment)])
  func pathsAreTakenApart(
    text: String, run: String, seed: Int?, name: String, argument: String?, moment: ResultPath.Moment
  ) throws {
    let path = try #require(ResultPath(text))
    #expect((path.run, path.seed, path.name) == (run, seed, name))
    #expect(path.argument == argument)
    #expect(path.moment == moment)
    #expect(path.description == text)
  }

  @Test func aPathIsNoLongerThanANameCanBe() {
    #expect(ResultPath("a." + String(repeating: "b", count: 398)) != nil)
    #expect(ResultPath("a." + String(repeating: "b", count: 399)) == nil)
  }
}
