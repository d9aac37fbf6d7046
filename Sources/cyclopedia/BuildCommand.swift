import ArgumentParser
import Experiments
import Foundation
import Notebook

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Makes the runs that are missing and writes the report (the default).")

  @OptionGroup var book: BookOptions
  @Flag(help: "Begin runs again that were interrupted with other threads, libraries or processors.")
  var beginAnew = false
  @OptionGroup var choice: ChoiceOptions
  @Option(help: "Write the report in this form only: \(ReportFormats.names.joined(separator: " or ")).")
  var format: String?
  @Flag(help: "Keep a line for every epoch, and for every run that is found again.") var verbose = false
  @Flag(help: "Fetch the datasets that are needed and not there; nothing else in a build reaches the network.")
  var fetch = false
  @OptionGroup var mirror: MirrorOption

  func validate() throws {
    guard let format, !ReportFormats.names.contains(format) else { return }
    throw ValidationError(
      "there is no form '\(format)'; the forms of a report are \(ReportFormats.names.joined(separator: " and "))")
  }

  func run() async throws {
    if fetch {
      let notebook = try book.notebook()
      try DataFetchCommand.fetch(
        try await notebook.absentArchives(), to: notebook.dataRoot, mirror: mirror.place())
    }
    book.warnOfThreads()
    let stop = StopRequest()
    let signals = Signals(stop)
    choice.until?.stop(stop)
    let progress = ProgressPrinter(isVerbose: verbose)
    let problems = try await book.notebook(
      beginsAnew: beginAnew, choice: choice.value, formats: format.map { [$0] } ?? []
    ).build(stop: stop) {
      progress.show($0)
    }
    signals.ignore()
    for problem in problems { Console.say("\(problem.location): \(problem.message)") }
    if !problems.isEmpty {
      Console.say("\(problems.count) thing\(problems.count == 1 ? "" : "s") failed; the report shows where")
      throw ExitCode(1)
    }
  }
}
