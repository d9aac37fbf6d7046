import Plotting
import Testing

@testable import Publishing

/// Strips are written as letters: each has height 10; pages are 50 high.
@Suite struct PaginatorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// `a>` keeps with the next, `<a` with the one before, `a*` floats, `a!` begins a page, `a+` has a note of 10,
    /// `a^` has the head `H` when it begins a page, `a3` is 30 high.
    var strips: String
    var pages: [String]
  }

  static let cases = [
    Case(testDescription: "fills", strips: "a b c d e f g", pages: ["abcde", "fg"]),
    Case(testDescription: "a heading goes with its text", strips: "a b c d h> e f", pages: ["abcd", "hef"]),
    Case(testDescription: "two headings go with their text", strips: "a b c g> h> e", pages: ["abc", "ghe"]),
    Case(testDescription: "a paragraph's last two lines stay", strips: "a b c d e <f", pages: ["abcd", "ef"]),
    Case(testDescription: "a chapter begins a page", strips: "a b c! d", pages: ["ab", "cd"]),
    Case(testDescription: "text overtakes a figure", strips: "a b c f3* d e g", pages: ["abcde", "fg"]),
    Case(testDescription: "figures keep their order", strips: "a b c f3* d g2* e h", pages: ["abcde", "fg", "h"]),
    Case(
      testDescription: "a chapter's figures come before the next", strips: "a b c f3* c! d", pages: ["abc", "f", "cd"]),
    Case(testDescription: "a heading does not wait for its figure", strips: "a b h> f3* d e", pages: ["abhde", "f"]),
    Case(
      testDescription: "a head repeats", strips: "a b c H> r^ r^ r^ r^ r^ r^", pages: ["abcHr", "Hrrrr", "Hr"]),
    Case(testDescription: "what is too high is cut", strips: "a b c> d> e> f> g> h> i", pages: ["ab", "cdefg", "hi"]),
    Case(testDescription: "a figure higher than the page stands alone", strips: "a f9* b", pages: ["ab", "f"]),
    Case(testDescription: "notes take their room", strips: "a b+ c d", pages: ["ab", "cd"]),
  ]

  /// A note of so many lines, each 4 high, at the second of four strips: it goes on overleaf, and no page is too full.
  @Test(arguments: [1, 4, 5, 8, 20, 60])
  func aLongNoteGoesOnOverleaf(_ count: Int) {
    var strips = "a b c d".split(separator: " ").map(Self.strip)
    strips[1].notes = (0..<count).map { line in
      var note = Strip(height: 4)
      note.order = line
      return note
    }
    strips[2].notes = [Self.strip("n")]
    strips[2].notes[0].order = count
    let pages = Paginator.pages(strips, height: 50)
    #expect(pages.flatMap { $0.placed.flatMap(\.strip.destinations) } == ["a", "b", "c", "d"])
    #expect(pages.flatMap { $0.notes.compactMap(\.order) } == Array(0...count))
    #expect(pages[0].notes.first?.order == 0)
    for page in pages {
      let notes = page.notes.reduce(0) { $0 + $1.height } + (page.notes.isEmpty ? 0 : Paginator.notesGap)
      #expect(page.y + notes <= 50.01 && abs(page.notesHeight - notes) < 0.01)
    }
  }

  @Test(arguments: cases)
  func strips(_ test: Case) {
    let strips = test.strips.split(separator: " ").map(Self.strip)
    let pages = Paginator.pages(strips, height: 50)
    #expect(pages.map { $0.placed.map { $0.strip.destinations.joined() }.joined() } == test.pages)
  }

  @Test func spaceIsDroppedAtTheTopOfAPageOnly() {
    var strips = "a b c d".split(separator: " ").map(Self.strip)
    for index in strips.indices { strips[index].spaceBefore = 7 }
    let pages = Paginator.pages(strips, height: 50)
    #expect(pages.map { $0.placed.map(\.y) } == [[0, 17, 34], [0]])
  }

  @Test func notesStandOnThePageOfTheirMark() {
    let pages = Paginator.pages("a b c+ d e+".split(separator: " ").map(Self.strip), height: 60)
    #expect(pages.map { $0.notes.count } == [1, 1])
    for page in pages { #expect(page.y + page.notesHeight <= 60) }
  }

  private static func strip(_ text: Substring) -> Strip {
    var strip = Strip(height: 10)
    for character in text {
      switch character {
      case ">": strip.keepsWithNext = true
      case "<": strip.keepsWithPrevious = true
      case "*": strip.floats = true
      case "!": strip.startsPage = true
      case "+": strip.notes = [Strip(height: 10)]
      case "^":
        var head = Strip(height: 10)
        head.destinations = ["H"]
        strip.head = [head]
      case "0"..."9": strip.height = Double(character.wholeNumberValue ?? 1) * 10
      default: strip.destinations = [String(character)]
      }
      if "Hr".contains(character) { strip.block = .init(number: 1, tag: .table) }
    }
    for index in strip.head.indices { strip.head[index].block = strip.block }
    return strip
  }
}
