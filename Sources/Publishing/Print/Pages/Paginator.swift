/// Distributes strips over pages: nothing that belongs together parts, and no page is longer than the paper.
struct Paginator {
  struct Page {
    var placed: [(strip: Strip, y: Double)] = []
    var notes: [Strip] = []
    /// Down to where the strips reach.
    var y = 0.0
    var notesHeight = 0.0

    var isEmpty: Bool { placed.isEmpty }
    /// Whether not even a note of the page before goes on here.
    var isBlank: Bool { placed.isEmpty && notes.isEmpty }
  }

  /// Above the notes: room and a short line.
  static let notesGap = 16.0
  /// Of a page's height: the most that new notes claim of it. Longer ones take what is left and go on overleaf.
  private static let notesShare = 0.5

  let height: Double
  private(set) var pages: [Page] = []
  private var page = Page()
  /// Figures that wait for the top of a page, in their order.
  private var waiting: [Strip] = []
  /// Lines of notes that wait for the foot of the next page.
  private var waitingNotes: [Strip] = []

  init(height: Double) { self.height = height }

  static func pages(_ strips: [Strip], height: Double) -> [Page] {
    var builder = Paginator(height: height)
    builder.fill(strips)
    return builder.pages
  }

  private mutating func fill(_ strips: [Strip]) {
    var rest = strips[...]
    while let first = rest.first {
      if first.startsPage { finish() }
      if first.floats, !first.keepsWithPrevious, !waiting.isEmpty {
        waiting.append(rest.removeFirst())
        continue
      }
      let chunk = Self.chunk(of: rest)
      if fits(rest[chunk]) {
        place(rest[chunk])
        rest = rest[chunk.upperBound...]
      } else if !page.isEmpty, let float = chunk.first(where: { rest[$0].floats }) {
        // Text that follows goes on here; what floats takes the top of the next page.
        waiting.append(rest[float])
        rest = Self.removing(float, from: rest)
      } else if !page.isBlank {
        turn()
      } else {
        // Too high for any page: as much as there is room for.
        var count = 1
        while count < chunk.count, fits(rest[chunk.prefix(count + 1)]) { count += 1 }
        place(rest[chunk.prefix(count)])
        rest = rest[(chunk.lowerBound + count)...]
        if let next = rest.indices.first, count < chunk.count { rest[next].keepsWithPrevious = false }
      }
    }
    finish()
  }

  /// The strips from the first on between which there is no page break.
  private static func chunk(of strips: ArraySlice<Strip>) -> Range<Int> {
    var end = strips.startIndex + 1
    while end < strips.endIndex, strips[end - 1].keepsWithNext || strips[end].keepsWithPrevious,
      !strips[end].startsPage
    {
      end += 1
    }
    return strips.startIndex..<end
  }

  private static func removing(_ index: Int, from strips: ArraySlice<Strip>) -> ArraySlice<Strip> {
    var copy = strips
    copy.remove(at: index)
    return copy
  }

  private func fits(_ strips: ArraySlice<Strip>) -> Bool {
    var extent = 0.0
    var notes = 0.0
    for (index, strip) in strips.enumerated() {
      extent += index == 0 && page.isEmpty ? strip.height : strip.extent
      if index == 0, needsHead(strip) { extent += strip.head.reduce(0) { $0 + $1.extent } }
      notes += open(strip.notes).reduce(0) { $0 + $1.height }
    }
    if notes > 0, page.notes.isEmpty { notes += Self.notesGap }
    // Notes that go on leave no room for others.
    guard notes == 0 || waitingNotes.isEmpty else { return false }
    notes = min(notes, height * Self.notesShare)
    return page.y + extent + page.notesHeight + notes <= height + 0.01
  }

  private mutating func place(_ strips: ArraySlice<Strip>) {
    for strip in strips {
      if needsHead(strip) { for head in strip.head { add(head) } }
      add(strip)
      waitingNotes += open(strip.notes)
    }
    fillNotes(to: height - page.y)
  }

  /// Without notes that the page has, or will have, already.
  private func open(_ notes: [Strip]) -> [Strip] {
    notes.filter { note in
      note.repeated == nil || !(page.notes + waitingNotes).contains { $0.repeated == note.repeated }
    }
  }

  /// Sets notes that wait, as far as they fit.
  private mutating func fillNotes(to room: Double) {
    while let note = waitingNotes.first {
      let more = note.height + (page.notes.isEmpty ? Self.notesGap : 0)
      guard page.notesHeight + more <= room + 0.01 || page.isBlank else { return }
      page.notes.append(waitingNotes.removeFirst())
      page.notesHeight += more
    }
  }

  /// Whether the strip continues on this page what has its head on another.
  private func needsHead(_ strip: Strip) -> Bool {
    !strip.head.isEmpty && !page.placed.contains { $0.strip.block == strip.block }
  }

  private mutating func add(_ strip: Strip) {
    page.y += page.isEmpty ? 0 : strip.spaceBefore
    page.placed.append((strip, page.y))
    page.y += strip.height
  }

  /// Ends the page and begins the next with the notes and figures that wait.
  private mutating func turn() {
    if !page.isBlank {
      fillNotes(to: height - page.y)
      pages.append(page)
    }
    page = Page()
    fillNotes(to: height * Self.notesShare)
    while let float = waiting.first, page.isBlank || fits([float]) {
      place([float])
      waiting.removeFirst()
    }
  }

  /// Ends the chapter: what waits is set, and a new page begins.
  private mutating func finish() {
    while !waiting.isEmpty {
      if fits([waiting[0]]) || page.isBlank {
        place([waiting.removeFirst()])
      } else {
        turn()
      }
    }
    turn()
    while !page.isBlank { turn() }
  }
}
