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
  @Flag(help: "Write a report although runs are left, with boxes that say so.") var partial = false
  @Flag(help: "Train nothing: a run without a record is a mistake.") var frozen = false
  @Flag(help: "Take warnings for mistakes.") var strict = false

  func validate() throws {
    guard !frozen || only.isEmpty else {
      throw ValidationError("--frozen trains nothing, and --only says what to train")
    }
  }

  var value: BuildChoice {
    var choice = BuildChoice()
    (choice.only, choice.isPartial, choice.isFrozen, choice.isStrict) = (only, partial, frozen, strict)
    choice.hasTimeLimit = until != nil
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
