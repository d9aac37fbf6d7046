import Manuscript
import Plotting

/// The notes of a chapter: the author's have numbers, which are the HTML page's too, and addresses have letters.
struct ChapterNotes {
  private(set) var chapter = 0
  private var numbers: [String: Int] = [:]
  private var texts: [String: [NoteBlock]] = [:]
  private var addresses: [String: Int] = [:]
  private var isSet: Set<String> = []

  init(chapter: Int = 0) { self.chapter = chapter }

  /// A note's number; its text counts where it comes first.
  mutating func number(of label: String, text: [NoteBlock]) -> Int {
    if texts[label]?.isEmpty ?? true { texts[label] = text }
    let number = numbers[label] ?? numbers.count + 1
    numbers[label] = number
    return number
  }

  /// a to z, then aa to zz.
  mutating func letter(of address: String) -> String {
    let number = addresses[address] ?? addresses.count
    addresses[address] = number
    var (letters, rest) = ("", number)
    repeat {
      letters = String(UnicodeScalar(UInt8(97 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  func text(of label: String) -> [NoteBlock] { texts[label] ?? [] }

  /// Whether the author's note has not been set before, which it is now.
  mutating func begin(_ label: String) -> Bool { isSet.insert(label).inserted }
}

extension BlockFlow {
  private static let noteIndent = 12.0

  /// The note's lines: the author's where its mark stands first, an address wherever one does.
  func note(_ note: PrintedNote) -> [Strip] {
    switch note {
    case .footnote(let label):
      guard notes.begin(label) else { return [] }
      let number = notes.number(of: label, text: [])
      // In the order of their numbers, chapter by chapter.
      return marked(strips(of: notes.text(of: label)), "\(number)").map { strip in
        var strip = strip
        strip.order = notes.chapter << 24 + number
        return strip
      }
    case .address(let address):
      let lines = lines(of: setter.words(address: address, .note))
      return marked(lines, notes.letter(of: address)).added().map { line in
        var line = line
        line.repeated = note
        return line
      }
    }
  }

  private func strips(of text: [NoteBlock]) -> [Strip] {
    if let text = text.soleText { return lines(of: setter(addresses: .inParentheses).words(text, .note)) }
    let place = Place(width: style.textWidth - Self.noteIndent, kind: .note, isOutermost: false)
    return strips(text.map { $0.block() }, in: place)
  }

  private func lines(of words: [Word]) -> [Strip] {
    lines(words, .note, width: style.textWidth - Self.noteIndent, tag: .note)
  }

  private func marked(_ lines: [Strip], _ mark: String) -> [Strip] {
    let kind = TextKind.note
    var strips = lines
    if strips.isEmpty { strips = [Strip(height: kind.leading)] }
    let inner = strips.flatMap(\.notes)
    for index in strips.indices { strips[index].notes = [] }
    let baseline = kind.baseline - 2 + strips[0].extraHeight
    let mark = ruler.placed(mark, TextKind.caption.with(size: 7), x: 0, baseline: baseline)
    return strips.shifted(by: Self.noteIndent).changingFirst {
      $0.elements.insert(.group(Group(tag: .added, [mark])), at: 0)
    } + inner
  }
}
