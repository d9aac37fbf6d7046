extension ProvokedMistakesTests {
  /// Data, models, comparisons and what others reported.
  static let ofKinds: [Provoked] = [
    Provoked(
      "a dataset that is none",
      .chapter("```{recipe} bad\ndata: cifar100\nbatch: 32\nmodel: {resnet9: {width: 2}}\n```\n"), at: "4:7",
      "data has no kind 'cifar100'", next: "did you mean 'cifar10'?"),
    Provoked(
      "a dataset in capitals",
      .chapter("```{recipe} bad\ndata: CIFAR10\nbatch: 32\nmodel: {resnet9: {width: 2}}\n```\n"), at: "4:7",
      "data has no kind 'CIFAR10'", next: "did you mean 'cifar10'?"),
    Provoked(
      "a path outside",
      .chapter("```{recipe} bad\ndata: {images: {path: ../../etc}}\nbatch: 32\nmodel: {resnet9: {width: 2}}\n```\n"),
      at: "4:23",
      "path cannot be '../../etc'",
      next: "name a folder beside book.yml, or one inside the data folder, relative to it; --data"),
    Provoked(
      "too few pictures",
      .chapter("```{recipe} bad\ndata: {shapes: {train: 3, test: 20}}\nbatch: 32\nmodel: {resnet9: {width: 2}}\n```\n"),
      at: "4:24",
      "train must be between 10 and 200000, not 3"),
    Provoked(
      "a model that is none",
      .chapter("```{recipe} bad\ndata: {shapes: {train: 64, test: 20}}\nbatch: 32\nmodel: resnet50\n```\n"), at: "6:8",
      "model has no kind 'resnet50'", next: "did you mean 'resnet18'?"),
    Provoked(
      "a model of one's own",
      .chapter("```{recipe} bad\ndata: {shapes: {train: 64, test: 20}}\nbatch: 32\nmodel: custom.py\n```\n"), at: "6:8",
      "model has no kind 'custom.py'", next: "known names: cifar-resnet, resnet18, res"),
    Provoked(
      "a width of zero",
      .chapter(
        "```{recipe} bad\ndata: {shapes: {train: 64, test: 20}}\nbatch: 32\nmodel: {resnet9: {width: 0}}\n```\n"),
      at: "6:26",
      "width must be between 1 and 1024, not 0"),
    Provoked(
      "a setting that the model lacks",
      .chapter(
        "```{recipe} bad\ndata: {shapes: {train: 64, test: 20}}\nbatch: 32\nmodel: {resnet9: {dropout: 0.5}}\n```\n"),
      at: "6:19",
      "resnet9 has no setting 'dropout'", next: "known names: classes, head-bias, logit-s"),
    Provoked(
      "torch's augmentation", .recipe("augment: [RandomHorizontalFlip]"), at: "7:11",
      "augment has no kind 'RandomHorizontalFlip'", next: "did you mean 'flip'?"),
    Provoked(
      "a probability beyond one", .recipe("augment: [{flip: 1.5}]"), at: "7:18",
      "probability must be between 0 and 1, not 1.5"),
    Provoked(
      "an augmentation without its size", .recipe("augment: [crop]"), at: "7:11",
      "crop needs the setting 'size'"),
    Provoked(
      "an optimizer that is none", .recipe("optimizer: rmsprop"), at: "7:12",
      "optimizer has no kind 'rmsprop'", next: "known names: adam, adamw, sgd"),
    Provoked(
      "an optimizer's setting elsewhere", .recipe("weight_decay: 5e-4"), at: "7:1",
      "the recipe 'bad' has no setting 'weight_decay'",
      next: "it is the optimizer's: write optimizer: {sgd: {momentum: 0.9"),
    Provoked(
      "a loss that is none", .recipe("loss: CrossEntropyLoss"), at: "7:7",
      "loss has no kind 'CrossEntropyLoss'", next: "did you mean 'cross-entropy'?"),
    Provoked(
      "label smoothing beyond one", .recipe("loss: {cross-entropy: {label-smoothing: 2}}"), at: "7:41",
      "label-smoothing must be between 0 and 1, not 2"),
    Provoked(
      "a compare of one", .chapter("```{compare} bad\nruns: [fixed]\n```\n"), at: "4:7",
      "runs takes at least two different runs"),
    Provoked(
      "a compare of nothing known", .chapter("```{compare} bad\nruns: [fixed, onecylce]\n```\n"), at: "3:1",
      "there is no run 'onecylce'", next: "did you mean 'onecycle'?"),
    Provoked(
      "a compare with a range test", .chapter("```{compare} bad\nruns: [fixed, finder]\n```\n"), at: "3:1",
      "the compare 'bad' shows trainings, and 'finder' is a range test"),
    Provoked(
      "a foreign baseline", .chapter("```{compare} bad\nruns: [fixed, onecycle]\nbaseline: finder\n```\n"), at: "5:11",
      "the baseline 'finder' is none of the runs", next: "known names: fixed, onecycle"),
    Provoked(
      "a measure that is none", .chapter("```{compare} bad\nruns: [fixed, onecycle]\nby: accuracy\n```\n"), at: "5:5",
      "there is no result 'accuracy'", next: "did you mean 'test.accuracy', 'train.accuracy' or 'validation.accuracy'?"),
    Provoked(
      "a sweep of nothing", .chapter("```{sweep} bad\nlike: fixed\n```\n"), at: "4:1",
      "the sweep 'bad' needs the setting 'vary'", next: "write vary: {schedule.constant: [0.01, 0.1]}"),
    Provoked(
      "a sweep of one value", .chapter("```{sweep} bad\nlike: fixed\nvary: {batch: 32}\n```\n"), at: "5:15",
      "batch takes a list of values, not '32'", next: "write batch: [32, …]"),
    Provoked(
      "a sweep of a setting that is none", .chapter("```{sweep} bad\nlike: fixed\nvary: {batchsize: [16, 32]}\n```\n"),
      at: "5:8",
      "there is no setting 'batchsize' to vary", next: "known names: augment, batch, data, epoch"),
    Provoked(
      "a quotient of a text", .chapter("```{quotient} bad\nof: fixed.outcome\nover: onecycle.outcome\n```\n"),
      at: "4:5",
      "fixed.outcome is a text, and a quotient needs numbers", next: "name another result"),
    Provoked(
      "a quotient of two sorts", .chapter("```{quotient} bad\nof: fixed.test.accuracy\nover: onecycle.duration\n```\n"),
      at: "5:7",
      "fixed.test.accuracy is a share and onecycle.duration a time: neither is so many times the other",
      next: "name two results of one sort"),
    Provoked(
      "reported by nobody", .chapter("```{reported} bad\ntest.accuracy: 0.9\n```\n"), at: "4:1",
      "the reported run 'bad' needs the setting 'source'",
      next: "write 'source: WHO, WHERE' or 'source: {text: WHO, link: https://…}'"),
    Provoked(
      "reported nothing", .chapter("```{reported} bad\nsource: A paper\n```\n"), at: "3:1",
      "the reported run 'bad' reports nothing", next: "write 'epochs: FILE.csv', 'confusion: FILE.csv' or a result "),
    Provoked(
      "reported beyond one", .chapter("```{reported} bad\nsource: A paper\ntest.accuracy: 91.2\n```\n"), at: "5:16",
      "test.accuracy is no share: 91.2", next: "shares are between 0 and 1; where it is in per cent, write '91.2 %'"),
    Provoked(
      "reported as accuracy", .chapter("```{reported} bad\nsource: A paper\naccuracy: 0.912\n```\n"), at: "5:1",
      "the reported run 'bad' has no setting 'accuracy'",
      next: "did you mean 'test.accuracy', 'train.accuracy' or 'validation.accuracy'?"),
  ]
}
