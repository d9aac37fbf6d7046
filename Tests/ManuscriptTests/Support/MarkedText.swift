import Settings
import Testing

@testable import Manuscript

/// A chapter in which `👉` stands before each place at which a finding must point.
struct MarkedText {
  let text: String
  let places: [Settings.SourceLocation]

  init(_ marked: String) {
    var text = ""
    var places: [Settings.SourceLocation] = []
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      if scalar == "👉" {
        places.append(Settings.SourceLocation(file: "a.md", line: line, column: column))
        continue
      }
      text.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    (self.text, self.places) = (text, places)
  }
}

/// Parses the marked text and expects these messages at its marks, in order, and no others.
@discardableResult
func expect(
  _ messages: [String], in marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> Chapter? {
  let text = MarkedText(marked)
  let diagnostics = Diagnostics()
  let labels = LabelCollector()
  let chapter = ChapterParser.parse(text: text.text, file: "a.md", diagnostics: diagnostics, labels: labels)
  LabelCollector.reportDuplicates(among: [labels], diagnostics: diagnostics)
  #expect(diagnostics.sorted.map(\.message) == messages, sourceLocation: sourceLocation)
  #expect(diagnostics.sorted.map(\.location) == text.places, sourceLocation: sourceLocation)
  #expect(diagnostics.sorted.allSatisfy { $0.hint?.isEmpty != true }, sourceLocation: sourceLocation)
  return chapter
}

/// The blocks of a text about which nothing may be complained, one line each.
func outline(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> [String] {
  let diagnostics = Diagnostics()
  let place = Settings.SourceLocation(file: "a.md")
  let blocks = ChapterParser.blocks(text: text, at: place, diagnostics: diagnostics)
  #expect(diagnostics.sorted.map(\.description) == [], sourceLocation: sourceLocation)
  return blocks.map(\.outline)
}
