import ArgumentParser
import Foundation
import Notebook
import Settings

struct KindsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds",
    abstract: "Lists what chapters can name: directives, plots, tables, roles, policies and more, with their settings."
  )

  @Argument(help: "Only this list, such as 'policies'; or the settings of this kind, such as 'one-cycle'.")
  var name: String?
  @Flag(help: "Write JSON, with all settings.") var json = false

  func run() throws {
    let lists = KindLists.all
    let chosen = lists.filter { name == nil || $0.title == name }
    guard let name, chosen.isEmpty else {
      return json ? try printJSON(chosen) : printLists(chosen)
    }
    let named = KindLists.lists(ofKind: name)
    guard !named.isEmpty else {
      let known = lists.flatMap { [$0.title] + $0.kinds.map(\.name) }
      let nearest = NearestName.find(name, among: known).map { "did you mean '\($0)'?" }
      throw ValidationError(
        "there is no list and no kind '\(name)'; "
          + (nearest ?? "the lists are \(lists.map(\.title).joined(separator: ", "))"))
    }
    if json { return try printJSON(named) }
    for list in named { for kind in list.kinds { printKind(kind, noun: list.noun) } }
  }

  private func printLists(_ lists: [KindLists.List]) {
    for list in lists {
      Console.result(list.title)
      let width = list.kinds.map(\.name.count).max() ?? 0
      for kind in list.kinds {
        Console.result("  " + kind.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + kind.summary)
      }
    }
  }

  private func printKind(_ kind: KindLists.Kind, noun: String) {
    Console.result("\(noun) \(kind.name)\n  \(kind.summary)")
    let width = kind.settings.map(\.name.count).max() ?? 0
    for setting in kind.settings {
      let start = "    " + setting.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
      Console.result(start + setting.summary)
      let short = setting.name == kind.shorthand ? "; a bare value is this one" : ""
      let unit = setting.unit.map { ", in \($0)" } ?? ""
      Console.result(
        String(repeating: " ", count: width + 6) + "\(setting.type)\(unit); \(setting.absence.words)\(short); "
          + "as in \(setting.name): \(setting.example)")
    }
  }

  private func printJSON(_ lists: [KindLists.List]) throws {
    let values = lists.map { list in
      ["list": list.title, "kinds": list.kinds.map(value)] as [String: Any]
    }
    let data = try JSONSerialization.data(
      withJSONObject: values, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    Console.result(String(decoding: data, as: UTF8.self))
  }

  private func value(of kind: KindLists.Kind) -> [String: Any] {
    var value: [String: Any] = ["name": kind.name, "summary": kind.summary]
    value["shorthand"] = kind.shorthand
    guard !kind.settings.isEmpty else { return value }
    value["settings"] = kind.settings.map { setting in
      var value = ["name": setting.name, "summary": setting.summary, "type": setting.type, "example": setting.example]
      value["unit"] = setting.unit
      switch setting.absence {
      case .isMistake: value["needed"] = "always"
      case .standard(let text): value["standard"] = text
      case .otherwise(let words): value["otherwise"] = words
      }
      return value
    }
    return value
  }
}
