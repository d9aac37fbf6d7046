import Plotting

/// Text of one look, or a picture in its place.
struct TextPiece: Hashable {
  var text: String
  var style: TextStyle
  var picture: LinePicture?

  init(text: String, style: TextStyle) { (self.text, self.style) = (text, style) }

  /// The text is U+FFFC, by which Unicode's rules for lines know an object.
  init(_ picture: LinePicture, style: TextStyle) {
    (text, self.style, self.picture) = ("\u{FFFC}", style, picture)
  }
}

struct TextStyle: Hashable {
  var font: Font
  var color: Color
  /// Above the baseline.
  var rise = 0.0
  var isStruck = false
  var link: LinkTarget?
  /// Of the page's own making, not the chapter's: marks of notes, addresses.
  var isAdded = false
}

/// What stands at the foot of a page.
enum PrintedNote: Hashable {
  /// The author's, by its label.
  case footnote(String)
  /// Where a link of the text leads, which paper does not show.
  case address(String)
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
  var notes: [PrintedNote] = []
  var isEmpty: Bool { pieces.allSatisfy(\.text.isEmpty) }
}
