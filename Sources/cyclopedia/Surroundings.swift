import Experiments
import Learning

/// What the program tells its surroundings and takes from them, for help and manual.
enum Surroundings {
  static let exitCodes: [(code: Int, meaning: String)] = [
    (0, "all well"),
    (1, "the report was built and something in it failed, or a check found something out of date or changed"),
    (2, "mistakes in chapters or options, nothing ran"),
    (3, "data, processor, memory, disk or files"),
    (64, "no such command"),
    (130, "interrupted, or stopped by --until"),
  ]

  static let variables: [(name: String, meaning: String)] = [
    (
      InstructionSet.capName,
      "plain|avx2|avx512|avx512-bf16|amx caps what the engine uses of the processor; there are no kernels for AMX, so "
        + "that amx caps nothing"
    ),
    (
      KernelChoice.variable,
      "direct|winograd|winograd4|plain asks for one algorithm wherever it is offered, in trainings that begin"
    ),
    ("CYCLOPEDIA_DATA", "the folder that holds the datasets, where --data is not given"),
    ("CYCLOPEDIA_MIRROR", "an address below which archives are found by their names, where --mirror is not given"),
    ("XDG_CACHE_HOME", "the user's cache, for datasets and drawn figures, instead of ~/.cache"),
    ("NO_COLOR", "changes nothing: no output has colors"),
  ]

  static let streams =
    "Results go to standard output: lists, plans, JSON. Progress, warnings and mistakes go to standard error, where one "
    + "line is redrawn on a terminal and none elsewhere."

  /// What help says beside the list of commands; the manual has the variables too.
  static var discussion: String {
    let codes = exitCodes.map { "\($0.code) \($0.meaning)" }.joined(separator: "; ")
    let names = variables.map(\.name).joined(separator: ", ")
    return """
      Begin with 'cyclopedia new NAME'. 'cyclopedia doctor' says whether this machine has what a report needs, and \
      'cyclopedia kinds' lists what chapters can say.

      Exit codes: \(codes).

      \(streams)

      Of the environment it reads \(names): 'cyclopedia manual | man -l -' says what they do.
      """
  }
}
