import ArgumentParser
import Foundation
import Settings

/// A command or an option that there is none of, with the one that was probably meant: a line, and no page of usage.
struct UnknownCommand: Error, CustomStringConvertible {
  /// As it was written: `archive creat`.
  private var path: [String]
  private var known: [String]

  /// `EX_USAGE` of sysexits.h.
  static let exitCode: Int32 = 64

  /// - Throws: itself where a word stands in the place of a command and is none.
  static func check(_ arguments: [String], of root: any ParsableCommand.Type) throws {
    var (command, path) = (root, [root._commandName])
    for (place, word) in arguments.enumerated() {
      let inner = command.configuration.subcommands
      guard !inner.isEmpty, !word.hasPrefix("-") else { return }
      // The parser's own command, which is followed by others.
      if place == 0, word == "help" { continue }
      guard let next = inner.first(where: { $0._commandName == word }) else {
        throw UnknownCommand(path: path + [word], known: inner.map { $0._commandName })
      }
      (command, path) = (next, path + [word])
    }
  }

  /// What the parser says of a command line, where it proposes an option that is not near to what was written.
  ///
  /// - Returns: nil where it says something else.
  static func option(in message: String, helpedBy help: String) -> String? {
    guard let found = message.firstMatch(of: /Unknown option '(-[^']*)'/) else { return nil }
    let written = String(found.1)
    let known = Set(help.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
    let bare = Dictionary(known.map { (String($0.dropFirst(2)), $0) }) { first, _ in first }
    let near = NearestName.find(String(written.drop { $0 == "-" }), among: Array(bare.keys)).flatMap { bare[$0] }
    return "error: there is no option '\(written.prefix(80))'\n  hint: "
      + (near.map { "did you mean '\($0)'?" } ?? "the same command with --help lists its options")
  }

  var description: String {
    let name = path.joined(separator: " ")
    let last = path[path.count - 1]
    let parent = path.dropLast().joined(separator: " ")
    let near = NearestName.find(last, among: known).map { "did you mean '\(parent) \($0)'?" }
    return "there is no command '\(name.prefix(120))'\n  hint: "
      + (near ?? "there are \(known.map { "'\($0)'" }.joined(separator: ", ")); '\(parent) --help' says what they do")
  }
}
