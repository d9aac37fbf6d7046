import Escaping
import Plotting

/// Puts the words of a line beside each other.
struct LineSetter {
  let ruler: TextRuler

  /// A piece at its place; pieces follow each other as they are read.
  struct PlacedPiece {
    var piece: TextPiece
    /// Of the left end, from that of the line.
    var x: Double
    var width: Double
    /// Nil in lines of one direction.
    var direction: TextDirection?
    var joins = PlacedText.Joins()
  }

  /// The line's words as few pieces of equal look, spaces included.
  func pieces(_ words: ArraySlice<Word>) -> [TextPiece] {
    var result: [TextPiece] = []
    func append(_ piece: TextPiece) {
      if let last = result.last, last.style == piece.style, last.picture == nil, piece.picture == nil {
        result[result.count - 1].text += piece.text
      } else {
        result.append(piece)
      }
    }
    for (index, word) in words.enumerated() {
      if index > 0, case .space(var style) = word.gap {
        // A space belongs to the link only between two words of it.
        if style.link != word.pieces.first?.style.link { style.link = nil }
        if let last = result.last?.style, last.link == style.link, last.rise == 0, last.isAdded == style.isAdded {
          style = last
        }
        style.isStruck = style.isStruck && word.pieces.first?.style.isStruck ?? false
        append(TextPiece(text: " ", style: style))
      }
      for piece in word.pieces { append(piece) }
    }
    return result
  }

  func width(_ words: ArraySlice<Word>, _ direction: TextDirection = .leftToRight) -> Double {
    placed(words, direction).width
  }

  /// How much higher than its text a line is for the pictures in it.
  func extraHeight(_ words: ArraySlice<Word>, _ kind: TextKind) -> Double {
    let tallest = words.flatMap(\.pieces).compactMap { $0.picture?.size.height }.max()
    return tallest.map { max(0, $0 + 2 - kind.baseline) } ?? 0
  }

  /// - Parameters:
  ///   - direction: the paragraph's.
  ///   - baseline: from the top of the line.
  func elements(
    _ words: ArraySlice<Word>, _ direction: TextDirection = .leftToRight, x: Double, baseline: Double
  ) -> [Element] {
    placed(words, direction).pieces.flatMap { elements($0, x: x + $0.x, baseline: baseline) }
  }

  // MARK: Order

  /// Pieces beside each other from the left; a line with letters that are written from the right is laid out as a whole.
  private func placed(
    _ words: ArraySlice<Word>, _ direction: TextDirection
  ) -> (pieces: [PlacedPiece], width: Double) {
    let pieces = pieces(words)
    if direction == .rightToLeft || pieces.contains(where: { ruler.isBidirectional($0.text) }) {
      return ordered(pieces, direction)
    }
    var x = 0.0
    let placed = pieces.map { piece in
      let width = ruler.width(piece)
      defer { x += width }
      return PlacedPiece(piece: piece, x: x, width: width)
    }
    return (placed, x)
  }

  private func ordered(
    _ pieces: [TextPiece], _ direction: TextDirection
  ) -> (pieces: [PlacedPiece], width: Double) {
    let line = pieces.map { LinePiece($0.text, $0.style.font, width: $0.picture?.size.width) }
    let runs = ruler.analyzer.runs(of: line, in: direction)
    var placed = runs.map { run in
      var piece = pieces[run.piece]
      piece.text = run.text
      return PlacedPiece(piece: piece, x: run.x, width: run.width, direction: run.direction)
    }
    for index in placed.indices.dropFirst() {
      let isInWord =
        placed[index - 1].piece.text.last?.isLetter ?? false && placed[index].piece.text.first?.isLetter ?? false
      guard isInWord, placed[index].direction == .rightToLeft, placed[index - 1].direction == .rightToLeft else {
        continue
      }
      (placed[index - 1].joins.after, placed[index].joins.before) = (true, true)
    }
    return (placed, runs.map { $0.x + $0.width }.max() ?? 0)
  }

  // MARK: Elements

  private func elements(_ placed: PlacedPiece, x: Double, baseline: Double) -> [Element] {
    let style = placed.piece.style
    let y = baseline - style.rise
    var element = placed.piece.picture?.element(x: x, baseline: baseline) ?? text(placed, x: x, y: y)
    if let link = style.link { element = .group(Group(tag: link.tag, [element])) }
    if style.isAdded { element = .group(Group(tag: .added, [element])) }
    guard style.isStruck, placed.piece.picture == nil else { return [element] }
    let height = y - style.font.size * 0.27
    let line = Path.polyline([Point(x, height), Point(x + placed.width, height)])
    return [element, .shape(line, fill: nil, stroke: Stroke(style.color, width: 0.6))]
  }

  private func text(_ placed: PlacedPiece, x: Double, y: Double) -> Element {
    let style = placed.piece.style
    var text = PlacedText(
      placed.piece.text.withoutIsolates, at: Point(x, y), font: style.font, color: style.color, width: placed.width)
    (text.direction, text.joins) = (placed.direction, placed.joins)
    return .text(text)
  }
}
