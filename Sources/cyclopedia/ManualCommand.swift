import ArgumentParser

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Writes the manual page, made of these same commands.",
    discussion: "'cyclopedia manual | man -l -' shows it.")

  func run() throws { Console.result(try ManualPage().text) }
}
