import Manuscript
import Plotting

/// Turns the blocks of a chapter into strips, top to bottom.
final class BlockFlow {
  let style: PageStyle
  let ruler: TextRuler
  private(set) var places: Anchors
  let images: [String: ReportImage]
  /// Places that have been set; a second use of a label is no place.
  private var written: Set<String> = []
  private var blockCount = 0
  /// Of the current chapter.
  var notes = ChapterNotes()

  init(style: PageStyle, ruler: TextRuler, places: Anchors, images: [String: ReportImage]) {
    (self.style, self.ruler, self.places, self.images) = (style, ruler, places, images)
  }

  /// Where blocks stand: how wide, in what face, and whether figures may leave the column.
  struct Place {
    var width: Double
    var kind = TextKind.body
    var isOutermost = true

    func inside(width: Double, kind: TextKind? = nil) -> Place {
      Place(width: width, kind: kind ?? self.kind, isOutermost: false)
    }

    /// In points; about thirty-five letters.
    private static let narrow = 170.0

    /// How far what nests in it begins inwards: what nests very deep keeps room for its words.
    func step(_ wish: Double) -> Double { width - wish < Self.narrow ? min(wish, 1) : wish }

    /// Between paragraphs.
    var space: Double { kind.leading * 0.55 }
  }

  /// - Parameter index: from 0; nil for what stands before the first one.
  func startChapter(_ index: Int? = nil) {
    places.chapter = index
    notes = ChapterNotes(chapter: notes.chapter + 1)
  }

  func block(_ tag: Tag?) -> Strip.Block {
    blockCount += 1
    return Strip.Block(number: blockCount, tag: tag)
  }

  func number() -> Int {
    blockCount += 1
    return blockCount
  }

  /// The place of a label where it stands first.
  func destinations(_ label: String?) -> [String] {
    label.flatMap { places.identifier(of: $0) }.map { destinations(named: $0) } ?? []
  }

  /// The place of a chapter's head, counted from 0.
  func destinations(ofChapter index: Int) -> [String] { destinations(named: places.chapters[index]) }

  private func destinations(named name: String) -> [String] { written.insert(name).inserted ? [name] : [] }

  func strips(_ blocks: [Block<ReportElement>], in place: Place) -> [Strip] {
    var result: [Strip] = []
    var waiting: [String] = []
    var rest = blocks[...]
    while let block = rest.popFirst() {
      if case .anchor(let label) = block {
        waiting += destinations(label)
        continue
      }
      var strips: [Strip]
      if place.isOutermost, let left = block.smallFigure, let right = rest.first?.smallFigure {
        rest.removeFirst()
        strips = pair(left, right, in: place)
      } else {
        strips = self.strips(block, in: place)
      }
      if strips.isEmpty {
        // What shows nothing is led to all the same: at what follows it.
        waiting += destinations(block.label)
        continue
      }
      strips[0].destinations = waiting + strips[0].destinations
      waiting = []
      if result.isEmpty, !place.isOutermost { strips[0].spaceBefore = 0 }
      if case .paragraph(let inlines, _) = block, inlines.plainText.hasSuffix(":") {
        strips[strips.count - 1].keepsWithNext = true
      }
      result += strips
    }
    if !waiting.isEmpty {
      if result.isEmpty { result = [Strip(height: 0)] }
      result[result.count - 1].destinations += waiting
    }
    return result
  }

  private func strips(_ block: Block<ReportElement>, in place: Place) -> [Strip] {
    switch block {
    case .heading(let level, let inlines, let label): heading(level, inlines, label, in: place)
    case .paragraph(let inlines, let label):
      (solePicture(inlines, in: place) ?? paragraph(inlines, in: place)).changingFirst {
        $0.destinations = destinations(label)
      }
    case .list(let list): self.list(list, in: place)
    case .quote(let blocks): quote(blocks, in: place)
    case .code(let text, _), .html(let text): code(text, in: place)
    case .math(let text, let label): code(text, in: place).changingFirst { $0.destinations = destinations(label) }
    case .table(let table): self.table(table, in: place)
    case .rule: rule(in: place)
    case .anchor: []
    case .embed(let element, _): self.element(element, in: place)
    }
  }

  // MARK: Running text

  var setter: InlineSetter { setter(addresses: .inNotes) }

  func setter(addresses: InlineSetter.AddressPlace) -> InlineSetter {
    let marks = NoteMarks(
      footnote: { "\(self.notes.number(of: $0, text: $1))" }, address: { self.notes.letter(of: $0) })
    var setter = InlineSetter(ruler: ruler, places: places, images: images, marks: marks)
    setter.addresses = addresses
    return setter
  }

  func words(_ inlines: [Inline], _ kind: TextKind) -> [Word] { setter.words(inlines, kind) }

  /// One strip for each line; lines begin on the side that the text's direction has.
  ///
  /// - Parameter direction: nil for that of the words.
  func lines(
    _ words: [Word], _ kind: TextKind, width: Double, tag: Tag = .paragraph, isBalanced: Bool = false,
    direction: TextDirection? = nil
  ) -> [Strip] {
    let block = self.block(tag)
    let setter = LineSetter(ruler: ruler)
    let direction = direction ?? ruler.direction(of: words)
    return LineBreaker(ruler: ruler).lines(words, width: width, isBalanced: isBalanced).map { line in
      let x = direction == .rightToLeft ? width - setter.width(line.words, direction) : 0
      let extra = setter.extraHeight(line.words, kind)
      var strip = Strip(
        height: kind.leading + extra,
        elements: setter.elements(line.words, direction, x: x, baseline: kind.baseline + extra))
      (strip.block, strip.extraHeight) = (block, extra)
      strip.notes = notes(of: line.words)
      return strip
    }
  }

  /// The notes whose marks stand in the words; one that has two of them there once.
  private func notes(of words: ArraySlice<Word>) -> [Strip] {
    var seen: Set<PrintedNote> = []
    return words.flatMap(\.notes).filter { seen.insert($0).inserted }.flatMap { note($0) }
  }

  func paragraph(_ inlines: [Inline], in place: Place, tag: Tag = .paragraph) -> [Strip] {
    lines(words(inlines, place.kind), place.kind, width: place.width, tag: tag).withoutWidows()
      .spaced(before: place.space)
  }
}
