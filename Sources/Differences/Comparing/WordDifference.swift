/// Which words of lines that were changed are gone, and which are new.
struct WordDifference {
  /// A piece of a line.
  struct Piece: Equatable {
    var text: String
    /// Whether only its side has it.
    var isMarked: Bool
  }

  /// How many words are compared at most, in one place and in all places of a page: strangers' texts may be long.
  struct Budget {
    static let ofPlace = 4000
    var left = 40_000
  }

  /// The lines of each side.
  private(set) var old: [[Piece]]
  private(set) var new: [[Piece]]

  /// Nothing is marked where there is too much of it, or the sides have less than a third of their words in common:
  /// then all of it is another text.
  init(_ old: [String], _ new: [String], _ budget: inout Budget) {
    let (before, after) = (Self.words(old), Self.words(new))
    let count = before.count + after.count
    self.old = old.map { [Piece(text: $0, isMarked: false)] }
    self.new = new.map { [Piece(text: $0, isMarked: false)] }
    guard !before.isEmpty, !after.isEmpty, count <= min(Budget.ofPlace, budget.left) else { return }
    budget.left -= count
    let edits = before.map(\.key).edits(to: after.map(\.key))
    let places = (edits.filter { $0 != .added }, edits.filter { $0 != .removed })
    let kept = zip(before, places.0).count { $0.isWord && $1 == .same }
    guard kept * 3 >= max(before.count(where: \.isWord), after.count(where: \.isWord)), kept > 0 else { return }
    self.old = Self.lines(before, places.0)
    self.new = Self.lines(after, places.1)
  }

  /// A run of letters and digits, a run of white space, a sign by itself, or the end of a line that is not the last.
  private struct Word {
    var text: String
    var endsLine = false
    /// Where a line is broken is no difference, nor how far words are apart.
    var key: String { isSpace ? " " : text }
    var isSpace: Bool { endsLine || text.first?.isWhitespace == true }
    var isWord: Bool { !isSpace && text.first.map { $0.isLetter || $0.isNumber } == true }
  }

  private static func words(_ lines: [String]) -> [Word] {
    var words: [Word] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { words.append(Word(text: "", endsLine: true)) }
      let characters = Array(line)
      var last = Sort.sign
      for (place, character) in characters.enumerated() {
        let sort = Sort(character, before: last, next: place + 1 < characters.count ? characters[place + 1] : " ")
        if sort == last, sort != .sign {
          words[words.count - 1].text.append(character)
        } else {
          words.append(Word(text: String(character)))
        }
        last = sort
      }
    }
    return words
  }

  private enum Sort {
    case letter, space, sign

    /// What joins two letters or digits is one of them: `0.05`, `test.accuracy`, `one-cycle`.
    init(_ character: Character, before: Sort, next: Character) {
      if character.isWhitespace {
        self = .space
      } else if Self.isLetter(character) || (before == .letter && ".-_'’".contains(character) && Self.isLetter(next)) {
        self = .letter
      } else {
        self = .sign
      }
    }

    private static func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }
  }

  /// White space between marked words is marked with them.
  private static func lines(_ words: [Word], _ edits: [LineDifference.Edit]) -> [[Piece]] {
    var lines: [[Piece]] = [[]]
    for (index, word) in words.enumerated() {
      if word.endsLine {
        lines.append([])
        continue
      }
      let isBetween =
        word.isSpace && index > 0 && index + 1 < words.count && edits[index - 1] != .same && edits[index + 1] != .same
      let isMarked = edits[index] != .same || isBetween
      if lines[lines.count - 1].last?.isMarked == isMarked {
        lines[lines.count - 1][lines[lines.count - 1].count - 1].text += word.text
      } else {
        lines[lines.count - 1].append(Piece(text: word.text, isMarked: isMarked))
      }
    }
    return lines
  }
}
