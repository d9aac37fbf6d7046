import ArgumentParser
import Notebook
import RunCatalogue

struct RunsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists all runs: those of the book, made or not, and what else is in the store and the records.",
    discussion: """
      A key is a result as chapters name it (test.accuracy.best, suggestion.valley, class(cat).recall), a setting by its \
      path or the end of it (schedule.one-cycle.max, or max), or one of: name, seed, profile, book (yes or no), in \
      (record, store, both; of runs that are not made missing, interrupted, stale or waiting), kind (train or range-test), \
      finished, bytes, key. Accuracies are shares of 1. Without a terminal all columns are written.
      """)

  @OptionGroup var book: BookOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sort by this; -KEY the other way round. Without it as in the book.", valueName: "key"))
  var sort: String?
  @Flag(help: "The other way round.") var reverse = false
  @Option(
    name: [.customLong("where")],
    help: ArgumentHelp(
      "Only runs of which this is so: 'model=resnet9', 'test.accuracy>0.9', 'name~cycle' (contains), with = != < <= > >= "
        + "~. Of several, all must be.", valueName: "condition"))
  var conditions: [String] = []
  @Flag(help: "Write JSON.") var json = false
  @Flag(help: "Write CSV, with all digits and all settings.") var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv are two forms of the list; choose one") }
  }

  func run() async throws {
    let whole = try await book.notebook().catalogue()
    for warning in whole.warnings { Console.say(warning) }
    var chosen = try whole.filtered(by: conditions)
    if let sort {
      chosen = try chosen.sorted(by: sort, isReversed: reverse)
    } else if reverse {
      chosen = chosen.reversed()
    }
    if json { return try Console.json(chosen.lines) }
    if csv { return Console.put(chosen.csv) }
    let table = CatalogueTable(chosen, width: Console.resultColumns)
    for line in table.lines { Console.result(line) }
    if chosen.runs.isEmpty {
      Console.say(whole.runs.isEmpty ? "no runs; a chapter names them with {train} and {range-test}" : "no run is so")
    }
    if table.hidden > 0 {
      let columns = "\(table.hidden) column\(table.hidden == 1 ? "" : "s")"
      Console.say("\(columns) left out; see --csv")
    }
  }
}
