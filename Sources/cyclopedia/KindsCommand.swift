import ArgumentParser
import Foundation
import Notebook

struct KindsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds", abstract: "Lists what chapters can name: directives, plots, tables, roles, policies and more."
  )

  @Argument(help: "Only this list, such as 'plots'.") var list: String?
  @Flag(help: "Write JSON.") var json = false

  func run() throws {
    let lists = KindLists.all.filter { list == nil || $0.title == list }
    guard !lists.isEmpty else {
      throw ValidationError(
        "there is no list '\(list ?? "")'; the lists are \(KindLists.all.map(\.title).joined(separator: ", "))")
    }
    if json {
      let values = lists.map { list in
        ["list": list.title, "kinds": list.kinds.map { ["name": $0.name, "summary": $0.summary] }] as [String: Any]
      }
      let data = try JSONSerialization.data(
        withJSONObject: values, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      Console.result(String(decoding: data, as: UTF8.self))
      return
    }
    for list in lists {
      Console.result(list.title)
      let width = list.kinds.map(\.name.count).max() ?? 0
      for kind in list.kinds {
        Console.result("  " + kind.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + kind.summary)
      }
    }
  }
}
