import Foundation
import KindReference
import Notebook
import Settings

/// What is known of a kind or setting, as lines no wider than the terminal.
struct KindPrinter {
  private let columns = isatty(STDOUT_FILENO) == 1 ? Console.columns : 100

  /// A line for each of its kinds.
  func show(_ list: KindLists.List) {
    Console.result(list.title)
    let width = list.kinds.map(\.name.count).max() ?? 0
    for kind in list.kinds {
      let start = "  " + kind.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
      line(kind.summary, indent: start.count, first: start)
    }
  }

  func show(_ kind: KindLists.Kind, noun: String) {
    Console.result("\(noun) \(kind.name)")
    line(kind.summary, indent: 2)
    if let value = kind.value { line("It is \(value).", indent: 2) }
    show(kind.settings, of: kind, indent: 4)
    Console.result("  example\n")
    if kind.example.book.split(separator: "\n").count > 1 {
      Console.result("    # book.yml")
      text(kind.example.book)
      Console.result("    # a chapter")
    }
    text(kind.example.chapter)
  }

  func show(_ owned: KindAnswer.Owned) {
    Console.result("setting \(owned.setting.name)")
    line("of \(owned.owners.joined(separator: ", "))", indent: 2)
    show([owned.setting], indent: 4)
  }

  private func show(_ settings: [SettingDescription], of kind: KindLists.Kind? = nil, indent: Int) {
    let width = settings.map(\.name.count).max() ?? 0
    for setting in settings {
      let start =
        String(repeating: " ", count: indent)
        + setting.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
      line(setting.summary, indent: start.count, first: start)
      let short = setting.name == kind?.shorthand ? "; a bare value is this one" : ""
      let unit = setting.unit.map { ", in \($0)" } ?? ""
      line("\(setting.type)\(unit); \(setting.absence.words)\(short)", indent: start.count)
      let colon = kind?.options.contains(setting.name) ?? false ? ":" : ""
      line("\(colon)\(setting.name): \(setting.example)", indent: start.count)
      show(setting.parts, indent: indent + 4)
    }
  }

  /// With an empty line behind it.
  private func text(_ text: String) {
    for line in text.trimmingCharacters(in: .newlines).split(separator: "\n", omittingEmptySubsequences: false) {
      Console.result(line.isEmpty ? "" : "    \(line)")
    }
    Console.result("")
  }

  private func line(_ text: String, indent: Int, first: String? = nil) {
    let space = String(repeating: " ", count: indent)
    var line = first ?? space
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > columns {
        Console.result(line)
        (line, isEmpty) = (space, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    Console.result(line)
  }
}
