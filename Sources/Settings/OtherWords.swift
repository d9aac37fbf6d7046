/// The words of names as other programs spell them, in ours: `val_acc`, `RandomHorizontalFlip`, `num_epochs`.
package enum OtherWords {
  private static let synonyms: [String: String] = [
    "val": "validation", "valid": "validation", "acc": "accuracy", "err": "errors", "error": "errors",
    "param": "parameters", "params": "parameters", "time": "duration", "runtime": "duration", "iter": "steps",
    "iters": "steps", "iteration": "steps", "iterations": "steps", "cos": "cosine", "warmup": "warm-up",
    "onecycle": "one-cycle", "crossentropy": "cross-entropy", "normalise": "normalize", "training": "train",
  ]
  /// Words that say nothing here.
  private static let fillers: Set<String> = ["num", "n", "nb", "random", "fn", "scheduler", "the"]

  /// - Returns: a name's words in lower case, without their order.
  static func ours(_ name: String) -> Set<String> {
    var words = [""]
    var last: Character?
    for character in name {
      if "-_. ".contains(character) || (character.isUppercase && last?.isLowercase ?? false) { words.append("") }
      if !"-_. ".contains(character) { words[words.count - 1] += character.lowercased() }
      last = character
    }
    let own = words.filter { !$0.isEmpty && !fillers.contains($0) }.map { synonyms[$0] ?? $0 }
    return Set(own.flatMap { $0.split(separator: "-").map(String.init) })
  }

  /// Settings of ours, one of which a setting of another program may mean: `max_lr` is `max`.
  ///
  /// - Parameter name: with dashes or underscores, in any case.
  package static func settings(_ name: String) -> [String] {
    meanings[name.lowercased().replacing("-", with: "_")] ?? []
  }

  private static let meanings: [String: [String]] = [
    "max_lr": ["max"], "lr_max": ["max"], "pct_start": ["peak"], "div_factor": ["div"],
    "final_div_factor": ["final-div"], "anneal_strategy": ["anneal"], "gamma": ["factor"], "step_size": ["every"],
    "step_size_up": ["up"], "step_size_down": ["down"], "t_max": ["over"], "total_iters": ["over"], "t_0": ["first"],
    "t_mult": ["multiplier"], "eta_min": ["end"], "base_lr": ["min", "start"], "min_lr": ["floor", "min", "end"],
    "lr_min": ["min", "end"], "initial_lr": ["start", "rate"], "lr": ["rate", "start", "max"],
    "learning_rate": ["rate", "start", "max"], "start_factor": ["from"], "end_factor": ["to"], "monitor": ["watch"],
    "metric": ["watch", "measure"], "l2": ["weight-decay"], "wd": ["weight-decay"], "padding": ["size"],
    "kernel_size": ["size"], "num_classes": ["classes"], "n_classes": ["classes"], "channels": ["width"],
    "smoothing": ["label-smoothing"], "three_phase": ["three-phase"], "root": ["path"], "dir": ["path"],
  ]
}
