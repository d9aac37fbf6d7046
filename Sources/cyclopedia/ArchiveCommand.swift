import Archiving
import ArgumentParser
import Foundation
import Notebook

struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Keeps built write-ups as they are, lists them, and checks every byte of them.",
    subcommands: [Create.self, List.self, Verify.self])

  /// The one option that a command about archives needs.
  struct Place: ParsableArguments {
    @Option(help: "The folder for reports; write-ups are in its folder 'archive'.") var output = "output"

    /// - Throws: `PathArgument`; reading finishes what was left half done, and so writes.
    func archive() throws -> Archive {
      try PathArgument.check(output, "--output")
      return Archive(output: output)
    }
  }

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Archives a built report: pages, figures, data, records, and the chapters as they are.",
      discussion: "The report must be the one that 'cyclopedia build' would write now, with nothing failed in it.")

    @Argument(help: "The write-up's name: lower-case letters, digits and dashes.") var name: String
    @Option(help: "A line for lists of write-ups.") var note: String?
    @OptionGroup var book: BookOptions

    func run() async throws {
      let metadata = try await book.notebook().archive(as: name, note: note)
      Console.say("\(book.output)/archive/\(metadata.name): archived")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists write-ups with their main results, newest first.")

    @OptionGroup var place: Place

    func run() throws {
      let entries = try place.archive().entries()
      if entries.isEmpty { Console.say("no write-ups yet; 'cyclopedia archive create NAME' makes one") }
      for line in ArchiveListing.lines(entries) { Console.result(line) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares every byte of write-ups with the digests that were recorded.",
      discussion: "Ends with exit code 1 where a file is missing, was added or was changed, and names each.")

    @Argument(help: "Names of write-ups; none means all of them, with their index.") var names: [String] = []
    @OptionGroup var place: Place

    func run() throws {
      let verified = try place.archive().verify(names)
      for finding in verified.findings { Console.result(finding.description) }
      let files = "\(verified.count) file\(verified.count == 1 ? "" : "s") compared"
      guard verified.findings.isEmpty else {
        Console.say("\(files), \(verified.findings.count) wrong: restore them from a copy of the archive")
        throw ExitCode(1)
      }
      Console.say("\(files), all as they were archived")
    }
  }
}
