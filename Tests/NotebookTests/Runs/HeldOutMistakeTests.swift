import Testing

/// Settings of what is held out and of goals.
@Suite struct HeldOutMistakeTests {
  private static func run(_ lines: String) -> String {
    "```{train} late\nlike: plain\nepochs: 2\n\(lines)\n```\n"
  }

  static let mistakes: [Mistake] = [
    Mistake(
      run("schedule: 👉{plateau: {start: 0.1, watch: validation.loss}}"),
      "schedule watches validation.loss, and no pictures are held out",
      hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or watch train.loss"),
    Mistake(
      run("schedule: {constant: 0.1}\nstop: 👉{validation.accuracy: 0.9}"),
      "stop watches validation.accuracy, and no pictures are held out",
      hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or watch train.loss"),
    Mistake(
      run("schedule: {constant: 0.1}\nstop: {👉best.accuracy: 0.9}"), "stop has no kind 'best.accuracy'",
      hint: "did you mean 'test.accuracy'?"),
    Mistake(
      run("schedule: {constant: 0.1}\nstop: {train.accuracy: 👉high}"), "train.accuracy takes a number, not 'high'",
      hint: nil),
    Mistake(
      run("schedule: {constant: 0.1}\nvalidation: 👉1.5"), "validation must be between 0.001 and 0.9, not 1.5", hint: nil
    ),
    Mistake(
      run("schedule: {constant: 0.1}\nvalidation: 👉{by: class}"), "validation needs the setting 'share'",
      hint: "write {share: 0.1, by: class}"),
    Mistake(
      run("schedule: {constant: 0.1}\nvalidation: {share: 👉0, by: class}"),
      "share must be between 0.001 and 0.9, not 0",
      hint: nil),
    Mistake(
      run("schedule: {constant: 0.1}\nvalidation: {share: 0.1, by: 👉klass}"), "by cannot be 'klass'",
      hint: "did you mean 'class'?"),
    Mistake(
      run("schedule: {constant: 0.1}\nvalidation: {share: 0.1, 👉of: class}"), "validation has no setting 'of'",
      hint: "known names: by, share"),
    Mistake(
      run("schedule: {constant: 0.1}\nvalidation: 0.1")
        + "\n👉```{compare} both\nruns: [late, fixed]\nby: [validation.accuracy]\n```\n",
      "fixed holds out no pictures, and has no validation.accuracy",
      hint: "write 'validation: 0.1' in it to hold out a tenth of the training pictures"),
  ]

  @Test(arguments: mistakes) func aMistakeIsNamed(mistake: Mistake) throws { try expect(mistake) }

  @Test func aMetricThatIsWatchedIsNoOtherRunsResult() throws {
    let chapter = Self.run("schedule: {plateau: {start: 0.1, watch: train.loss, patience: 0}}")
    #expect(try TestNotebook(SmallBook.files.merging(["two.md": "# Two\n\n" + chapter]) { $1 }).mistakes() == [])
  }
}
