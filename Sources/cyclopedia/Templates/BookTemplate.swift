import Foundation

/// A small book that builds at once, for its author to change.
struct BookTemplate: Sendable {
  var name: String
  var summary: String
  /// Texts of chapters by their names, in their order.
  var chapters: [(name: String, text: String)]
  /// Of `book.yml`, behind title and chapters.
  var settings: String
  /// Whether pictures lie beside its chapters.
  var hasPictures = false
  /// What to do with it next, beside a build.
  var advice: String?

  static let all = [minimal, compare, rangeTest, ownPictures, paper]

  /// - Parameter title: of the book.
  /// - Returns: contents by path within the book's folder.
  /// - Throws: `DrawingError`, `DatasetError`
  func files(title: String) throws -> [String: Data] {
    var files = texts(title: title).mapValues { Data($0.utf8) }
    if hasPictures { files.merge(try DrawnPictures.files()) { text, _ in text } }
    return files
  }

  func texts(title: String) -> [String: String] {
    let list = chapters.map(\.name).joined(separator: ", ")
    var files = [
      "chapters/book.yml": """
      # All about the book. 'cyclopedia kinds book.yml' lists what can stand here.
      title: \(Self.quoted(title))
      chapters: [\(list)]
      \(settings)

      """,
      ".gitignore":
        "# Runs and checkpoints; the report's own records lie in output and are to be committed.\n.cyclopedia/\n",
    ]
    for chapter in chapters { files["chapters/\(chapter.name)"] = chapter.text + "\n" }
    return files
  }

  /// As YAML takes any text.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  /// What all of them train: drawn pictures, so that nothing is to be fetched.
  static let recipe = """
    ```{recipe} plain
    data: {shapes: {train: 1000, test: 500}}   # drawn pictures; 'cyclopedia kinds datasets' lists real ones
    batch: 50
    model: {resnet9: {width: 4}}               # 'cyclopedia kinds resnet9' lists its settings, and so for all names
    augment: [{pad: 4}, {crop: 32}, normalize]
    ```
    """
}
