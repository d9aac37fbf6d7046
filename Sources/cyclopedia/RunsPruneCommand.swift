import ArgumentParser
import Files
import Foundation
import Notebook
import RunCatalogue

struct RunsPruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Says what in the run store no chapter needs, and with --yes frees it.",
    discussion: """
      Needed is what the book names in any of its profiles, and with -P also in that variant; runs that were made with \
      other parameters, or for another book with the same --store, are not. Records beside a report are never touched. \
      Of runs of the book that were interrupted, the checkpoints stay.
      """)

  @OptionGroup var book: BookOptions
  @Option(help: ArgumentHelp("Only what was made longer ago, such as 30d, 12h or 2w.", valueName: "time"))
  var olderThan: Age?
  @Flag(help: "Free it.") var yes = false
  @Flag(help: "Write JSON.") var json = false

  /// `30d`, `2w`, `12h`
  struct Age: ExpressibleByArgument, Hashable {
    var seconds: Int

    init?(argument: String) {
      let units = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
      guard let unit = argument.last.flatMap({ units[String($0)] }), let count = Int(argument.dropLast()),
        (0...100_000).contains(count)
      else { return nil }
      seconds = count * unit
    }
  }

  private struct Line: Encodable {
    var kind: String
    var run: String
    var key: String
    var bytes: Int
    var made: String?
    var reason: String

    init(_ item: StoreSurplus.Item) {
      (kind, run, key, bytes, reason) = (item.kind, item.title, item.key, item.bytes, item.reason)
      made = item.date?.formatted(.iso8601)
    }
  }

  func run() async throws {
    let notebook = try book.notebook()
    var surplus = try await notebook.surplus()
    if let olderThan { surplus = surplus.older(than: olderThan.seconds) }
    if json {
      try Console.json(surplus.items.map(Line.init))
    } else {
      for item in surplus.items { Console.result(Console.visible(Self.text(item))) }
    }
    for sentence in surplus.kept { Console.say("kept: \(sentence)") }
    guard !surplus.items.isEmpty else { return Console.say("nothing to free in \(book.store)") }
    let total = ByteText.of(surplus.bytes)
    guard yes else { return Console.say("\(total) in \(book.store) can be freed; the same command with --yes does") }
    let freed = try notebook.free(surplus)
    for name in freed.busy { Console.say("left: another process makes \(name) at this moment") }
    Console.say("\(ByteText.of(freed.bytes)) freed")
    if !freed.isShrunk {
      Console.say(
        "a build is under way: the room in the store is used again, and the next prune makes its file smaller")
    }
  }

  private static func text(_ item: StoreSurplus.Item) -> String {
    let date = item.date.map { ", \($0.formatted(.iso8601).prefix(10))" } ?? ""
    return "\(item.kind) \(item.title): \(ByteText.of(item.bytes))\(date), \(item.reason)"
  }
}
