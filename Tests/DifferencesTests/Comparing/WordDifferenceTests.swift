import Testing

@testable import Differences

/// Words that only one side has, between brackets.
@Suite struct WordDifferenceTests {
  static func marked(_ old: [String], _ new: [String], budget: Int = 40_000) -> [String] {
    var budget = WordDifference.Budget(left: budget)
    let words = WordDifference(old, new, &budget)
    return (words.old + words.new).map { line in
      line.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
    }
  }

  @Test(arguments: [
    (["We look at it once."], ["We look at it twice."], ["We look at it [once].", "We look at it [twice]."]),
    (["max: 0.05, a"], ["max: 0.1, a"], ["max: [0.05], a", "max: [0.1], a"]),
    (["one-cycle it is"], ["one-cycle it was"], ["one-cycle it [is]", "one-cycle it [was]"]),
    (["a b c d"], ["a d"], ["a [b c ]d", "a d"]),
    // Broken elsewhere, and with one word more.
    (
      ["one two three", "four five"], ["one two", "three four and five"],
      ["one two three", "four five", "one two", "three four [and ]five"]
    ),
    // Two spellings of é are two words to a reader of bytes, and one to a reader.
    (["caf\u{E9} au lait"], ["cafe\u{301} au lait"], ["caf\u{E9} au lait", "cafe\u{301} au lait"]),
    // Another text is not taken apart.
    (["one two three four"], ["five six seven four"], ["one two three four", "five six seven four"]),
    ([], ["new"], ["new"]), (["old"], [], ["old"]), (["", "a"], ["", "b"], ["", "a", "", "b"]),
    (["<b> & \"c\""], ["<i> & \"c\""], ["<[b]> & \"c\"", "<[i]> & \"c\""]),
  ])
  func words(old: [String], new: [String], expected: [String]) {
    #expect(Self.marked(old, new) == expected)
  }

  /// Whatever is marked, each line is what it was.
  @Test func nothingIsLost() {
    let old = ["a  b\tc", " d", "", "e-f.g's \u{301}x  "]
    let new = ["a b c d", "e-f.g's  \u{301}y", "z"]
    var budget = WordDifference.Budget()
    let words = WordDifference(old, new, &budget)
    #expect(words.old.map { $0.map(\.text).joined() } == old)
    #expect(words.new.map { $0.map(\.text).joined() } == new)
    #expect(words.new[1].contains { $0.isMarked })
  }

  @Test func longTextsAreNotTakenApart() {
    let words = (0..<2000).map { "word\($0)" }.joined(separator: " ")
    #expect(Self.marked([words + " a"], [words + " b"]) == [words + " a", words + " b"])
    #expect(Self.marked(["x y z a"], ["x y z b"], budget: 13) == ["x y z a", "x y z b"])
    #expect(Self.marked(["x y z a"], ["x y z b"], budget: 14) == ["x y z [a]", "x y z [b]"])
  }
}
