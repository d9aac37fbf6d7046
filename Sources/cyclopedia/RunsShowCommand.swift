import ArgumentParser
import Notebook
import RunCatalogue

struct RunsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one run whole: settings, results, epochs, what made it, and its files.")

  @Argument(help: "NAME, for all its seeds; NAME#SEED; or the first digits of a key.") var run: String
  @OptionGroup var book: BookOptions
  @Flag(help: "Write JSON: a list with one entry for each seed.") var json = false

  func run() async throws {
    let catalogue = try await book.notebook().catalogue()
    for warning in catalogue.warnings { Console.say(warning) }
    let details = try catalogue.runs(named: run).map(RunDetails.init)
    if json { return try Console.json(details) }
    for (place, one) in details.enumerated() {
      if place > 0 { Console.result("") }
      for line in one.text { Console.result(line) }
    }
  }
}
