import ArgumentParser
import Experiments
import Foundation
import Notebook

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Says for every run whether it is there, and why not; trains nothing and writes no report.")

  @OptionGroup var book: BookOptions
  @Flag(help: "End with exit code 1 where a run is missing, stale or waiting.") var check = false
  @Flag(help: "Write JSON.") var json = false

  private struct Line: Encodable {
    var name: String
    var seed: Int
    var status: String
    var detail: String
  }

  func run() async throws {
    let planned = try await book.notebook.plan()
    let lines = planned.map { run in
      Line(
        name: run.name.name, seed: run.name.seed, status: run.status.word,
        detail: run.status.description + (run.reason.map { ": \($0)" } ?? ""))
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Console.result(String(decoding: try encoder.encode(lines), as: UTF8.self))
    } else {
      let width = lines.map { "\($0.name)#\($0.seed)".count }.max() ?? 0
      for line in lines {
        Console.result(
          "\(line.name)#\(line.seed)".padding(toLength: width, withPad: " ", startingAt: 0) + "  " + line.detail)
      }
    }
    if check, planned.contains(where: { !$0.status.isDone }) { throw ExitCode(1) }
  }
}
