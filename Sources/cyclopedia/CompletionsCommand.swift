import ArgumentParser
import Settings

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Writes what completes commands, options and names in a shell.",
    discussion: """
      bash: cyclopedia completions bash > ~/.local/share/bash-completion/completions/cyclopedia

      zsh: cyclopedia completions zsh > ~/.zfunc/_cyclopedia, with 'fpath=(~/.zfunc $fpath)' before compinit in .zshrc

      fish: cyclopedia completions fish > ~/.config/fish/completions/cyclopedia.fish
      """)

  private static let shells = CompletionShell.allCases.map(\.rawValue)

  @Argument(help: "bash, zsh or fish.", completion: .list(shells)) var shell: String

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw ArgumentMistake(
        "there are no completions for '\(shell.prefix(80))'",
        hint: NearestName.find(shell, among: Self.shells).map { "did you mean '\($0)'?" }
          ?? "there are those for \(Self.shells.joined(separator: ", "))")
    }
    Console.result(Cyclopedia.completionScript(for: shell))
  }
}
