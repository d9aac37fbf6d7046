import ArgumentParser
import Notebook
import RunCatalogue

struct RunsExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes runs as JSON and CSV for other programs.",
    discussion: """
      Of each seed: NAME_seed1.json with everything about it, NAME_seed1.epochs.csv and NAME_seed1.steps.csv. Of runs that \
      no chapter names, the first digits of their keys follow.
      """)

  @Argument(help: "NAME, NAME#SEED or the first digits of a key; none means every run that has a record.")
  var runs: [String] = []
  @Option(help: "The folder to write to; it is made where it is missing.") var to: String
  @Flag(help: "Replace files of the same names there.") var force = false
  @OptionGroup var book: BookOptions

  func validate() throws {
    if to.isEmpty { throw ValidationError("--to takes a folder, such as runs") }
  }

  func run() async throws {
    try PathArgument.check(to, "--to")
    let catalogue = try await book.notebook().catalogue()
    for warning in catalogue.warnings { Console.say(warning) }
    let export = try RunExport(catalogue, names: runs)
    guard !export.files.isEmpty else { return Console.say("no run has a record; nothing was written") }
    try export.write(to: to, replaces: force)
    for file in export.files { Console.result("\(to)/\(file.name)") }
  }
}
