import Testing

/// Settings of runs that are not known or of the wrong kind.
@Suite struct SettingMistakeTests {
  static let names: [Mistake] = [
    .recipe("👉bach: 32", "the recipe 'bad' has no setting 'bach'", hint: "did you mean 'batch'?"),
    .train(
      "epochs: 1\nschedule: {constant: 0.1}\n👉epoch: 2", "the training 'bad' has no setting 'epoch'",
      hint: "did you mean 'epochs'?"),
    .rangeTest(
      "from: 1e-4\nto: 1\nsteps: 10\n👉grwth: linear", "the range test 'bad' has no setting 'grwth'",
      hint: "did you mean 'growth'?"),
    Mistake(
      "```{compare} bad\nruns: [fixed, onecycle]\n👉base: fixed\n```\n", "the compare 'bad' has no setting 'base'",
      hint: "known names: baseline, by, runs"),
    .recipe("model: {resnet9: {👉widht: 2}}", "resnet9 has no setting 'widht'", hint: "did you mean 'width'?"),
    .recipe("data: {shapes: {👉trian: 64}}", "shapes has no setting 'trian'", hint: "did you mean 'train'?"),
    .recipe("optimizer: {sgd: {👉momentun: 0.9}}", "sgd has no setting 'momentun'", hint: "did you mean 'momentum'?"),
    .recipe(
      "augment: [{cutout: {size: 8, 👉hoels: 1}}]", "cutout has no setting 'hoels'", hint: "did you mean 'holes'?"),
    .schedule(
      "{one-cycle: {max: 0.1, 👉peek: 0.3}}", "one-cycle has no setting 'peek'", hint: "did you mean 'peak'?"),
    .recipe("model: 👉resnt9", "model has no kind 'resnt9'", hint: "did you mean 'resnet9'?"),
    .recipe("data: 👉shaps", "data has no kind 'shaps'", hint: "did you mean 'shapes'?"),
    .recipe("augment: [👉flipp]", "augment has no kind 'flipp'", hint: "did you mean 'flip'?"),
    .recipe("evaluate: [👉normalise]", "evaluate has no kind 'normalise'", hint: "did you mean 'normalize'?"),
    .schedule("{👉onecycle: {max: 0.1}}", "schedule has no kind 'onecycle'", hint: "did you mean 'one-cycle'?"),
    .recipe(
      "evaluate: [{👉flip: 0.5}, normalize]",
      "evaluate prepares the pictures that are measured on, and flip does so by chance",
      hint: "leave it out; resize, center-crop, pad and normalize do the same every time"),
    .recipe(
      "evaluate: [{pad: 2}, {👉crop: 16}, normalize]",
      "evaluate prepares the pictures that are measured on, and crop does so by chance",
      hint: "leave it out; resize, center-crop, pad and normalize do the same every time"),
    .recipe("last-batch: 👉kep", "last-batch cannot be 'kep'", hint: "did you mean 'keep'?"),
    .recipe("show: 👉all", "show cannot be 'all'", hint: "known names: none, outcome, settings"),
    .rangeTest(
      "from: 1e-4\nto: 1\nsteps: 9\nmeasure: 👉loss", "measure cannot be 'loss'",
      hint: "did you mean 'test.loss', 'train.loss' or 'validation.loss'?"),
    .rangeTest(
      "from: 1e-4\nto: 1\nsteps: 9\nsuggest: 👉vally", "suggest has no kind 'vally'", hint: "did you mean 'valley'?"),
    .rangeTest(
      "from: 1e-4\nto: 1\nsteps: 9\nstop: 👉nver", "stop has no kind 'nver'", hint: "did you mean 'never'?"),
  ]

  static let types: [Mistake] = [
    .recipe("batch: 👉many", "batch takes a whole number, not 'many'", hint: nil),
    .recipe("batch: 👉[32, 64]", "batch takes a whole number, not a list", hint: nil),
    .recipe("batch: 👉{size: 32}", "batch takes a whole number, not a mapping", hint: nil),
    .recipe("batch: 👉1.5", "batch takes a whole number, not '1.5'", hint: nil),
    .recipe("show: 👉{a: 1}", "show takes a text, not a mapping", hint: nil),
    .train("epochs: 👉soon\nschedule: {constant: 0.1}", "epochs takes a whole number, not 'soon'", hint: nil),
    .schedule("{constant: 👉fast}", "rate takes a number, not 'fast'", hint: nil),
    .schedule("{constant: 👉[0.1]}", "rate takes a number, not a list", hint: nil),
    .schedule(
      "👉[0.1]", "schedule takes one of its kinds, as 'name' or '{name: settings}', not a list",
      hint: "known kinds: constant, cosine, cosine-restarts, cyclic, exponential, joined, multi-step, one-cycle, "
        + "piecewise-constant, piecewise-linear, plateau, polynomial, ramp, step, warm-up"),
    .recipe("seeds: [1, 👉two]", "seeds takes a whole number, not 'two'", hint: nil),
    .recipe("seeds: 👉[1, 1]", "a seed stands twice", hint: nil),
    .recipe("seeds: 👉[]", "seeds is an empty list", hint: nil),
    .recipe("seed: 1\nseeds: 👉[1, 2]", "seed and seeds both stand here", hint: "leave one out"),
    Mistake(
      "```{compare} bad\nruns: 👉{a: fixed}\n```\n", "runs takes a text, not a mapping", hint: nil),
    .recipe(
      "data: 👉{}", "data takes one of its kinds, as 'name' or '{name: settings}', not a mapping",
      hint: "known kinds: cifar10, images, shapes"),
  ]

  @Test(arguments: names) func unknownNamesAreFound(mistake: Mistake) throws { try expect(mistake) }
  @Test(arguments: types) func wrongTypesAreFound(mistake: Mistake) throws { try expect(mistake) }
}
