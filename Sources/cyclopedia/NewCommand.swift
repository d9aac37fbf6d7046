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
    try Self.check(name)
    let folder = URL(filePath: name)
    for (path, bytes) in try template.files(title: folder.lastPathComponent).sorted(by: { $0.key < $1.key }) {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try AtomicFile.write(bytes, to: file)
      if !path.hasSuffix(".png") { Console.result(Console.visible("\(name)/\(path)")) }
    }
    if template.hasPictures { Console.result(Console.visible("\(name)/chapters/pictures/")) }
    Console.say("next: cd \(Self.quoted(name)) && cyclopedia build, then open output/quick/report.html")
    if let advice = template.advice { Console.say(advice) }
  }

  /// - Throws: where no folder can be made there, or one would be written into.
  private static func check(_ name: String) throws {
    guard !name.allSatisfy(\.isWhitespace) else {
      throw ValidationError("the folder has no name; write 'cyclopedia new my-book'")
    }
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw ValidationError("the folder's name has control characters, which no terminal shows; choose another")
    }
    try PathArgument.check(name, nil)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw ValidationError("\(name) is a file; name a folder that is not there") }
    let inside = try FileManager.default.contentsOfDirectory(atPath: name)
    guard inside.isEmpty else {
      throw ValidationError("\(name) is there and not empty; name a folder that is not there")
    }
  }

  /// As a POSIX shell takes it for one word that is no option.
  static func quoted(_ path: String) -> String {
    let plain = path.hasPrefix("-") ? "./\(path)" : path
    let isSafe = plain.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+:,@%".unicodeScalars.contains($0)
    }
    return isSafe ? plain : "'\(plain.replacing("'", with: "'\\''"))'"
  }
}
