import ArgumentParser
import Dispatch
import Experiments
import Notebook

/// Which runs a build makes, and what it does without the others.
struct ChoiceOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Make only these runs, seeds or sweeps, and what they need; what is finished is frozen in the report's records.",
      valueName: "run"), completion: BookCompletion.runs)
  var only: [String] = []
  @Option(
    help: ArgumentHelp(
      "Stop at a checkpoint after this time, such as 2h or 1h30m; what is finished is frozen, exit code 130.",
      valueName: "time"))
  var until: TimeLimit?
  @Option(
    help: ArgumentHelp(
      "Train nothing where all that is missing would take longer than this, by the times of runs on this machine.",
      valueName: "time"))
  var budget: TimeLimit?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Make these runs, seeds or sweeps anew although they are there, beside those of --only; their new records replace "
        + "the old.",
      valueName: "run"))
  var retrain: [String] = []
  @Option(
    help: ArgumentHelp(
      "Runs that are trained at a time, each with --threads; with more threads than processors each takes longer.",
      valueName: "number"))
  var jobs = 1
  @Flag(help: "Write a report although runs are left, with boxes that say so.") var partial = false
  @Flag(help: "Train nothing: a run without a record is a mistake.") var frozen = false
  @Flag(help: "Take warnings for mistakes.") var strict = false

  func validate() throws {
    guard !frozen || only.isEmpty else {
      throw ValidationError("--frozen trains nothing, and --only says what to train")
    }
    guard !frozen || retrain.isEmpty else {
      throw ValidationError("--frozen trains nothing, and --retrain says what to train")
    }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs takes 1 to 64, not \(jobs)") }
  }

  var value: BuildChoice {
    var choice = BuildChoice()
    (choice.only, choice.isPartial, choice.isFrozen, choice.isStrict) = (only, partial, frozen, strict)
    choice.hasTimeLimit = until != nil
    (choice.retrained, choice.jobs, choice.budget) = (retrain, jobs, budget?.seconds)
    return choice
  }
}

/// `90s`, `45m`, `2h`, `1h30m`
struct TimeLimit: ExpressibleByArgument, Hashable {
  var seconds: Int

  init?(argument: String) {
    var (seconds, rest) = (0, argument[...])
    for (letter, unit) in [("h", 3600), ("m", 60), ("s", 1)] {
      guard let end = rest.firstIndex(of: Character(letter)) else { continue }
      guard let count = Int(rest[..<end]), (0...100_000).contains(count) else { return nil }
      seconds += count * unit
      rest = rest[rest.index(after: end)...]
    }
    guard rest.isEmpty, seconds > 0 else { return nil }
    self.seconds = seconds
  }

  /// Asks for a stop when the time is over.
  func stop(_ request: StopRequest) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { request.stop() }
  }
}
