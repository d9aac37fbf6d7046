import Testing

/// Plots and tables that ask for what is not there.
@Suite struct DisplayMistakeTests {
  static func plot(_ kind: String, _ options: String) -> String { "```{plot} \(kind)\n\(options)\n```\n" }

  static let kinds: [Mistake] = [
    Mistake(
      "👉" + plot("acuracy", ":run: fixed"), "there is no {plot} 'acuracy'", hint: "did you mean 'accuracy'?"),
    Mistake(
      "👉```{plot}\n:run: fixed\n```\n", "{plot} needs a kind",
      hint: "known names: accuracy, calibration, comparison, confusion-matrix, learning-rate, loss, lr-finder, "
        + "misclassified, momentum, per-class, policy, sample-grid, sweep"),
    Mistake(
      "👉```{table} epoch\n:run: fixed\n```\n", "there is no {table} 'epoch'", hint: "did you mean 'epochs'?"),
    Mistake("👉```{plot} accuracy\n```\n", "{plot} accuracy needs a run", hint: "write ':run: onecycle'"),
    Mistake("👉```{table} comparison\n```\n", "{table} comparison needs a run", hint: "write ':run: policies'"),
  ]

  static let runs: [Mistake] = [
    Mistake(plot("accuracy", ":run: 👉fixd"), "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake(
      plot("accuracy", ":runs: 👉[fixed, onecylce]"), "there is no run 'onecylce'",
      hint: "did you mean 'onecycle'?"),
    Mistake("```{table} epochs\n:run: 👉fixd\n```\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake(
      "```{table} comparison\n:run: 👉polices\n```\n", "there is no compare 'polices'",
      hint: "did you mean 'policies'?"),
    Mistake(
      plot("accuracy", ":run: 👉plain"), "{plot} accuracy shows trainings, and 'plain' is a recipe", hint: nil),
    Mistake(
      plot("learning-rate", ":run: 👉plain"), "{plot} learning-rate shows runs, and 'plain' is a recipe", hint: nil),
    Mistake(
      plot("accuracy", ":run: 👉finder"), "{plot} accuracy shows trainings, and 'finder' is a range test", hint: nil),
    Mistake(
      plot("lr-finder", ":run: 👉fixed"), "{plot} lr-finder shows range tests, and 'fixed' is a training", hint: nil),
    Mistake(
      plot("accuracy", ":run: 👉policies"), "{plot} accuracy shows trainings, and 'policies' is a compare",
      hint: "name its runs"),
    Mistake(
      plot("accuracy", ":run: 👉onecycle#9"), "onecycle has no seed 9", hint: "its seeds: 1, 2"),
    Mistake(plot("accuracy", ":run: 👉onecycle#x"), "'onecycle#x' is no run's name", hint: nil),
    Mistake(
      plot("confusion-matrix", ":runs: 👉fixed, onecycle"), "{plot} confusion-matrix shows one run, not 2", hint: nil),
    Mistake(plot("accuracy", ":run: 👉[]"), "run names nothing", hint: nil),
    Mistake(
      plot("accuracy", "👉:run: fixed\n:runs: onecycle"), "run and runs both stand here", hint: "leave one out"),
  ]

  static let options: [Mistake] = [
    Mistake(
      plot("accuracy", ":run: fixed\n👉:show: shares"), "{plot} accuracy has no option 'show'",
      hint: "it is one of confusion-matrix; leave it out here"),
    Mistake(
      plot("confusion-matrix", ":run: fixed\n👉:columns: 3"), "{plot} confusion-matrix has no option 'columns'",
      hint: "it is one of sample-grid, misclassified; leave it out here"),
    Mistake(
      plot("lr-finder", ":run: finder\n👉:x: steps"), "{plot} lr-finder has no option 'x'",
      hint: "it is one of accuracy, loss, learning-rate, momentum, comparison, policy; leave it out here"),
    Mistake(plot("momentum", ":run: fixed\n:log: 👉y"), "log cannot be 'y'", hint: "did you mean 'x'?"),
    Mistake(
      "```{table} epochs\n:run: fixed\n👉:count: 3\n```\n", "{table} epochs has no option 'count'",
      hint: "it is one of most-confused; leave it out here"),
    Mistake(
      plot("accuracy", ":run: fixed\n:x: 👉epoch"), "x cannot be 'epoch'", hint: "did you mean 'epochs'?"),
    Mistake(
      plot("accuracy", ":run: fixed\n:log: 👉z"), "log cannot be 'z'", hint: "did you mean 'x'?"),
    Mistake(
      plot("accuracy", ":run: fixed\n:width: 👉50%"), "width cannot be '50%'", hint: "known names: full, pair"),
    Mistake(
      plot("misclassified", ":run: fixed\n:count: 👉many"), "count takes a whole number, not 'many'", hint: nil),
    Mistake(
      plot("sample-grid", ":run: fixed\n:columns: 👉0"), "columns must be between 1 and 50, not 0", hint: nil),
    Mistake(
      plot("accuracy", ":run: fixed\n\n👉# A heading"), "one paragraph of running text belongs here",
      hint: "leave out the other blocks"),
    // The YAML library points behind the last line that it understood.
    Mistake(
      "👉```{plot} accuracy\n---\nrun: [fixed\n👉---\n```\n",
      [
        .init(message: "{plot} accuracy needs a run", hint: "write ':run: onecycle'"),
        .init(
          message: "this is not YAML: did not find expected ',' or ']'",
          hint: "settings are written as 'name: value', one to a line; quote texts that contain ': ' or ' #'"),
      ]),
    Mistake(
      "```{table} epochs\n---\nrun: fixed\nlabel: 👉{a: b}\n---\n```\n", "label takes a text or a list, not a mapping",
      hint: nil),
    Mistake(
      "```{recipe} bad\nbatch: [1\n👉```\n", "this is not YAML: did not find expected ',' or ']'",
      hint: "settings are written as 'name: value', one to a line; quote texts that contain ': ' or ' #'"),
    Mistake(
      "```{recipe} bad\n👉batch: 1\nbatch: 2\n```\n", "this is not YAML: a name stands twice: 'batch'",
      hint: "leave one of them out"),
  ]

  @Test(arguments: kinds) func kindsExist(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: runs) func runsAreOfTheKindThatIsShown(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: options) func optionsAreUnderstood(mistake: Mistake) throws { try expect(mistake) }
}
