import Escaping
import Plotting

/// Cuts styled text into words and says where lines may break.
///
/// Words of scripts with spaces break at these and, at a cost, behind a few marks; others where Unicode's rules let
/// them.
struct WordSplitter {
  private enum Item {
    case piece(TextPiece)
    case note(PrintedNote, mark: TextPiece)
    case lineBreak
  }

  private var items: [Item] = []

  mutating func add(_ text: String, _ style: TextStyle) { add(TextPiece(text: text.showable, style: style)) }

  mutating func add(_ piece: TextPiece) { if !piece.text.isEmpty { items.append(.piece(piece)) } }

  /// The mark of a note, which never stands at the start of a line; a comma parts it from a mark right before it.
  mutating func addNote(_ note: PrintedNote, mark: TextPiece) {
    var mark = mark
    if case .note? = items.last { mark.text = "," + mark.text }
    items.append(.note(note, mark: mark))
  }

  mutating func breakLine() { items.append(.lineBreak) }

  func words(_ ruler: TextRuler) -> [Word] {
    let text = items.reduce(into: "") { text, item in
      switch item {
      case .piece(let piece): text += piece.text
      case .lineBreak: text += "\n"
      case .note: break
      }
    }
    var builder = WordBuilder(
      breaks: ruler.analyzer.breaks(in: text), keepsIsolates: ruler.isBidirectional(text))
    for item in items {
      switch item {
      case .piece(let piece): builder.add(piece)
      case .note(let note, let mark): builder.addNote(note, mark: mark)
      case .lineBreak: builder.breakLine()
      }
    }
    return builder.finish()
  }
}

/// Makes the words of a paragraph, piece by piece.
private struct WordBuilder {
  /// By the place among the paragraph's scalars.
  let breaks: [Int: Bool]
  let keepsIsolates: Bool
  private var words: [Word] = []
  private var current = Word(pieces: [], gap: .inside(cost: 0))
  private var isStarted = false
  /// How many scalars were taken.
  private var place = 0

  init(breaks: [Int: Bool], keepsIsolates: Bool) { (self.breaks, self.keepsIsolates) = (breaks, keepsIsolates) }

  mutating func add(_ piece: TextPiece) {
    let style = piece.style
    let isTechnical = style.font.family == .mono || style.link != nil && piece.text.contains("://")
    var part = ""
    var previous: Character?
    let characters = Array(piece.text)
    for (index, character) in characters.enumerated() {
      place += character.unicodeScalars.count
      if character == " " || character == "\n" || character == "\t" {
        append(&part, of: piece)
        end()
        if isStarted, current.gap != .forced { current.gap = .space(style) }
      } else {
        part.append(character)
        isStarted = true
        let next = index + 1 < characters.count ? characters[index + 1] : nil
        let own = BreakCost.after(character, previous: previous, next: next, isTechnical: isTechnical)
        if let cost = breaks[place].map({ $0 ? 0 : nil }) ?? own {
          append(&part, of: piece)
          end()
          current.gap = .inside(cost: cost)
        }
      }
      previous = character
    }
    append(&part, of: piece)
  }

  mutating func addNote(_ note: PrintedNote, mark: TextPiece) {
    // Where a line could break before the mark, it belongs to the word that is done.
    if current.isEmpty, case .inside = current.gap, !words.isEmpty {
      words[words.count - 1].pieces.append(mark)
      words[words.count - 1].notes.append(note)
    } else {
      current.pieces.append(mark)
      current.notes.append(note)
    }
    isStarted = true
  }

  mutating func breakLine() {
    place += 1
    end()
    current.gap = .forced
  }

  mutating func finish() -> [Word] {
    end()
    return words
  }

  private mutating func append(_ part: inout String, of piece: TextPiece) {
    var copy = piece
    copy.text = keepsIsolates ? part : part.withoutIsolates
    if !copy.text.isEmpty { current.pieces.append(copy) }
    part = ""
  }

  private mutating func end() {
    if !current.isEmpty { words.append(current) }
    let gap = current.isEmpty ? current.gap : .inside(cost: 0)
    current = Word(pieces: [], gap: gap)
  }
}

/// Where a line may break though there is no space, in scripts that have spaces.
private enum BreakCost {
  /// Nil where no line breaks.
  static func after(
    _ character: Character, previous: Character?, next: Character?, isTechnical: Bool
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
