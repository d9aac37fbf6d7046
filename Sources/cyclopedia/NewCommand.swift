import ArgumentParser
import Files
import Foundation
import Settings

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Makes a folder with a small book that builds at once, for you to change.",
    discussion: "Templates: "
      + BookTemplate.all.map { "\($0.name) (\($0.summary.prefix(1).lowercased())\($0.summary.dropFirst().dropLast()))" }
      .joined(separator: "; ") + ".")

  @Argument(help: "The folder to make.") var name: String
  @Option(help: "What to begin with.", completion: .list(BookTemplate.all.map(\.name))) var template = BookTemplate
    .minimal.name

  func run() throws {
    guard let template = BookTemplate.all.first(where: { $0.name == template }) else {
      let names = BookTemplate.all.map(\.name)
      throw ArgumentMistake(
        "there is no template '\(template)'",
        hint: NearestName.likely(template, among: names) ?? "the templates are \(names.joined(separator: ", "))")
    }
    try PathArgument.check(name, nil)
    let folder = URL(filePath: name)
    if let inside = try? FileManager.default.contentsOfDirectory(atPath: folder.path), !inside.isEmpty {
      throw ValidationError("\(name) is there and not empty; name a folder that is not there")
    }
    let title = folder.lastPathComponent
    for (path, text) in template.files(title: title).sorted(by: { $0.key < $1.key }) {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try AtomicFile.write(Data(text.utf8), to: file)
      Console.result("\(name)/\(path)")
    }
    Console.say("next: cd \(name) && cyclopedia build, then open output/quick/report.html")
  }
}
