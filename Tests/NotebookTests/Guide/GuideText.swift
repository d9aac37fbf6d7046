import Foundation

/// The chapters of the guide as text, and the blocks of code in them.
enum GuideText {
  struct Block: CustomStringConvertible {
    var chapter: String
    var language: String
    var text: String
    /// The chapter without the block.
    var rest: String
    /// The last line of text before it.
    var lead: String

    var description: String { "\(chapter), below '\(lead)'" }
  }

  static let folder: URL = {
    var package = URL(filePath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return package.appending(path: "chapters/guide")
  }()

  static func chapter(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
  }

  /// Fenced blocks in a language; directives are none.
  static func blocks(_ language: String) throws -> [Block] {
    try names().flatMap { name in
      let text = try chapter(name)
      return text.matches(of: /(?m)^(?<mark>`{3,4})(?<language>[a-z]+)\n(?<text>(?s:.*?)\n)\k<mark>$/)
        .filter { $0.output.language == language }
        .map { found in
          let before = text[..<found.range.lowerBound]
          return Block(
            chapter: name, language: language, text: String(found.output.text),
            rest: String(before) + String(text[found.range.upperBound...]),
            lead: before.split(separator: "\n").last.map(String.init) ?? "")
        }
    }
  }
}
