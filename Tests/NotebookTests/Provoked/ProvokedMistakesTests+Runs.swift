extension ProvokedMistakesTests {
  /// Settings of runs.
  static let ofRuns: [Provoked] = [
    Provoked(
      "batch_size", .train("epochs: 1\nbatch_size: 32\nschedule: {constant: 0.1}"), at: "6:1",
      "the training 'bad' has no setting 'batch_size'", next: "did you mean 'batch'?"),
    Provoked(
      "lr", .train("epochs: 1\nlr: 0.1"), at: "4:1",
      "the training 'bad' needs the setting 'schedule'", next: "write {constant: 0.1}, or one of 'cyclopedia kinds'"),
    Provoked(
      "learning_rate", .train("epochs: 1\nlearning_rate: 0.1\nschedule: {constant: 0.1}"), at: "6:1",
      "the training 'bad' has no setting 'learning_rate'",
      next: "the learning rate is the schedule's: write schedule: {constant: 0.1}"),
    Provoked(
      "no epochs", .train("schedule: {constant: 0.1}"), at: "4:1",
      "the training 'bad' needs the setting 'epochs'", next: "how often the training data is passed over; or 'steps'"),
    Provoked(
      "no schedule", .train("epochs: 1"), at: "4:1",
      "the training 'bad' needs the setting 'schedule'", next: "write {constant: 0.1}, or one of 'cyclopedia kinds'"),
    Provoked(
      "epochs and steps", .train("epochs: 1\nsteps: 10\nschedule: {constant: 0.1}"), at: "6:8",
      "epochs and steps both set the length", next: "leave one out"),
    Provoked(
      "zero epochs", .train("epochs: 0\nschedule: {constant: 0.1}"), at: "5:9",
      "epochs must be between 1 and 100000, not 0"),
    Provoked(
      "half an epoch", .train("epochs: 1.5\nschedule: {constant: 0.1}"), at: "5:9",
      "epochs takes a whole number, not '1.5'"),
    Provoked(
      "epochs in words", .train("epochs: three\nschedule: {constant: 0.1}"), at: "5:9",
      "epochs takes a whole number, not 'three'"),
    Provoked(
      "epochs with a unit", .train("epochs: 3 epochs\nschedule: {constant: 0.1}"), at: "5:9",
      "epochs takes a whole number, not '3 epochs'", next: "write 'epochs: 3', without a unit"),
    Provoked(
      "a negative batch", .train("epochs: 1\nbatch: -5\nschedule: {constant: 0.1}"), at: "6:8",
      "batch must be between 1 and 1000000, not -5"),
    Provoked(
      "a number of seeds", .train("epochs: 1\nschedule: {constant: 0.1}\nseeds: 3"), at: "7:8",
      "seeds takes a list, not '3'", next: "write [1, 2, 3] for three seeds, [3] for seed 3"),
    Provoked(
      "seeds twice the same", .train("epochs: 1\nschedule: {constant: 0.1}\nseeds: [1, 1]"), at: "7:8",
      "a seed stands twice"),
    Provoked(
      "seed and seeds", .train("epochs: 1\nschedule: {constant: 0.1}\nseed: 1\nseeds: [1, 2]"), at: "8:8",
      "seed and seeds both stand here", next: "leave one out"),
    Provoked(
      "an unknown precision", .train("epochs: 1\nschedule: {constant: 0.1}\nprecision: fp16"), at: "7:12",
      "precision cannot be 'fp16'", next: "known names: auto, bf16, f32"),
    Provoked(
      "like nothing", .chapter("```{train} bad\nlike: plane\nepochs: 1\nschedule: {constant: 0.1}\n```\n"), at: "4:7",
      "there is no recipe or run 'plane'", next: "known names: finder, fixed, onecycle, pl"),
    Provoked(
      "like a compare", .chapter("```{train} bad\nlike: policies\nepochs: 1\nschedule: {constant: 0.1}\n```\n"),
      at: "4:7",
      "'policies' is a compare, which no run can be like", next: "name a recipe or a run"),
    Provoked(
      "an unset parameter", .train("epochs: $epochs\nschedule: {constant: 0.1}"), at: "5:9",
      "the book has no parameter 'epochs'", next: "declare it in book.yml, as parameters: {epochs: VALUE}"),
    Provoked(
      "validation in per cent", .train("epochs: 1\nschedule: {constant: 0.1}\nvalidation: 10%"), at: "7:13",
      "validation takes a number, not '10%'", next: "write 0.1 for 10 %"),
    Provoked(
      "all pictures held out", .train("epochs: 1\nschedule: {constant: 0.1}\nvalidation: 1"), at: "7:13",
      "validation must be between 0.001 and 0.9, not 1"),
    Provoked(
      "stop by per cent", .train("epochs: 1\nschedule: {constant: 0.1}\nstop: {train.accuracy: 94}"), at: "7:24",
      "train.accuracy is a share, from 0 to 1, and never 94", next: "write 0.94 for 94 %"),
    Provoked(
      "stop by the test set", .train("epochs: 1\nschedule: {constant: 0.1}\nstop: {test.accuracy: 0.94}"), at: "7:7",
      "the end of the training would be chosen by the test set, by test.accuracy",
      next: "take validation.accuracy with 'validation: 0.1'; to repeat w"),
    Provoked(
      "stop by nothing known", .train("epochs: 1\nschedule: {constant: 0.1}\nstop: {accuracy: 0.94}"), at: "7:8",
      "stop has no kind 'accuracy'", next: "did you mean 'test.accuracy', 'train.accuracy' or 'validation.accuracy'?"),
    Provoked(
      "patience", .train("epochs: 1\nschedule: {constant: 0.1}\npatience: 3"), at: "7:1",
      "the training 'bad' has no setting 'patience'",
      next: "a training ends at a level: write stop: {validation.accuracy"),
    Provoked(
      "show nothing known", .train("epochs: 1\nschedule: {constant: 0.1}\nshow: all"), at: "7:7",
      "show cannot be 'all'", next: "known names: none, outcome, settings"),
    Provoked(
      "start from nothing", .train("epochs: 1\nschedule: {constant: 0.1}\nstart: {weights: fixde}"), at: "7:18",
      "there is no run 'fixde'", next: "did you mean 'fixed'?"),
    Provoked(
      "start from a file that is not there",
      .train("epochs: 1\nschedule: {constant: 0.1}\nstart: {weights: w.safetensors}"), at: "7:18",
      "there is no file 'w.safetensors'", next: "create it, or correct its name"),
    Provoked(
      "train an unknown layer", .train("epochs: 1\nschedule: {constant: 0.1}\ntrainable: [fc]"), at: "7:13",
      "the network has no layer 'fc'", next: "its layers: prep.conv, prep.norm, layer1.conv_unit.conv, lay"),
  ]
}
