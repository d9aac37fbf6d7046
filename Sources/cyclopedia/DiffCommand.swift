import Archiving
import ArgumentParser
import Differences
import Foundation
import Notebook

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compares two write-ups: settings, results with their statistics, and prose.",
    discussion: """
      Each is the name of an archived write-up, or a folder: a report's, or one with records. Prose is compared where \
      both are archived.
      """)

  @Argument(help: "The first: 'first-draft', or 'output/quick'.") var first: String
  @Argument(help: "The second; differences are the second less the first.") var second: String
  @Option(help: "The folder for reports; write-ups are in its folder 'archive'.") var output = "output"
  @Flag(help: "End with exit code 1 where they differ.") var check = false

  func run() throws {
    try PathArgument.check(output, "--output")
    let archive = Archive(output: output)
    let difference = try WriteUpDifference(try WriteUp(first, in: archive), try WriteUp(second, in: archive))
    for line in difference.lines { Console.result(line) }
    if check, !difference.isEmpty { throw ExitCode(1) }
  }
}
