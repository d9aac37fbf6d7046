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

      With --html a page has the same, with curves of both over each other, figures side by side, and words marked. It \
      asks nothing of anybody. A record or file that cannot be used, or is not as it was written, is left out there \
      and named; the page is written all the same, and the exit code is 1.
      """)

  @Argument(help: "The first: 'first-draft', or 'output/quick'.") var first: String
  @Argument(help: "The second; differences are the second less the first.") var second: String
  @Option(help: "The folder for reports; write-ups are in its folder 'archive'.") var output = "output"
  @Option(help: "Write a page to this file instead, such as out/diff.html.") var html: String?
  @Flag(help: "With --html, replace a file that is no such page.") var force = false
  @Flag(help: "End with exit code 1 where settings, results or prose differ.") var check = false

  func validate() throws {
    if html == "" { throw ValidationError("--html takes a file, such as out/diff.html") }
    if force, html == nil { throw ValidationError("--force goes with --html") }
  }

  func run() throws {
    try PathArgument.check(output, "--output")
    let archive = Archive(output: output)
    if let html {
      try PathArgument.check(html, nil)
      try write(PageFile(html, replaces: force, kept: [archive.url.path, first, second]), archive)
    } else {
      let difference = try WriteUpDifference(try WriteUp(first, in: archive), try WriteUp(second, in: archive))
      for line in difference.lines { Console.result(line) }
      if check, !difference.isEmpty { throw ExitCode(1) }
    }
  }

  private func write(_ file: PageFile, _ archive: Archive) throws {
    let difference = try WriteUpDifference(
      try WriteUp(first, in: archive, tolerance: .faults), try WriteUp(second, in: archive, tolerance: .faults))
    try file.write(try difference.page { try HTMLFormat.fonts($0) })
    Console.result(file.path)
    for fault in difference.faults { Console.say("warning: \(fault)") }
    if !difference.faults.isEmpty {
      Console.say("the page names them too; restore these files from a copy, or take them away, and compare again")
    }
    if !difference.faults.isEmpty || (check && !difference.isEmpty) { throw ExitCode(1) }
  }
}
