import Testing

@testable import Notebook

/// What goes wrong around settings: fences, tabs, indentation, names of other tools.
@Suite struct FenceMistakeTests {
  static let plain = "like: plain\nepochs: 1\nschedule: {constant: 0.1}\n"

  static let cases: [Mistake] = [
    // Nothing is said of what an unclosed fence swallows.
    Mistake(
      "👉```{train} open\n\(plain)\nText: with `code` and *more*.\n\n| a |\n|---|\n", "this fence is never closed",
      hint: "close it with a line ```"),
    Mistake(
      "👉```{train} open\n\(plain)\n\nSome text.\n\n```{plot} loss\n:run: open\n```\n",
      "this fence is not closed before the next one, in line 11",
      hint: "close it with a line ```; a fence around others has more marks than they have"),
    Mistake(
      "👉:::{note} Title\nText that goes on.\n", "this fence is never closed", hint: "close it with a line :::"),
    Mistake(
      "```{train} bad\nlike: plain\nschedule:\n👉\tconstant: 0.1\n```\n", "a tab indents this line",
      hint: "indent settings with spaces"),
    .train(
      "epochs: 1\nschedule:\n  one-cycle:\n  👉max: 0.1", "'max' stands beside 'one-cycle', not within it",
      hint: "indent it further than 'one-cycle', which it belongs to"),
    // A mistake in 'like' does not hide the others.
    Mistake(
      "```{train} bad\nlike: 👉plian\nepochs: 👉many\nschedule: {constant: 👉findr.suggestion}\n👉sede: 1\n```\n",
      [
        .init(message: "there is no recipe or run 'plian'", hint: "did you mean 'plain'?"),
        .init(message: "epochs takes a whole number, not 'many'", hint: nil),
        .init(message: "there is no run 'findr'", hint: "did you mean 'finder'?"),
        .init(message: "the training 'bad' has no setting 'sede'", hint: "did you mean 'seed'?"),
      ]),
    .train(
      "epochs: 1\nschedule: {constant: 0.1}\n👉batch_size: 32", "the training 'bad' has no setting 'batch_size'",
      hint: "did you mean 'batch'?"),
    .train(
      "epochs: 1\nschedule: {constant: 0.1}\n👉learning-rate: 0.1", "the training 'bad' has no setting 'learning-rate'",
      hint: "the learning rate is the schedule's: write schedule: {constant: 0.1}"),
  ]

  @Test(arguments: cases) func itIsSaidInOnePlace(_ mistake: Mistake) throws { try expect(mistake) }
}
