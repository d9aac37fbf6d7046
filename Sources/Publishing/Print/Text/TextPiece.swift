import Plotting

/// Text of one look.
struct TextPiece: Hashable {
  var text: String
  var style: TextStyle
}

struct TextStyle: Hashable {
  var font: Font
  var color: Color
  /// Above the baseline.
  var rise = 0.0
  var isStruck = false
  var link: LinkTarget?
}

enum LinkTarget: Hashable {
  /// A place of the report, by its identifier.
  case place(String)
  case web(String)

  var tag: Tag {
    switch self {
    case .place(let name): .link(destination: name)
    case .web(let address): .webLink(address)
    }
  }
}

/// What stays together on a line: a word with the marks that touch it.
struct Word: Hashable {
  enum Break: Hashable {
    /// At the space before the word.
    case space(TextStyle)
    /// Inside of what the author wrote without a space; a higher cost is avoided more.
    case inside(cost: Double)
    case forced
  }

  var pieces: [TextPiece]
  /// How the word is parted from the one before it.
  var gap: Break
  /// Notes whose marks stand in the word.
  var notes: [String] = []
  /// Places in running text that links lead to.
  var isEmpty: Bool { pieces.allSatisfy(\.text.isEmpty) }
}
