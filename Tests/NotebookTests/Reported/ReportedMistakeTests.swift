import SampleBooks
import Settings
import Testing

@testable import Notebook

/// Reported runs that are not understood, or are asked for what they have not.
@Suite struct ReportedMistakeTests {
  static func reported(_ settings: String, _ message: String, hint: String?) -> Mistake {
    Mistake("```{reported} a\n\(settings)\n```\n", message, hint: hint, files: ReportedText.files)
  }

  /// Something that names the runs of `ReportedText`.
  static func use(_ text: String, _ message: String, hint: String?) -> Mistake {
    Mistake(ReportedText.directives + text, message, hint: hint, files: ReportedText.files)
  }

  static let source = "write 'source: WHO, WHERE' or 'source: {text: WHO, link: https://…}'"
  static let shortOffers =
    "it reports: epochs, test.accuracy, test.accuracy.best, test.images"

  static let theirsOffers =
    "it reports: epochs, learning-rate.max, steps, test.accuracy, test.accuracy.best, test.errors, test.images, "
    + "test.loss, test.loss.best, train.accuracy, train.accuracy.best, train.loss, train.loss.best, class(NAME).recall, "
    + "class(NAME).precision, class(NAME).false-positives"

  static let settings: [Mistake] = [
    reported("👉test.accuracy: 0.9", "the reported run 'a' needs the setting 'source'", hint: source),
    reported(
      "source: 👉\"\"\ntest.accuracy: 0.9", "source takes a line of 1 to 300 characters",
      hint: "say who reported it, and where"),
    reported(
      "source: {text: A, link: 👉'javascript:alert(1)'}\ntest.loss: 1", "link is no web address: 'javascript:alert(1)'",
      hint: "it begins with https:// or http://"),
    reported("source: {👉txt: A, text: A}\ntest.loss: 1", "source has no setting 'txt'", hint: "did you mean 'text'?"),
    reported(
      "source: A\n👉test.acuracy: 0.9\ntest.loss: 1", "the reported run 'a' has no setting 'test.acuracy'",
      hint: "did you mean 'test.accuracy'?"),
    reported(
      "source: A\ntest.accuracy: 👉94.05", "test.accuracy is no share: 94.05",
      hint: "shares are between 0 and 1; where it is in per cent, write '94.05 %'"),
    reported("source: A\ntest.loss: 👉low", "test.loss takes a number, not 'low'", hint: nil),
    reported("source: A\nparameters: 👉6.5", "parameters takes a whole number, not '6.5'", hint: nil),
    reported("source: A\nepochs: 👉2.5", "epochs takes a whole number, not '2.5'", hint: nil),
    reported(
      "source: A\nepochs: 👉../log.csv", "the path '../log.csv' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    reported(
      "source: A\nepochs: 👉data/lgo.csv", "there is no file 'data/lgo.csv'", hint: "did you mean 'data/log.csv'?"),
    reported(
      "source: A\nconfusion: 👉/etc/passwd", "the path '/etc/passwd' leaves the notebook's folder",
      hint: "name a file inside chapters; paths are from the folder of the file in which they stand"),
    reported(
      "source: A\ntest.errors: 👉20\ntest.images: 10", "test.errors is more than the 10 test pictures",
      hint: "correct one of them"),
    Mistake(
      "👉```{reported} a\nsource: A\n```\n", "the reported run 'a' reports nothing",
      hint: "write 'epochs: FILE.csv', 'confusion: FILE.csv' or a result such as 'test.accuracy: 0.9119'"),
    Mistake(
      "👉```{reported} fixed\nsource: A\ntest.loss: 1\n```\n", "the name 'fixed' stands twice",
      hint: "it stands first at base.md:23:1; a name is for one run"),
  ]

  static let uses: [Mistake] = [
    use("A 👉{value}`short.test.loss`.\n", "short does not report test.loss", hint: shortOffers),
    use("A 👉{value}`short.test.los`.\n", "there is no result 'test.los'", hint: shortOffers),
    use("A 👉{value}`short#1.test.accuracy`.\n", "short is reported and has no seeds", hint: "write short alone"),
    use("A 👉{value}`short.test.accuracy.at(3)`.\n", "short reports no epoch 3", hint: shortOffers),
    use(
      "A 👉{value}`short.class(cat).recall`.\n", "short does not report class.recall: it has no confusion matrix",
      hint: shortOffers),
    use(
      "A 👉{value}`theirs.test.accuracy.time-to(0.9)`.\n", "theirs never reaches 0.9",
      hint:
        "it reports: epochs, learning-rate.max, steps, test.accuracy, test.accuracy.best, test.errors, test.images, "
        + "test.loss, test.loss.best, train.accuracy, train.accuracy.best, train.loss, train.loss.best, "
        + "class(NAME).recall, class(NAME).precision, class(NAME).false-positives"),
    use("A 👉{claim}`short.test.loss < 1`.\n", "short does not report test.loss", hint: shortOffers),
    use(
      "```{plot} loss\n:runs: 👉fixed, short\n```\n",
      "{plot} loss needs train.loss or test.loss after epochs, which short does not report",
      hint: "give a log, 'epochs: FILE.csv', or for one point the number of epochs; \(shortOffers)"),
    use(
      "```{plot} learning-rate\n:run: 👉short\n```\n",
      "{plot} learning-rate needs learning rates, which short does not report",
      hint: "give a log with a column 'learning_rate'; \(shortOffers)"),
    use(
      "```{plot} momentum\n:run: 👉short\n```\n", "{plot} momentum needs momenta, which short does not report",
      hint: "give a log with a column 'momentum'; \(shortOffers)"),
    use(
      "```{table} most-confused\n:run: 👉short\n```\n",
      "{table} most-confused needs a confusion matrix, which short does not report",
      hint: "give one, 'confusion: FILE.csv'; \(shortOffers)"),
    use(
      "```{plot} misclassified\n:run: 👉theirs\n```\n",
      "{plot} misclassified shows what only a run made here has, and 'theirs' is reported",
      hint:
        "its pictures, weights and single answers are not known; show it with {plot} accuracy, {table} runs and the like"
    ),
    use(
      "```{plot} lr-finder\n:run: 👉theirs\n```\n", "{plot} lr-finder shows range tests, and 'theirs' is a reported run",
      hint: "show it with {plot} accuracy, {table} runs and the like"),
    use(
      "```{plot} accuracy\n:runs: 👉fixed, theirs#2\n```\n", "theirs is reported and has no seeds",
      hint: "write theirs alone"),
    use(
      "```{plot} accuracy\n:runs: fixed, short\n:x: 👉steps\n```\n", "short does not report its steps",
      hint: "draw over epochs, or report 'steps' or a column 'step'"),
    use(
      "```{train} bad\nlike: plain\nepochs: 1\nschedule: {constant: 👉theirs.learning-rate.max}\n```\n",
      "a setting cannot be made of a reported result",
      hint: "write the number: what others reported was not measured here"),
    use(
      "👉```{compare} both\nruns: [fixed, short]\nby: [test.accuracy, train.loss]\n```\n",
      "short does not report train.loss",
      hint: "change 'by' of the compare 'both', or leave the run out; \(shortOffers)"),
    use(
      "👉```{compare} both\nruns: [fixed, theirs]\nby: [steps-to(0.5), seconds-to(0.5)]\n```\n",
      "theirs does not report seconds-to(0.5)",
      hint: "change 'by' of the compare 'both', or leave the run out; \(theirsOffers)"),
    use(
      "A 👉{value}`theirs.test.accuracy.seconds-to(0.5)`.\n", "theirs does not report its seconds after each epoch",
      hint: theirsOffers),
    use(
      "```{plot} sweep\n:run: 👉theirs\n```\n", "{plot} sweep shows sweeps, and 'theirs' is a reported run",
      hint: "show it with {plot} accuracy, {table} runs and the like"),
    use(
      "```{compare} both\nruns: [fixed, theirs]\n```\n\nA 👉{value}`both.p-value(theirs).test.loss`.\n",
      "there is no p-value: theirs is reported: n\u{a0}=\u{a0}1, and its answers picture by picture are not known",
      hint: "name both.difference instead"),
    use(
      "```{compare} both\nruns: [fixed, short]\n```\n\nA 👉{value}`both.p-value`.\n",
      "there is no p-value: short is reported: n\u{a0}=\u{a0}1, and its answers picture by picture are not known",
      hint: "name both.difference instead"),
  ]

  @Test(arguments: settings) func aMistakeOfTheDirectiveIsNamed(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: uses) func whatIsNotReportedIsNotShown(mistake: Mistake) throws { try expect(mistake) }

  @Test func mistakesInFilesStandThere() throws {
    let notebook = try TestNotebook(plain: [
      "a.md": "# A\n\n```{reported} a\nsource: A\nepochs: log.csv\n```\n\n{value}`a.test.loss`\n",
      "log.csv": "epoch,test_loss\n1,2\n2,x\n",
    ])
    // What refers to it is no second mistake.
    #expect(notebook.mistakes().map(\.description) == ["log.csv:3:3: error: test_loss takes a number, not 'x'"])
  }

  @Test func filesOfAChapterAreBounded() throws {
    let log = "epoch,test_loss\n1,0.\(String(repeating: "1", count: 1_500_000))\n"
    let directives = (0..<6).map { "```{reported} a\($0)\nsource: A\nepochs: log.csv\n```\n\n" }.joined()
    let notebook = try TestNotebook(plain: ["a.md": "# A\n\n\(directives)", "log.csv": log])
    // Three files of 1.5 MB are more than 4 MiB; what comes behind is not read and not complained about.
    #expect(
      notebook.mistakes().map { "\($0.location) \($0.message)" } == [
        "a.md:15:9 a.md names files of more than 4 MiB", "log.csv:1:1 log.csv is larger than 1 MiB",
      ])
  }

  static let contradictions: [(String, [String])] = [
    // Write-up "A" gives its best epoch as its result.
    (
      "epochs: data/log.csv\ntest.accuracy: 👉0.65",
      [
        "a reports a test.accuracy of 65.00 %, and its log ends at 60.00 % | "
          + "it is the log's best epoch: write 'test.accuracy.best'"
      ]
    ),
    (
      "confusion: 👉data/matrix.csv\ntest.accuracy: 0.61",
      [
        "a reports a test.accuracy of 61.00 %, and its confusion matrix gives 60.00 % | correct what is wrong, or leave one out"
      ]
    ),
    (
      "test.accuracy: 0.90\ntest.errors: 👉2\ntest.images: 10",
      [
        "a reports a test.accuracy of 90.00 %, and test.errors and test.images give 80.00 % | "
          + "correct what is wrong, or leave one out"
      ]
    ),
    // As far as its digits say: 60 % may be 59.5 to 60.5.
    ("confusion: data/matrix.csv\ntest.accuracy: 60 %", []),
    ("epochs: data/log.csv\ntest.accuracy: 0.600\ntest.accuracy.best: 0.65\nconfusion: data/matrix.csv", []),
  ]

  @Test(arguments: contradictions) func contradictionsAreWarnedOf(settings: String, expected: [String]) throws {
    let marked = MarkedText("# A\n\n```{reported} a\nsource: A\n\(settings)\n```\n", file: "a.md")
    let notebook = try TestNotebook(
      plain: ["a.md": marked.text].merging(ReportedText.files) { $1 })
    let warnings = try notebook.notebook().check().book.warnings
    let said = warnings.map { "\($0.message) | \($0.hint ?? "")".replacing("\u{a0}", with: " ") }
    #expect(said == expected)
    #expect(warnings.map { [$0.location.line, $0.location.column] } == marked.places.map { [$0.line, $0.column] })
  }
}
