import Testing

@testable import Notebook

/// Sweeps that cannot be made, and what refers to them.
@Suite struct SweepMistakeTests {
  static func sweep(_ lines: String, head: String = "") -> String {
    "\(head)```{sweep} rates\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n\(lines)\n```\n"
  }

  /// A sweep without mistakes, and what stands behind it.
  static func behind(_ text: String) -> String {
    sweep("vary: {schedule.constant: [0.01, 0.1]}\nseeds: [1, 2]") + "\n" + text
  }

  private static let oneOf = "name one of them: rates(0.01), rates(0.1)"

  static let values: [Mistake] = [
    Mistake(
      "```{sweep} rates\n👉like: plain\n```\n", "the sweep 'rates' needs the setting 'vary'",
      hint: "write vary: {schedule.constant: [0.01, 0.1]}"),
    Mistake(
      sweep("vary: 👉[1, 2]"), "vary takes settings with the values of each, not a list",
      hint: "write {schedule.constant: [0.01, 0.1]}"),
    Mistake(
      sweep("vary: 👉{}"), "vary takes settings with the values of each, not a mapping",
      hint: "write {schedule.constant: [0.01, 0.1]}"),
    Mistake(
      sweep("vary: {schedule.constant: 👉0.1}"), "schedule.constant takes a list of values, not '0.1'",
      hint: "write schedule.constant: [0.1, …]"),
    Mistake(
      sweep("vary: {batch: 👉[]}"), "batch takes a list of values, not a list", hint: "write batch: [0.1, …]"),
    Mistake(
      sweep("vary: {👉bach: [16, 32]}"), "there is no setting 'bach' to vary", hint: "did you mean 'batch'?"),
    Mistake(
      sweep("vary: {👉seeds: [[1], [2]]}"), "seeds is the same for all of a sweep", hint: knownSettings),
    Mistake(
      sweep("vary: {👉schedule.constnt: [0.1]}"), "there is no setting 'schedule.constnt' to vary",
      hint: "did you mean 'schedule.constant'?"),
    Mistake(
      sweep("vary: {👉schedule.one-cycle.max: [0.1]}"), "there is no setting 'schedule.one-cycle.max' to vary",
      hint: "schedule has: constant"),
    Mistake(
      sweep("vary: {👉schedule.constant.rate: [0.1]}"),
      "there is no setting 'schedule.constant.rate' to vary: schedule.constant is '0.1'",
      hint: "write the settings out in the sweep, such as {constant: {rate: 0.1}}, or vary schedule.constant"),
    Mistake(
      sweep("vary: {batch: [16, 32, 👉16]}"), "batch has a value twice", hint: "keep one of them"),
    Mistake(
      sweep("vary: {schedule: [{constant: .1}, 👉{constant: 1e-1}]}"), "schedule has a value twice",
      hint: "keep one of them"),
    Mistake(
      sweep("vary: 👉{loss: [cross-entropy, {cross-entropy: {label-smoothing: 0.1}}, CROSS-entropy]}"),
      "two members of the sweep would have the name rates(CROSS-entropy)",
      hint: "the other one is rates(cross-entropy): write one otherwise"),
    Mistake(
      sweep(
        "vary: 👉{batch: [\((1...11).map(String.init).joined(separator: ", "))], "
          + "schedule.constant: [\((1...10).map { "0.\($0)1" }.joined(separator: ", "))]}"),
      "the sweep 'rates' would have 110 trainings, and 100 are the most", hint: "vary fewer values at a time"),
    Mistake(
      sweep("vary: {batch: [16, 👉many, 👉0]}"),
      [
        .init(message: "batch takes a whole number, not 'many'", hint: nil),
        .init(message: "batch must be between 1 and 1000000, not 0", hint: nil),
      ]),
    // A mistake that all members have is one mistake.
    Mistake(
      sweep("vary: {batch: [16, 32]}\nepoch: 👉3".replacing("epoch: 👉3", with: "👉epoch: 3")),
      "the sweep 'rates' has no setting 'epoch'", hint: "did you mean 'epochs'?"),
    Mistake(
      sweep("vary: {batch: [16, 32]}\nby: 👉accuracy"), "by cannot be 'accuracy'",
      hint: "did you mean 'test.accuracy', 'train.accuracy' or 'validation.accuracy'?"),
    Mistake(
      sweep("vary: {batch: [16, 32]}\nby: validation.loss", head: "👉"),
      "by takes validation.loss, and no pictures are held out",
      hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or by: train.accuracy"),
    Mistake(
      sweep("vary: {schedule.constant: [0.1, 👉rates.best]}"), "rates refers to its own result",
      hint: "write a number in its place"),
  ]

  private static let knownSettings =
    "known names: augment, batch, data, epochs, evaluate, last-batch, loss, model, optimizer, precision, schedule, start, "
    + "steps, stop, trainable, validation"

  static let references: [Mistake] = [
    Mistake(
      behind("```{plot} accuracy\n:run: 👉rates(0.2)\n```\n"), "there is no run 'rates(0.2)'",
      hint: "did you mean 'rates(0.1)'?"),
    Mistake(
      behind("```{plot} sweep\n:run: 👉fixed\n```\n"), "{plot} sweep shows sweeps, and 'fixed' is a training",
      hint: nil),
    Mistake(
      behind("```{plot} sweep\n:run: 👉rats\n```\n"), "there is no sweep 'rats'", hint: "did you mean 'rates'?"),
    Mistake(
      behind("```{plot} lr-finder\n:run: 👉rates\n```\n"),
      "{plot} lr-finder shows range tests, and 'rates' is a sweep of trainings", hint: nil),
    Mistake(
      behind("```{plot} confusion-matrix\n:run: 👉rates\n```\n"), "{plot} confusion-matrix shows one run, not 2",
      hint: nil),
    Mistake(
      behind("```{plot} accuracy\n:run: 👉rates#3\n```\n"), "rates(0.01) has no seed 3", hint: "its seeds: 1, 2"),
    Mistake(
      behind("```{plot} sweep\n:run: 👉rates#1\n```\n"), "{plot} sweep shows all seeds", hint: "write rates"),
    Mistake(
      behind("```{train} next\nlike: 👉rates\n```\n"), "'rates' is a sweep of 2 trainings", hint: oneOf),
    Mistake(
      behind("{value}`👉rates.test.accuracy`".replacing("👉", with: "")).replacing("{value}", with: "👉{value}"),
      "a sweep has no result 'test.accuracy'",
      hint: "write rates.best for the best value, rates.best.test.accuracy for a result of it, or "
        + "rates(0.01).test.accuracy for one of a member"),
    Mistake(
      behind("👉{value}`rates#1.best`"), "the best member of rates is the best over all seeds", hint: "write rates.best"),
    Mistake(
      behind("👉{value}`rates.best.test.acuracy`"), "there is no result 'test.acuracy'",
      hint: "did you mean 'test.accuracy'?"),
    Mistake(
      behind("```{compare} both\nruns: [rates, fixed]\nbaseline: 👉rates(0.5)\n```\n"),
      "the baseline 'rates(0.5)' is none of the runs", hint: "did you mean 'rates(0.1)'?"),
    Mistake(
      behind("```{compare} both\nruns: 👉[rates, rates(0.1)]\n```\n"), "runs takes at least two different runs",
      hint: nil),
    Mistake(
      behind("```{compare} both\nruns: [rates]\nby: [👉outcome]\n```\n"),
      "outcome is a text, and a comparison needs numbers",
      hint: "write test.accuracy, test.loss, test.accuracy.best or time-to(0.9)"),
    Mistake(
      behind("```{compare} both\nruns: [rates]\nby: test.loss\n```\n\n👉{value}`both.difference.train.loss`"),
      "both is not compared by train.loss", hint: "its results: test.loss"),
    Mistake(
      "```{sweep} words\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n"
        + "vary: {schedule: [{constant: 0.1}, {constant: 0.2}]}\n```\n\n"
        + "```{train} next\nlike: plain\nepochs: 1\nschedule: {constant: 👉words.best}\n```\n",
      "words.best is a text, and a setting needs a number", hint: "vary one setting that is a number"),
    // One way round, not one for each member.
    Mistake(
      sweep("vary: {batch: [16, 32, 48]}\noptimizer: {sgd: {weight-decay: other.best}}")
        + "\n```{sweep} other\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n"
        + "vary: {schedule.constant: [0.1, 0.2, 👉rates.best / 100]}\n```\n",
      "runs wait for each other: rates needs other needs rates", hint: "write a number in one of them"),
    Mistake(
      behind("👉```{train} rates\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\n```\n"),
      "the name 'rates' stands twice", hint: "it stands first at case.md:3:1; a name is for one run"),
  ]

  @Test(arguments: values) func aSweepCanBeMade(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: references) func membersAreNamed(mistake: Mistake) throws { try expect(mistake) }

  /// What a sweep with mistakes would have been called is no second mistake.
  @Test func whatRefersToABrokenSweepIsNoMistake() throws {
    try expect(
      Mistake(
        "```{sweep} rates\nlike: plain\nvary: 👉{}\n```\n\n```{plot} sweep\n:run: rates\n```\n\n"
          + "```{plot} accuracy\n:run: rates(0.1)\n```\n\n```{train} next\nlike: rates(0.1)\n```\n\n"
          + "{value}`rates(0.1).test.loss` {value}`rates.best` {numref}`rates-sweep`",
        "vary takes settings with the values of each, not a mapping", hint: "write {schedule.constant: [0.01, 0.1]}"))
  }
}
