import Plotting

/// Cuts styled text into words and says where lines may break.
struct WordSplitter {
  private(set) var words: [Word] = []
  private var current = Word(pieces: [], gap: .inside(cost: 0))
  private var isStarted = false

  mutating func add(_ text: String, _ style: TextStyle) {
    let isTechnical = style.font.family == .mono || style.link != nil && text.contains("://")
    var piece = ""
    var previous: Character?
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if character == " " || character == "\n" || character == "\t" {
        append(&piece, style)
        end()
        if isStarted, current.gap != .forced { current.gap = .space(style) }
      } else {
        piece.append(character)
        isStarted = true
        let next = index + 1 < characters.count ? characters[index + 1] : nil
        if let cost = Self.breakCost(after: character, previous: previous, next: next, isTechnical: isTechnical) {
          append(&piece, style)
          end()
          current.gap = .inside(cost: cost)
        }
      }
      previous = character
    }
    append(&piece, style)
  }

  /// The mark of a note, which never stands at the start of a line.
  mutating func addNote(_ label: String, mark: TextPiece) {
    current.pieces.append(mark)
    current.notes.append(label)
    isStarted = true
  }

  mutating func breakLine() {
    end()
    current.gap = .forced
  }

  mutating func finish() -> [Word] {
    end()
    return words
  }

  private mutating func append(_ piece: inout String, _ style: TextStyle) {
    if !piece.isEmpty { current.pieces.append(TextPiece(text: piece, style: style)) }
    piece = ""
  }

  private mutating func end() {
    if !current.isEmpty { words.append(current) }
    let gap = current.isEmpty ? current.gap : .inside(cost: 0)
    current = Word(pieces: [], gap: gap)
  }

  /// Nil where no line breaks.
  private static func breakCost(
    after character: Character, previous: Character?, next: Character?, isTechnical: Bool
  ) -> Double? {
    guard let next, next != " ", let previous, previous != " " else { return nil }
    switch character {
    case "—": return 20
    case "-", "/":
      if previous.isLetter && next.isLetter { return isTechnical ? 40 : 20 }
      return isTechnical && next.isLetter ? 60 : nil
    case ".", "_", "?", "&", "=", ",", ":", "#", "+":
      return isTechnical && (next.isLetter || next.isNumber) && previous != character ? 60 : nil
    default: return nil
    }
  }
}
