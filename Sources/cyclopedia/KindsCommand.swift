import ArgumentParser
import Foundation
import KindReference
import Notebook
import Settings

struct KindsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds",
    abstract: "Lists what chapters can name: directives, plots, tables, roles, policies and more, with their settings.",
    discussion: """
      'kinds' lists all names, 'kinds policies' one list, 'kinds one-cycle' what a name takes, with an example to \
      copy. A name that several share shows all of them: 'kinds accuracy'. Settings have names too: 'kinds batch'.
      """)

  @Argument(
    help: "Only this list, such as 'policies'; or what this name means, such as 'one-cycle', 'batch' or 'book.yml'.",
    completion: .custom { _, _, _ in KindAnswer.names })
  var name: String?
  @Flag(help: "Write JSON, with all settings and examples.") var json = false

  func run() throws {
    guard let name else {
      return json ? try Console.json(KindLists.all.map(KindsJSON.init)) : printLists(KindLists.all)
    }
    let answer = KindAnswer(name)
    guard !answer.isEmpty else {
      throw ArgumentMistake(
        "there is no list, no kind and no setting '\(name.prefix(80))'",
        hint: KindAnswer.hint(for: name) ?? "the lists are \(KindLists.all.map(\.title).joined(separator: ", "))")
    }
    let lists = answer.lists + answer.kinds
    if json { return try Console.json(lists.map(KindsJSON.init) + KindsJSON.of(answer.settings)) }
    printLists(answer.lists)
    let printer = KindPrinter()
    for list in answer.kinds { for kind in list.kinds { printer.show(kind, noun: list.noun) } }
    for owned in answer.settings { printer.show(owned) }
    if !answer.related.isEmpty { Console.result("see also \(answer.related.joined(separator: ", "))") }
    if let advice = answer.advice { Console.result("setting \(name) of runs\n  there is none: \(advice)") }
  }

  private func printLists(_ lists: [KindLists.List]) {
    let printer = KindPrinter()
    for list in lists { printer.show(list) }
  }
}
