import ArgumentParser
import Foundation

/// The manual page in roff, with the macros of man(7), of what the parser knows of the commands.
struct ManualPage {
  private struct Tool: Decodable { var command: Command }

  private struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
    var defaultSubcommand: String?
  }

  private struct Argument: Decodable {
    struct Name: Decodable, Hashable { var kind, name: String }

    var abstract: String?
    var defaultValue: String?
    var isOptional, isRepeating, shouldDisplay: Bool
    /// `positional`, `option`, `flag`
    var kind: String
    var names: [Name]?
    var valueName: String?
  }

  private let root: Command

  init() throws {
    root = try JSONDecoder().decode(Tool.self, from: Data(Cyclopedia._dumpHelp().utf8)).command
  }

  var text: String {
    var lines = [
      ".TH CYCLOPEDIA 1 \"\" \"Cyclopedia \(Cyclopedia.configuration.version)\" \"User Commands\"",
      ".SH NAME", "cyclopedia \\- \(Self.escaped(root.abstract ?? ""))",
      ".SH SYNOPSIS", ".B cyclopedia", "[\\fIcommand\\fR] [\\fIoptions\\fR]",
      ".SH DESCRIPTION",
    ]
    lines += Self.paragraph("Without a command it is '\(root.commandName) \(root.defaultSubcommand ?? "")'.")
    lines += Self.paragraph(Surroundings.streams)
    lines.append(".SH COMMANDS")
    for command in root.subcommands ?? [] where command.commandName != "help" { lines += section(command, within: "") }
    lines.append(".SH ENVIRONMENT")
    for (name, meaning) in Surroundings.variables { lines += Self.entry(".B \(name)", "\(meaning).") }
    lines.append(".SH EXIT STATUS")
    for (code, meaning) in Surroundings.exitCodes { lines += Self.entry(".B \(code)", "\(meaning).") }
    lines += [".SH FILES"]
    lines += Self.entry(".I chapters/book.yml", "The book: title, chapters, parameters and profiles.")
    lines += Self.entry(".I output/PROFILE", "Its report, with the records of its runs, figures and data.")
    lines += Self.entry(".I .cyclopedia", "Runs and checkpoints.")
    return lines.joined(separator: "\n")
  }

  private func section(_ command: Command, within parent: String) -> [String] {
    let name = parent + command.commandName
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !Self.isEverywhere($0) }
    let positional = arguments.filter { $0.kind == "positional" }.map { argument in
      let word = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR\(argument.isRepeating ? " ..." : "")"
      return argument.isOptional ? "[\(word)]" : word
    }
    let others = arguments.contains { $0.kind != "positional" } ? ["[\\fIoptions\\fR]"] : []
    var lines = [".SS \(([Self.escaped("cyclopedia \(name)")] + positional + others).joined(separator: " "))"]
    lines += Self.paragraph(command.abstract ?? "")
    for text in (command.discussion ?? "").components(separatedBy: "\n\n") where !text.isEmpty {
      lines += Self.paragraph(text)
    }
    for argument in arguments { lines += Self.entry(Self.heading(argument), Self.words(argument)) }
    for inner in command.subcommands ?? [] where inner.commandName != "help" {
      lines += section(inner, within: name + " ")
    }
    return lines
  }

  /// `--help` and `--version`, which all commands have.
  private static func isEverywhere(_ argument: Argument) -> Bool {
    argument.names?.contains { ["help", "version"].contains($0.name) } ?? false
  }

  private static func heading(_ argument: Argument) -> String {
    let value = "\\fI\(escaped(argument.valueName ?? "value"))\\fR"
    guard argument.kind != "positional" else { return value }
    let names = (argument.names ?? []).map { "\\fB\(escaped(($0.kind == "long" ? "--" : "-") + $0.name))\\fR" }
    return names.joined(separator: ", ") + (argument.kind == "option" ? " \(value)" : "")
  }

  private static func words(_ argument: Argument) -> String {
    let abstract = argument.abstract ?? ""
    guard let value = argument.defaultValue, !abstract.contains("default") else { return abstract }
    return "\(abstract) The default is \(value)."
  }

  private static func entry(_ heading: String, _ text: String) -> [String] { [".TP", heading, line(text)] }

  private static func paragraph(_ text: String) -> [String] { text.isEmpty ? [] : [".PP", line(text)] }

  /// Text of a line that is no request.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text.replacing("\n", with: " "))
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
  }
}
