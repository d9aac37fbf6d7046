extension ProvokedMistakesTests {
  /// Policies and range tests.
  static let ofPolicies: [Provoked] = [
    Provoked(
      "a policy that is none", .schedule("{cosinus: {start: 0.1}}"), at: "6:12",
      "schedule has no kind 'cosinus'", next: "did you mean 'cosine'?"),
    Provoked(
      "torch's policy", .schedule("{OneCycleLR: {max_lr: 0.4}}"), at: "6:12",
      "schedule has no kind 'OneCycleLR'", next: "did you mean 'one-cycle'?"),
    Provoked(
      "torch's setting", .schedule("{one-cycle: {max_lr: 0.4}}"), at: "6:24",
      "one-cycle has no setting 'max_lr'", next: "did you mean 'max'?"),
    Provoked(
      "a policy without its rate", .schedule("{one-cycle: {}}"), at: "6:23",
      "one-cycle needs the setting 'max'", next: "the highest learning rate, such as 0.4 or a range test's 'fi"),
    Provoked(
      "a bare rate", .schedule("0.1"), at: "6:11",
      "schedule takes a policy, not the rate 0.1", next: "write {constant: 0.1} for the same rate at every step"),
    Provoked(
      "a negative rate", .schedule("{constant: -0.1}"), at: "6:22",
      "rate must be above 0, not -0.1"),
    Provoked(
      "a rate in words", .schedule("{constant: high}"), at: "6:22",
      "rate takes a number, not 'high'"),
    Provoked(
      "two policies at once", .schedule("{constant: 0.1, cosine: {start: 0.1}}"), at: "6:11",
      "schedule takes one of its kinds, as 'name' or '{name: settings}', not a mapping",
      next: "known kinds: constant, cosine, cosine-re"),
    Provoked(
      "a rise longer than the run", .schedule("{one-cycle: {max: 0.4, up: 5 epochs}}"), at: "6:11",
      "one-cycle's rise takes 10 steps (5 epochs), and the run has 2 steps (1 epoch)",
      next: "change the policy's lengths or the run's, or join several policies"),
    Provoked(
      "a milestone after the end", .schedule("{multi-step: {start: 0.1, factor: 0.1, milestones: [8 epochs]}}"),
      at: "6:11",
      "multi-step's milestone 1 comes after 16 steps (8 epochs), and the run has 2 steps (1 epoch)",
      next: "change the policy's lengths or the run's, or join several policies"),
    Provoked(
      "milestones the wrong way",
      .train("epochs: 9\nschedule: {multi-step: {start: 0.1, factor: 0.1, milestones: [5 epochs, 2 epochs]}}"),
      at: "6:73",
      "milestones must ascend, and '2 epochs' does not come after '5 epochs'"),
    Provoked(
      "a length in minutes", .schedule("{step: {start: 0.1, factor: 0.1, every: 5 minutes}}"), at: "6:51",
      "every takes a length, not '5 minutes'", next: "write '5 epochs', '490 steps', or a share of the run between"),
    Provoked(
      "momentum of one", .schedule("{constant: {rate: 0.1, momentum: 1}}"), at: "6:44",
      "momentum must be at least 0 and below 1, not 1"),
    Provoked(
      "an anneal that is none", .schedule("{one-cycle: {max: 0.4, anneal: cos}}"), at: "6:42",
      "anneal cannot be 'cos'", next: "did you mean 'cosine'?"),
    Provoked(
      "plateau by the test set", .schedule("{plateau: {start: 0.1, watch: test.loss, factor: 0.1}}"), at: "6:41",
      "plateau cannot watch the test set: nothing may be chosen by it", next: "watch validation.loss or train.loss"),
    Provoked(
      "a rate of a run that is none", .schedule("{constant: findr.suggestion}"), at: "6:22",
      "there is no run 'findr'", next: "did you mean 'finder'?"),
    Provoked(
      "a rate of a text", .schedule("{constant: onecycle.outcome}"), at: "6:22",
      "outcome is a text, and a setting needs a number", next: "name another result of onecycle"),
    Provoked(
      "a rate of itself", .schedule("{constant: bad.learning-rate.max}"), at: "6:22",
      "bad refers to its own result", next: "write a number in one of them"),
    Provoked(
      "a range test downwards", .chapter("```{range-test} bad\nlike: plain\nfrom: 10\nto: 1e-4\nsteps: 10\n```\n"),
      at: "5:7",
      "from must be below to"),
    Provoked(
      "a range test of epochs", .chapter("```{range-test} bad\nlike: plain\nfrom: 1e-4\nto: 10\nepochs: 3\n```\n"),
      at: "7:1",
      "the range test 'bad' has no setting 'epochs'", next: "a range test counts steps: write steps: 100"),
    Provoked(
      "a range test without bounds", .chapter("```{range-test} bad\nlike: plain\nsteps: 10\n```\n"), at: "4:1",
      "the range test 'bad' needs the setting 'from'"),
    Provoked(
      "a rule that is none",
      .chapter("```{range-test} bad\nlike: plain\nfrom: 1e-4\nto: 10\nsteps: 10\nsuggest: valey\n```\n"), at: "8:10",
      "suggest has no kind 'valey'", next: "did you mean 'valley'?"),
    Provoked(
      "a rule of accuracy by loss",
      .chapter("```{range-test} bad\nlike: plain\nfrom: 1e-4\nto: 10\nsteps: 10\nsuggest: accuracy\n```\n"), at: "8:10",
      "accuracy judges an accuracy, and the test measures train.loss",
      next: "write 'suggest: valley', or measure an accuracy"),
    Provoked(
      "a smoothing beyond one",
      .chapter("```{range-test} bad\nlike: plain\nfrom: 1e-4\nto: 10\nsteps: 10\nsmoothing: {exponential: 1.5}\n```\n"),
      at: "8:26",
      "smoothing takes a share between 0 and 1, not 1.5"),
  ]
}
