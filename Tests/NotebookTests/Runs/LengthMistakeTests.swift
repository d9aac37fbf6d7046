import Testing

/// Rates, lengths and settings that are needed.
@Suite struct LengthMistakeTests {
  static let rates: [Mistake] = [
    .schedule("{constant: 👉0}", "rate must be above 0, not 0", hint: nil),
    .schedule("{constant: 👉-0.1}", "rate must be above 0, not -0.1", hint: nil),
    .schedule("{constant: 👉nan}", "rate must be a finite number, not 'nan'", hint: nil),
    .schedule("{constant: 👉.nan}", "rate must be a finite number, not '.nan'", hint: nil),
    .schedule("{constant: 👉inf}", "rate must be a finite number, not 'inf'", hint: nil),
    .schedule("{constant: 👉-.inf}", "rate must be a finite number, not '-.inf'", hint: nil),
    .schedule("{constant: 👉1e999}", "rate must be a finite number, not '1e999'", hint: nil),
    .schedule("{one-cycle: {max: 👉0}}", "max must be above 0, not 0", hint: nil),
    .schedule("{one-cycle: {max: 0.1, div: 👉0}}", "div must be above 0, not 0", hint: nil),
    .rangeTest("from: 👉0\nto: 1\nsteps: 9", "from must be between 1e-12 and 1000000, not 0", hint: nil),
    .rangeTest("from: 1e-4\nto: 👉nan\nsteps: 9", "to must be a finite number, not 'nan'", hint: nil),
    .rangeTest("from: 👉1\nto: 1e-4\nsteps: 9", "from must be below to", hint: nil),
    .rangeTest("from: 1e-4\nto: 1\nsteps: 👉1", "steps must be between 2 and 1000000, not 1", hint: nil),
    .rangeTest(
      "from: 1e-4\nto: 1\nsteps: 9\nstop: {divergence: 👉1}", "divergence must be above 1, not 1", hint: nil),
  ]

  static let lengths: [Mistake] = [
    .train("epochs: 👉0\nschedule: {constant: 0.1}", "epochs must be between 1 and 100000, not 0", hint: nil),
    .train("epochs: 👉-1\nschedule: {constant: 0.1}", "epochs must be between 1 and 100000, not -1", hint: nil),
    .train("steps: 👉0\nschedule: {constant: 0.1}", "steps must be between 1 and 100000000, not 0", hint: nil),
    .train(
      "epochs: 1\nsteps: 👉9\nschedule: {constant: 0.1}", "epochs and steps both set the length",
      hint: "leave one out"),
    .recipe("epochs: 1\nsteps: 👉9", "epochs and steps both set the length", hint: "leave one out"),
    .train(
      "epochs: 2\nschedule: 👉{one-cycle: {max: 0.1, peak: 5 epochs}}",
      "one-cycle's rise takes 10 steps (5 epochs), and the run has 4 steps (2 epochs)",
      hint: "change the policy's lengths or the run's, or join several policies"),
    .schedule(
      "{one-cycle: {max: 0.1, peak: 👉1.5}}", "peak takes a length, not '1.5'",
      hint: "write '5 epochs', '490 steps', or a share of the run between 0 and 1 such as '5/24'"),
    .train(
      "batch: 👉65\nlast-batch: drop\nepochs: 1\nschedule: {constant: 0.1}",
      "64 training pictures do not fill one batch of 65", hint: "take a smaller batch, or last-batch: keep"),
    .train("batch: 👉0\nepochs: 1\nschedule: {constant: 0.1}", "batch must be between 1 and 1000000, not 0", hint: nil),
  ]

  static let needs: [Mistake] = [
    Mistake(
      "```{train} bad\n👉👉👉model: resnet9\nbatch: 32\n```\n",
      [
        .init(message: "the training 'bad' needs the setting 'data'", hint: nil),
        .init(
          message: "the training 'bad' needs the setting 'epochs'",
          hint: "how often the training data is passed over; or 'steps'"),
        .init(
          message: "the training 'bad' needs the setting 'schedule'",
          hint: "write {constant: 0.1}, or one of 'cyclopedia kinds'"),
      ]),
    Mistake(
      "```{range-test} bad\n👉👉👉👉data: shapes\nfrom: 1e-4\n```\n",
      ["model", "batch", "to", "steps"].map { .init(message: "the range test 'bad' needs the setting '\($0)'") }),
    Mistake(
      "```{compare} bad\n👉baseline: fixed\n```\n", "the compare 'bad' needs the setting 'runs'",
      hint: "write runs: [fixed, onecycle]"),
    .schedule(
      "{one-cycle: 👉{peak: 0.3}}", "one-cycle needs the setting 'max'",
      hint: "the highest learning rate, such as 0.4 or a range test's 'finder.suggestion'"),
  ]

  @Test(arguments: rates) func ratesAreBounded(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: lengths) func lengthsFit(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: needs) func missingSettingsAreNamed(mistake: Mistake) throws { try expect(mistake) }
}
