import Plotting

/// A piece of the page from one height to another that is never cut: a line of text, a row, a figure with its caption.
struct Strip {
  var height: Double
  /// How much of the height a line has for pictures in it, above its text.
  var extraHeight = 0.0
  /// The place in the order of reading.
  var order: Int?
  /// Whether it is the same row of a table as the strip before it, column by column.
  var continuesRow = false
  /// Above the strip, unless it is the first of a page.
  var spaceBefore = 0.0
  /// From the strip's top-left corner.
  var elements: [Element]
  /// Consecutive strips of one block on one page are tagged together.
  var block = Block()
  var keepsWithPrevious = false
  var keepsWithNext = false
  /// Whether text that follows may fill the page before it.
  var floats = false
  /// Begins a new page.
  var startsPage = false
  /// Places that links lead to.
  var destinations: [String] = []
  /// Notes that stand at the foot of the same page.
  var notes: [Strip] = []
  /// Of a note that stands at the foot of every page with its mark, and once there: what it is.
  var repeated: PrintedNote?
  /// Stands above the strip where it begins a page: a table's head.
  var head: [Strip] = []
  var backgrounds: [Background] = []

  /// What consecutive strips belong to.
  struct Block: Hashable {
    var number = 0
    var tag: Tag?
  }

  /// A shade and a bar behind all strips of a box.
  struct Background: Hashable {
    var number: Int
    var x: Double
    var width: Double
    var fill: Color?
    var bar: Color?
  }

  init(height: Double, elements: [Element] = []) { (self.height, self.elements) = (height, elements) }

  /// Its height with the space above it.
  var extent: Double { spaceBefore + height }
}

extension [Strip] {
  /// Moves all to the right.
  func shifted(by x: Double) -> [Strip] {
    guard x != 0 else { return self }
    return map { strip in
      var strip = strip
      strip.elements = [.group(Group(at: Point(x, 0), strip.elements))]
      strip.head = strip.head.shifted(by: x)
      strip.backgrounds = strip.backgrounds.map { background in
        var background = background
        background.x += x
        return background
      }
      return strip
    }
  }

  /// Gives all that has none its place in the order of reading.
  func ordered(from next: inout Int) -> [Strip] {
    map { strip in
      var strip = strip
      if !strip.continuesRow { next += 1 }
      strip.order = strip.order ?? next
      return strip
    }
  }

  /// Marks all as the page's own.
  func added() -> [Strip] {
    map { strip in
      var strip = strip
      strip.elements = [.group(Group(tag: .added, strip.elements))]
      return strip
    }
  }

  func spaced(before space: Double) -> [Strip] { changingFirst { $0.spaceBefore = space } }

  func changingFirst(_ change: (inout Strip) -> Void) -> [Strip] {
    var copy = self
    if !copy.isEmpty { change(&copy[0]) }
    return copy
  }

  /// No page break before the second and before the last, so that no line stands alone.
  func withoutWidows() -> [Strip] {
    var copy = self
    if copy.count > 1 {
      copy[1].keepsWithPrevious = true
      copy[count - 1].keepsWithPrevious = true
    }
    return copy
  }

  /// No page break anywhere in it.
  func together() -> [Strip] {
    var copy = self
    for index in copy.indices.dropFirst() { copy[index].keepsWithPrevious = true }
    return copy
  }

  /// Puts a background behind all of it, with room above and below.
  func onBackground(_ background: Strip.Background, padding: Double) -> [Strip] {
    guard !isEmpty else { return self }
    var first = Strip(height: padding)
    (first.spaceBefore, first.keepsWithNext) = (self[0].spaceBefore, true)
    var last = Strip(height: padding)
    last.keepsWithPrevious = true
    var inner = self
    inner[0].spaceBefore = 0
    return ([first] + inner + [last]).map { strip in
      var strip = strip
      strip.backgrounds.insert(background, at: 0)
      return strip
    }
  }
}
