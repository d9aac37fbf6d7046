import Testing

/// Runs that refer to runs that are not there, or to each other.
@Suite struct ReferenceMistakeTests {
  static func pair(_ first: String, _ second: String) -> String {
    """
    ```{train} one
    like: plain
    epochs: 1
    schedule: {constant: \(first)}
    ```

    ```{train} two
    like: plain
    epochs: 1
    schedule: {constant: \(second)}
    ```

    """
  }

  static let results: [Mistake] = [
    .schedule("{constant: 👉findr.suggestion}", "there is no run 'findr'", hint: "did you mean 'finder'?"),
    .schedule(
      "{constant: 👉plain.suggestion}", "'plain' is a recipe, which has no results",
      hint: "name a range test or a training"),
    .schedule(
      "{constant: 👉policies.difference}", "a setting cannot be made of a compare's result", hint: "name a run's result"),
    .schedule(
      "{constant: 👉finder.sugestion}", "there is no result 'sugestion'", hint: "did you mean 'suggestion'?"),
    .schedule(
      "{constant: 👉finder.test.loss}", "a range test has no test.loss",
      hint: "known names: duration, epochs, learning-rate.max, outcome, parameters, steps, suggestion, "
        + "suggestion.accuracy, suggestion.consensus, suggestion.minimum, suggestion.slide, suggestion.steepest, "
        + "suggestion.valley, test.images, throughput, train.accuracy, train.images, train.loss"),
    .schedule(
      "{constant: 👉finder.suggestion.best}", "suggestion is one result of the whole run",
      hint: "leave the ending out"),
    .schedule("{constant: 👉finder.suggestion(cat)}", "suggestion takes no brackets", hint: nil),
    .schedule(
      "{constant: 👉onecycle.class.recall}", "class.recall needs a class, such as class(cat)", hint: nil),
    .schedule("{constant: 👉onecycle#9.train.loss}", "onecycle has no seed 9", hint: "its seeds: 1, 2"),
    .schedule(
      "{constant: 👉fixed.outcome}", "outcome is a text, and a setting needs a number",
      hint: "name another result of fixed"),
    .schedule("{constant: 👉finder.suggestion / 0}", "rate takes a number, not 'finder.suggestion / 0'", hint: nil),
    .schedule(
      "{constant: 👉finder.suggestion or}", "rate takes a number, not 'finder.suggestion or'", hint: nil),
    .schedule(
      "{constant: 👉finder.suggestion or nan}", "rate must be a finite number, not 'nan'", hint: nil),
    .schedule("{constant: 👉$rate}", "the book has no parameter 'rate'", hint: "known names: width"),
  ]

  static let cycles: [Mistake] = [
    Mistake(
      pair("👉one.train.loss", "0.1"), "one refers to its own result", hint: "write a number in one of them"),
    Mistake(
      pair("two.train.loss", "👉one.train.loss"), "runs wait for each other: one needs two needs one",
      hint: "write a number in one of them"),
    // What stands outside the cycle is not blamed for it.
    Mistake(
      "```{train} zero\nlike: plain\nepochs: 1\nschedule: {constant: one.train.loss}\n```\n\n"
        + pair("two.train.loss", "👉one.train.loss"), "runs wait for each other: one needs two needs one",
      hint: "write a number in one of them"),
    Mistake(
      "```{recipe} a\nlike: 👉a\n```\n", "a is like a: this never ends", hint: "write the settings out in one of them"),
    Mistake(
      "```{recipe} a\nlike: b\n```\n\n```{recipe} b\nlike: 👉a\n```\n\n```{recipe} c\nlike: a\n```\n",
      "a is like b is like a: this never ends", hint: "write the settings out in one of them"),
    Mistake(
      "```{policy} slow\nschedule: {constant: 0.1}\nepochs: 2\n```\n\n```{recipe} a\nlike: 👉slow\n```\n",
      "'slow' is a policy, which no run can be like", hint: "name a recipe or a run"),
    Mistake(
      "```{policy} slow\nschedule: {constant: 0.1}\nepochs: 2\n```\n\n"
        + "```{train} b\nlike: fixed\nschedule: {constant: 👉slow.steps}\n```\n",
      "'slow' is a policy, which has no results", hint: "name a training"),
    Mistake(
      "```{recipe} a\nlike: 👉plian\n```\n", "there is no recipe or run 'plian'", hint: "did you mean 'plain'?"),
    Mistake("```{recipe} a\nlike: 👉[plain]\n```\n", "like takes a text, not a list", hint: nil),
  ]

  static let compares: [Mistake] = [
    Mistake(
      "👉```{compare} bad\nruns: [fixed, onecylce]\n```\n", "there is no run 'onecylce'",
      hint: "did you mean 'onecycle'?"),
    Mistake(
      "```{compare} bad\nruns: 👉[fixed]\n```\n", "runs takes at least two different runs", hint: nil),
    Mistake(
      "```{compare} bad\nruns: 👉[fixed, fixed]\n```\n", "runs takes at least two different runs", hint: nil),
    Mistake(
      "```{compare} bad\nruns: [fixed, onecycle]\nby: 👉test.acuracy\n```\n", "there is no result 'test.acuracy'",
      hint: "did you mean 'test.accuracy'?"),
    Mistake(
      "```{compare} bad\nruns: [fixed, onecycle]\nby: 👉best\n```\n", "there is no result 'best'",
      hint: "known names: class.false-positives, class.precision, class.recall, duration, epochs, learning-rate.max, "
        + "outcome, parameters, steps, test.accuracy, test.errors, test.images, test.loss, throughput, "
        + "train.accuracy, train.images, train.loss, validation.accuracy, validation.loss"),
    Mistake(
      "```{compare} bad\nruns: [fixed, onecycle]\nbaseline: 👉fixd\n```\n", "the baseline 'fixd' is none of the runs",
      hint: "did you mean 'fixed'?"),
    Mistake(
      "```{compare} bad\nruns: [fixed, 👉One Cycle]\n```\n", "'One Cycle' is no run's name", hint: nil),
    Mistake(
      "👉```{compare} bad\nruns: [fixed, finder]\n```\n",
      "the compare 'bad' shows trainings, and 'finder' is a range test", hint: nil),
    Mistake(
      "👉```{compare} bad\nruns: [fixed, onecycle#9]\n```\n", "onecycle has no seed 9", hint: "its seeds: 1, 2"),
  ]

  @Test(arguments: results) func resultsExist(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: cycles) func nothingWaitsForItself(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: compares) func comparesNameTrainings(mistake: Mistake) throws { try expect(mistake) }
}
