import ArgumentParser

struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Lists, shows, exports and clears away the runs of a book, its store and its records.",
    subcommands: [RunsListCommand.self, RunsShowCommand.self, RunsExportCommand.self, RunsPruneCommand.self])
}
