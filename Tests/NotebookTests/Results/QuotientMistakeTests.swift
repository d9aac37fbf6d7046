import SampleBooks
import Testing

@testable import Notebook

/// Quotients where they do not belong.
@Suite struct QuotientMistakeTests {
  /// Every message of a chapter that names a quotient where it does not belong, with its line.
  @Test(arguments: [
    ("of: nobody.steps\nover: base.steps", "", 2, "there is no run 'nobody'"),
    ("of: base\nover: base.steps", "", 2, "'base' is no result"),
    ("of: base.outcome\nover: base.steps", "", 2, "base.outcome is a text, and a quotient needs numbers"),
    (
      "of: base.duration\nover: base.test.accuracy", "", 3,
      "base.duration is a time and base.test.accuracy a share: neither is so many times the other"
    ),
    (
      "of: base.test.accuracy.time-to(0.5)\nover: base.test.accuracy.seconds-to(0.5)", "", 3,
      "base.test.accuracy.time-to(0.5) is a number and base.test.accuracy.seconds-to(0.5) a time: neither is so many "
        + "times the other"
    ),
    ("of: base.steps", "", 2, "the quotient 'ratio' needs the setting 'over'"),
    ("of: ratio.value\nover: base.steps", "", 2, "'ratio' is a quotient itself"),
    ("of: base.steps\nover: base.steps", "\n{value}`ratio.steps`\n", 6, "a quotient has no result 'steps'"),
    (
      "of: base.steps\nover: base.steps", "\n```{plot} accuracy\n:run: ratio\n```\n", 7,
      "{plot} accuracy shows trainings, and 'ratio' is a quotient"
    ),
    (
      "of: base.steps\nover: base.steps", "\n```{train} more\nlike: base\nschedule: {constant: ratio.value}\n```\n", 8,
      "a setting cannot be made of a quotient"
    ),
  ]) func aMistakeIsNamed(body: String, more: String, line: Int, message: String) throws {
    let start = MadeResults.chapter.split(separator: "\n", omittingEmptySubsequences: false).count
    let error = #expect(throws: AuthorMistakes.self) {
      try MadeBook.results(more: "```{quotient} ratio\n\(body)\n```\n\(more)")
    }
    let found = error?.found.filter { $0.severity == .error } ?? []
    #expect(found.map(\.message) == [message])
    #expect(found.first?.location.line == start + line - 1)
  }
}
