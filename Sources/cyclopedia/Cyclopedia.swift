import ArgumentParser
import Files
import Foundation
import Learning

@main
struct Cyclopedia: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cyclopedia",
    abstract: "Makes reports of learning-rate range tests and trainings from Markdown chapters.",
    discussion: """
      Exit codes: 0 all well; 1 the report was built and something in it failed, or a check found something out of \
      date or changed; 2 mistakes in chapters or options, nothing ran; 3 data, disk or files; 64 no such command; \
      130 interrupted.

      CYCLOPEDIA_CPU=plain|avx2|avx512|avx512-bf16|amx caps what the engine uses of the processor; there are no kernels \
      for AMX, so that amx caps nothing. CYCLOPEDIA_KERNELS=direct|winograd|winograd4|plain asks for one algorithm \
      wherever it is offered, in trainings that begin.
      """, version: "0.1.0",
    subcommands: [
      NewCommand.self, BuildCommand.self, PlanCommand.self, EmbedCommand.self, ArchiveCommand.self, DiffCommand.self,
      RunsCommand.self, DataCommand.self, KindsCommand.self,
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
