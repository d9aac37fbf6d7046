extension ProvokedMistakesTests {
  /// Plots, tables, roles and links.
  static let ofText: [Provoked] = [
    Provoked(
      "a plot that is none", .chapter("```{plot} acuracy\n:run: onecycle\n```\n"), at: "3:1",
      "there is no {plot} 'acuracy'", next: "did you mean 'accuracy'?"),
    Provoked(
      "a plot without a run", .chapter("```{plot} accuracy\n\n```\n"), at: "3:1",
      "{plot} accuracy needs a run", next: "write ':run: onecycle'"),
    Provoked(
      "a plot of a run that is none", .chapter("```{plot} accuracy\n:run: one-cycle\n```\n"), at: "4:7",
      "there is no run 'one-cycle'", next: "did you mean 'onecycle'?"),
    Provoked(
      "a plot of the wrong sort", .chapter("```{plot} lr-finder\n:run: onecycle\n```\n"), at: "4:7",
      "{plot} lr-finder shows range tests, and 'onecycle' is a training"),
    Provoked(
      "an option that is none", .chapter("```{plot} accuracy\n:run: onecycle\n:colour: red\n```\n"), at: "5:1",
      "{plot} accuracy has no option 'colour'", next: "known names: aliases, alt, label, log, r"),
    Provoked(
      "a width in pixels", .chapter("```{plot} accuracy\n:run: onecycle\n:width: 300\n```\n"), at: "5:9",
      "width cannot be '300'", next: "known names: full, pair"),
    Provoked(
      "a seed that is none", .chapter("```{plot} accuracy\n:run: onecycle#7\n```\n"), at: "4:7",
      "onecycle has no seed 7", next: "its seeds: 1, 2"),
    Provoked(
      "a table that is none", .chapter("```{table} result\n:run: onecycle\n```\n"), at: "3:1",
      "there is no {table} 'result'", next: "known names: comparison, epochs, model-s"),
    Provoked(
      "a count of none", .chapter("```{table} most-confused\n:run: onecycle\n:count: 0\n```\n"), at: "5:9",
      "count must be between 1 and 1000, not 0"),
    Provoked(
      "a role that is none", .chapter("It is {val}`onecycle.test.accuracy`.\n"), at: "3:7",
      "there is no role {val}", next: "known names: claim, numref, param, ref, "),
    Provoked(
      "a role of Sphinx", .chapter("As {cite}`smith2017` says.\n"), at: "3:4",
      "there is no role {cite}", next: "write a note, [^key], or a link to the work"),
    Provoked(
      "a value without a run", .chapter("It is {value}`test.accuracy`.\n"), at: "3:7",
      "there is no run 'test'", next: "say whose it is, as RUN.test.accuracy"),
    Provoked(
      "a value of a run that is none", .chapter("It is {value}`onecylce.test.accuracy`.\n"), at: "3:7",
      "there is no run 'onecylce'", next: "did you mean 'onecycle'?"),
    Provoked(
      "a value that is none", .chapter("It is {value}`onecycle.accuracy`.\n"), at: "3:7",
      "there is no result 'accuracy'", next: "did you mean 'test.accuracy', 'train.accuracy' or 'validation.accuracy'?"),
    Provoked(
      "a value of torch's name", .chapter("It is {value}`onecycle.val_acc`.\n"), at: "3:7",
      "there is no result 'val_acc'", next: "did you mean 'validation.accuracy'?"),
    Provoked(
      "a value with a format that is none", .chapter("It is {value}`onecycle.test.accuracy as percentage`.\n"),
      at: "3:7",
      "a value has no format 'percentage'", next: "did you mean 'percent'?"),
    Provoked(
      "a loss in per cent", .chapter("It is {value}`onecycle.test.loss as percent 1`.\n"), at: "3:7",
      "test.loss is a number, which 'percent' cannot print", next: "leave 'as percent' out, or write 'as fixed 3'"),
    Provoked(
      "an epoch of none", .chapter("It is {value}`onecycle.test.accuracy.at(0)`.\n"), at: "3:7",
      "there is no epoch 0", next: "epochs count from 1"),
    Provoked(
      "a class that is none", .chapter("It is {value}`onecycle.class(cat).recall`.\n"), at: "3:7",
      "onecycle has no class 'cat'", next: "known names: crescent, cross, disc, fram"),
    Provoked(
      "a level beyond one", .chapter("It is {value}`onecycle.test.accuracy.time-to(94)`.\n"), at: "3:7",
      "test.accuracy is a share, from 0 to 1, and never 94", next: "write 0.94 for 94 %"),
    Provoked(
      "a suggestion of a training", .chapter("It is {value}`onecycle.suggestion`.\n"), at: "3:7",
      "a training has no suggestion", next: "known names: class.false-positives, clas"),
    Provoked(
      "a parameter that is none", .chapter("For {param}`epochs` epochs.\n"), at: "3:5",
      "the book has no parameter 'epochs'", next: "declare it in book.yml, as parameters: {epochs: VALUE}"),
    Provoked(
      "a label that is none", .chapter("See {numref}`onecycle-acuracy`.\n"), at: "3:5",
      "there is no label 'onecycle-acuracy'", next: "figures, tables, runs, chapters and headings have labels"),
    Provoked(
      "a heading that is none", .chapter("See {ref}`conclusion`.\n"), at: "3:5",
      "there is no label 'conclusion'", next: "figures, tables, runs, chapters and headings have labels"),
    Provoked(
      "a claim without a relation", .chapter("So {claim}`onecycle.test.accuracy`.\n"), at: "3:4",
      "'onecycle.test.accuracy' is no claim", next: "write RESULT > RESULT, RESULT < 0.9 and the like, with 'expe"),
    Provoked(
      "a claim of equality", .chapter("So {claim}`onecycle.test.accuracy = 0.9`.\n"), at: "3:4",
      "'onecycle.test.accuracy = 0.9' is no claim", next: "write RESULT > RESULT, RESULT < 0.9 and the like, with 'expe"
    ),
    Provoked(
      "a claim in per cent", .chapter("So {claim}`onecycle.test.accuracy > 90`.\n"), at: "3:4",
      "test.accuracy is a share, from 0 to 1, and never 90", next: "write 0.9 for 90 %"),
    Provoked(
      "a link to nothing", .chapter("See [there](nothing.md).\n"), at: "3:13",
      "there is no file 'nothing.md'", next: "paths are from the folder of the file in which they stand"),
    Provoked(
      "a note that is none", .chapter("Said elsewhere[^there].\n"), at: "3:15",
      "the note 'there' has no definition", next: "write [^there]: and its text on a line of its own, or \\[ for"),
  ]
}
