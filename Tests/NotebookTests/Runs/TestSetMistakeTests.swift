import Testing

/// Whatever would be chosen by the test set, and what a range test can be judged by.
@Suite struct TestSetMistakeTests {
  private static func hint(_ quantity: String) -> String {
    "take validation.\(quantity) with 'validation: 0.1'; to repeat what others did, write 'test-set: reproduction'"
  }

  private static func train(_ lines: String) -> String { "```{train} late\nlike: plain\nepochs: 2\n\(lines)\n```\n" }

  private static func rangeTest(_ lines: String) -> String {
    "```{range-test} wide\nlike: plain\nfrom: 1e-4\nto: 1\nsteps: 40\n\(lines)\n```\n"
  }

  static let refused: [Mistake] = [
    Mistake(
      train("schedule: {constant: 0.1}\nstop: 👉{test.accuracy: 0.9}"),
      "the end of the training would be chosen by the test set, by test.accuracy", hint: hint("accuracy")),
    Mistake(
      train("schedule: {constant: 0.1}\nstop: 👉{test.loss: 0.9}"),
      "the end of the training would be chosen by the test set, by test.loss", hint: hint("loss")),
    Mistake(
      train("schedule: {constant: 👉onecycle.test.loss / 10}"),
      "a setting would be chosen by the test set, by onecycle.test.loss", hint: hint("loss")),
    Mistake(
      train("schedule: {constant: 👉onecycle.test.accuracy.time-to(0.5)}"),
      "a setting would be chosen by the test set, by onecycle.test.accuracy.time-to(0.5)", hint: hint("accuracy")),
    Mistake(
      train("schedule: {plateau: {start: 0.1, watch: 👉test.loss}}"),
      "plateau cannot watch the test set: nothing may be chosen by it", hint: "watch validation.loss or train.loss"),
    Mistake(
      rangeTest("measure: 👉test.accuracy"), "the suggested rate would be chosen by the test set, by test.accuracy",
      hint: hint("accuracy")),
    Mistake(
      "```{sweep} rates\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nvary: {batch: [16, 32]}\n"
        + "by: 👉test.accuracy\n```\n",
      "the best member would be chosen by the test set, by test.accuracy", hint: hint("accuracy")),
    // What one directive says does not go over to those that are like it.
    Mistake(
      train("schedule: {constant: 0.1}\nstop: {test.loss: 0.9}\ntest-set: reproduction")
        + "\n```{train} later\nlike: late\nstop: 👉{test.loss: 0.8}\n```\n",
      "the end of the training would be chosen by the test set, by test.loss", hint: hint("loss")),
    Mistake(
      train("schedule: {constant: 0.1}\ntest-set: 👉yes"), "test-set cannot be 'yes'",
      hint: "known names: reproduction"),
    Mistake(
      "```{recipe} bad\n👉test-set: reproduction\n```\n", "the recipe 'bad' has no setting 'test-set'",
      hint:
        "known names: augment, batch, data, epochs, evaluate, expect, from, growth, last-batch, loss, measure, model, "
        + "optimizer, precision, schedule, seed, seeds, show, smoothing, start, steps, stop, suggest, to, trainable, "
        + "validate, validation"
    ),
  ]

  static let measures: [Mistake] = [
    Mistake(
      rangeTest("measure: 👉validation.loss"), "measure watches validation.loss, and no pictures are held out",
      hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or measure train.loss"),
    Mistake(
      rangeTest("validation: 0.25\nmeasure: validation.loss\nsmoothing: 👉0.9"),
      "smoothing is for what single steps measure, and validation.loss is measured over all of its pictures",
      hint: "leave it out"),
    Mistake(
      rangeTest("measure: train.accuracy\nsuggest: 👉valley"),
      "valley judges a loss, and the test measures train.accuracy",
      hint: "write 'suggest: accuracy', or measure a loss"),
    Mistake(
      rangeTest("suggest: 👉accuracy"), "accuracy judges an accuracy, and the test measures train.loss",
      hint: "write 'suggest: valley', or measure an accuracy"),
    Mistake(
      rangeTest("validation: 0.25\nmeasure: validation.loss\nvalidate: 👉1 epochs"),
      "validate takes a number of steps from 1 to the test's own, not '1 epochs'", hint: "write '10 steps'"),
    Mistake(
      rangeTest("validation: 0.25\nmeasure: validation.loss\nvalidate: 👉41 steps"),
      "validate takes a number of steps from 1 to the test's own, not '41 steps'", hint: "write '10 steps'"),
    Mistake(
      rangeTest("validation: 👉0.005\nmeasure: validation.loss"), "validation holds out none of 64 training pictures",
      hint: "hold out a larger share"),
  ]

  @Test(arguments: refused) func nothingIsChosenByTheTestSet(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: measures) func aMeasureFitsItsTest(mistake: Mistake) throws { try expect(mistake) }

  @Test(arguments: [
    train("schedule: {constant: 0.1}\nstop: {test.accuracy: 0.9}\ntest-set: reproduction"),
    train("schedule: {constant: onecycle.test.loss}\ntest-set: reproduction"),
    train("schedule: {constant: 0.1}\nsteps: 2").replacing("epochs: 2\n", with: ""),
    rangeTest("measure: test.loss\ntest-set: reproduction\nvalidate: 1 step"),
    rangeTest("measure: validation.accuracy\nvalidation: 0.25\nvalidate: 4 steps"),
    rangeTest("measure: train.accuracy\nsuggest: steepest"),
    // A fact of the data is no choice.
    train("schedule: {constant: onecycle.test.images / 1000}"),
  ])
  func whatIsAllowedIsNoMistake(chapter: String) throws {
    #expect(try TestNotebook(afterBase: "# Case\n\n" + chapter).mistakes() == [])
  }
}
