import ArgumentParser
import Files
import Foundation
import Learning

@main
struct Cyclopedia: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cyclopedia",
    abstract: "Makes reports of learning-rate range tests and trainings from Markdown chapters.",
    discussion: Surroundings.discussion, version: "0.1.0",
    subcommands: [
      NewCommand.self, BuildCommand.self, ServeCommand.self, PlanCommand.self, EmbedCommand.self, ArchiveCommand.self,
      DiffCommand.self,
      RunsCommand.self, DataCommand.self, KindsCommand.self, DoctorCommand.self, CompletionsCommand.self,
      ManualCommand.self,
    ],
    defaultSubcommand: BuildCommand.self)

  static func main() async {
    do {
      do {
        try InstructionSet.checkCap()
        try KernelChoice.checkVariable()
      } catch { throw ValidationError("\(error)") }
      FileLock.tellOfWaiting { Console.say($0) }
      try UnknownCommand.check(Array(CommandLine.arguments.dropFirst()), of: Cyclopedia.self)
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch { Failure.end(with: error) }
  }
}
