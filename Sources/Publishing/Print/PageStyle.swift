import Plotting

/// Sizes of the printed page, in points.
struct PageStyle {
  let page: Size
  let top = 28 * Self.millimeter
  let bottom = 28 * Self.millimeter
  let inner = 24 * Self.millimeter
  /// Of the text: 66 characters, more or less.
  let textWidth = 352.0
  /// Of figures and wide tables, which reach into the outer margin.
  let frameWidth = 160 * Self.millimeter
  /// Above text and below figures and tables.
  let blockSpace = 16.0

  static let millimeter = 72 / 25.4

  init(_ format: PageFormat) { page = format.size }

  /// Odd pages lie on the right, and their inner margin is the left one.
  func isRight(_ number: Int) -> Bool { number % 2 == 1 }

  /// Where text, figures and tables begin. Text stands at the left of the frame on both pages: most readers scroll, and
  /// a column that jumps from side to side costs them their place.
  func frameX(_ number: Int) -> Double { isRight(number) ? inner : page.width - inner - frameWidth }

  /// Height for text and notes.
  var height: Double { page.height - top - bottom }
}

/// Faces and the distance of their lines.
struct TextKind: Hashable {
  var font: Font
  var leading: Double
  var color: Color = Palette.ink

  static let body = TextKind(font: Font(.serif, 11), leading: 15.5)
  static let quote = TextKind(font: Font(.serif, 11), leading: 15.5, color: Palette.muted)
  static let note = TextKind(font: Font(.serif, 9), leading: 12)
  static let chapter = TextKind(font: Font(.sans, 22, weight: .semibold), leading: 27)
  static let section = TextKind(font: Font(.sans, 13, weight: .semibold), leading: 17)
  static let subsection = TextKind(font: Font(.sans, 10.5, weight: .semibold), leading: 15.5)
  static let caption = TextKind(font: Font(.sans, 9), leading: 12.5, color: Palette.muted)
  static let boxTitle = TextKind(font: Font(.sans, 9, weight: .semibold), leading: 13)
  static let box = TextKind(font: Font(.serif, 10), leading: 14)
  static let code = TextKind(font: Font(.mono, 8.2), leading: 12)
  static let run = TextKind(font: Font(.sans, 8.5), leading: 12)
  static let settings = TextKind(font: Font(.mono, 7.2), leading: 10)
  static let furniture = TextKind(font: Font(.sans, 8, tabular: true), leading: 12, color: Palette.muted)
  static let contents = TextKind(font: Font(.sans, 9.5, tabular: true), leading: 15)

  /// From the top of a line to its baseline.
  var baseline: Double { (leading * 0.5 + font.size * 0.36) }

  func with(size: Double) -> TextKind {
    var copy = self
    copy.font.size = size
    copy.leading = leading * size / font.size
    return copy
  }

  func with(color: Color) -> TextKind {
    var copy = self
    copy.color = color
    return copy
  }
}
