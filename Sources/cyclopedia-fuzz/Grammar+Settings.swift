extension Grammar {
  /// The rules of run directives and of `book.yml`.
  static let settings: [String: [String]] = [
    "run": [
      "```{recipe} <name>\n<mapping>```\n",
      "```{train} <name>\nlike: plain\nepochs: <number>\nschedule: <schedule>\n<mapping>```\n",
      "```{train} t\nlike: plain\nepochs: 2\nschedule: <schedule>\n```\n",
      "```{range-test} <name>\nlike: plain\n<mapping>```\n",
      "```{range-test} r\nlike: plain\nfrom: <number>\nto: <number>\nsteps: <number>\nsuggest: <suggestion-rules>\n```\n",
      "```{compare} <name>\nruns: [<name>, <name>]\nbaseline: <name>\nby: [<expression>, <results>]\n```\n",
      "```{sweep} s\nlike: plain\nepochs: 1\nschedule: {constant: 0.1}\nvary: {<path>: [<value>, <value>, <value>]}\n```\n",
      "```{reported} other\nsource: <word>\nepochs: log.csv\ntest.accuracy: <number> %\n<mapping>```\n",
      "```{train} tuned\nlike: plain\nepochs: 1\nschedule: <schedule>\nstart: <start>\n<mapping>```\n",
      "```{policy} shape\nsteps: <number>\nschedule: <schedule>\n```\n",
      "```{<directives>} <name>\nlike: <name>\n<mapping>```\n",
    ],
    "mapping": ["", "<entry>", "<entry><entry>", "<entry><entry><entry>", "<entry><entry><entry><entry>"],
    "entry": [
      "data: <data>\n", "batch: <number>\n", "model: {<models>: {width: <number>}}\n", "model: <value>\n",
      "augment: [<augment>, <augment>, normalize]\n",
      "evaluate: [<augment>, normalize]\n",
      "optimizer: {sgd: {momentum: <number>, nesterov: <value>, weight-decay: <number>}}\n",
      "optimizer: {adamw: {betas: [<number>, <number>], eps: <number>, weight-decay: <number>}}\n",
      "schedule: <schedule>\n", "epochs: <number>\n", "steps: <number>\n", "seeds: [<number>, <number>]\n",
      "seed: <number>\n",
      "loss: {cross-entropy: {label-smoothing: <number>}}\n", "precision: f32\n", "validation: <number>\n",
      "stop: {<results>: <number>}\n",
      "stop: {divergence: <number>}\n", "measure: <results>\n", "from: <number>\n", "to: <number>\n",
      "growth: linear\n", "suggest: <value>\n",
      "like: <name>\n", "show: none\n", "test-set: reproduction\n", "validate: <number>\n", "expect: diverges\n",
      "<word>: <value>\n",
      "smoothing: <value>\n", "last-batch: drop\n", "<path>: <value>\n", "- <value>\n", "? <value>\n: <value>\n",
      "&a x: *a\n", "x: |2\n  <word>\n",
      "source: {text: <word>, link: <address>}\n", "epochs: <address>\n", "confusion: log.csv\n", "start: <start>\n",
      "trainable: {0 epochs: [head], <number>: all}\n", "trainable: <value>\n", "<results>: <number>\n",
      "average: {ema: <number>}\n",
    ],
    "data": [
      "shapes", "{shapes: {train: <number>, test: <number>}}", "{images: {path: <address>}}",
      "{cifar10: {train: <number>}}", "<datasets>", "$data",
    ],
    "start": [
      "run", "<name>", "{weights: <name>, except: [<word>]}", "{weights: <address>}", "weights.safetensors", "<value>",
    ],
    "log": [
      "epoch,step,train_loss,train_accuracy,test_loss,test_accuracy\n1,98,<number>,<number>,<number>,<number>\n",
      "epoch,test_accuracy\n1,0.4\n2,0.5\n", "true,cat,dog\ncat,7,3\ndog,5,5\n",
      "epoch,test_accuracy\n1,<cell>\n2,<cell>\n<cell>,<cell>\n", "<cell>,<cell>\n<cell>,<cell>\n",
      ",a,b\na,<number>,2\nb,3,<cell>\n",
    ],
    "cell": ["<number>", "<word>", "\"<word>\"", "\"a,b\"", "\"", "", "=1+1", "91.2 %"],
    "augment": [
      "{<augmentations>: <number>}", "{<augmentations>: {size: <number>, fill: <value>}}", "<augmentations>",
      "{flip: <number>}", "<value>",
    ],
    "schedule": [
      "{constant: <rate>}", "{one-cycle: {max: <rate>, peak: <number>, div: <number>, momentum: [<number>, <number>]}}",
      "{<policies>: {start: <rate>, factor: <number>, every: <number>}}", "{<policies>: <value>}",
      "{piecewise-linear: [[0, 0], [<number>, <rate>]]}",
      "{join: [<schedule>, <schedule>]}", "{<policies>: {<word>: <value>, max: <rate>, min: <rate>}}", "<value>",
    ],
    "rate": [
      "<number>", "finder.suggestion", "finder.suggestion / <number>", "finder.suggestion or <number>", "<expression>",
      "$<name>",
    ],
    "path": [
      "schedule.constant", "batch", "model.resnet9.width", "optimizer.sgd.momentum", "seed", "<word>.<word>",
      "augment.0.pad", "<word>",
    ],
    "value": [
      "<number>", "<word>", "true", "no", "null", "[]", "{}", "[<value>, <value>]", "{<word>: <value>}", "'<word>'",
      "\"\\x<number>\"", "$<name>", "!!x <word>",
    ],
    "book": [
      "title: <value>\n<bookish>", "title: Book\n<bookish><bookish>", "title: Book\n<bookish><bookish><bookish>",
      "title: Book\n", "title: Book\n",
    ],
    "bookish": [
      "subtitle: <value>\n", "authors: [{name: <value>, affiliation: <value>}, <value>]\n", "abstract: '<inline>'\n",
      "chapters: [a.md]\n",
      "chapters: [a.md, <value>]\n", "parameters: {epochs: <value>, x: <value>, data: <data>}\n",
      "profiles: {large: {x: <value>}, <word>: <value>}\n",
      "<entry>", "<word>: <value>\n", "references: <address>\n",
    ],
  ]
}
