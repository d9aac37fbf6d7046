import ArgumentParser
import Experiments
import Foundation
import Notebook
import Runs

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Says for every run whether it is there, and why not; trains nothing and writes no report.")

  @OptionGroup var book: BookOptions
  @Flag(help: "End with exit code 1 where a run is missing, stale or waiting.") var check = false
  @Flag(help: "Write JSON, with the results of runs that are there.") var json = false

  private struct Line: Encodable {
    var name: String
    /// nil for what others reported.
    var seed: Int?
    var status: String
    var detail: String
    var start: String?
    var trainable: String?
    /// By their names in chapters; nil where there is no record.
    var results: [String: PlainResult]?

    var title: String { seed.map { "\(name)#\($0)" } ?? name }
  }

  func run() async throws {
    let notebook = try book.notebook()
    let (checked, look) = try await notebook.look()
    for warning in look.warnings { Console.say(warning.description) }
    let planned = look.planned
    let runs = planned.map { run in
      Line(
        name: run.name.name, seed: run.name.seed, status: run.status.word,
        detail: run.status.description + (run.reason.map { ": \($0)" } ?? ""), start: run.start,
        trainable: run.trainable, results: run.result?.plainResults)
    }
    let reported = checked.symbols.all(ReportedRun.self).map {
      Line(
        name: $0.name, status: "reported", detail: "reported by \($0.source.text)",
        results: $0.values.mapValues { .number($0.value) })
    }
    let lines = runs + reported
    if json {
      try Console.json(lines)
    } else {
      let width = lines.map(\.title.count).max() ?? 0
      for line in lines {
        Console.result(
          Console.visible(
            line.title.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + line.detail
              + (line.start.map { "; starts from \($0)" } ?? "")
              + (line.trainable.map { "; trainable \($0)" } ?? "")))
      }
    }
    if let unfit = look.unfit { throw unfit }
    if check, planned.contains(where: { !$0.status.isDone }) { throw ExitCode(1) }
  }
}
