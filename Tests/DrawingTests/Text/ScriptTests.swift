import Drawing
import Plotting
import Testing

/// What Pango says of scripts.
@Suite struct ScriptTests {
  private let measurer: PangoMeasurer
  private let font = Font(.serif, 10)
  private let bold = Font(.serif, 10, weight: .bold)

  init() throws { measurer = try PangoMeasurer() }

  @Test func theFirstLetterHasTheDirection() {
    #expect(measurer.direction(of: "12 (a) \u{5D0}") == .leftToRight)
    #expect(measurer.direction(of: "12, \u{5D0} a") == .rightToLeft)
    #expect(measurer.direction(of: "\u{627}") == .rightToLeft)
    #expect(measurer.direction(of: "12 – 13") == nil)
    #expect(measurer.isBidirectional("a \u{5D0}") && !measurer.isBidirectional("a \u{416} \u{4E2D}"))
  }

  private func runs(_ pieces: [(String, Font)], _ direction: TextDirection) -> [LineRun] {
    measurer.runs(of: pieces.map { LinePiece($0.0, $0.1) }, in: direction)
  }

  @Test func aLineFromTheRightKeepsItsOrderThroughABoldWord() {
    let runs = runs([("שלום ", font), ("עולם", bold), (" ודברים", font)], .rightToLeft)
    #expect(runs.map(\.text) == ["שלום ", "עולם", " ודברים"])
    #expect(runs.map(\.piece) == [0, 1, 2])
    #expect(runs.allSatisfy { $0.direction == .rightToLeft })
    #expect(runs[0].x > runs[1].x && runs[1].x > runs[2].x)
    #expect(abs(runs[2].x) < 0.01)
    #expect(abs(runs[1].x - runs[2].x - runs[2].width) < 0.01)
  }

  @Test func numbersAndLatinWordsKeepTheirOwnOrder() {
    let runs = runs([("א 12 abc ב", font)], .rightToLeft)
    let texts = runs.map { $0.text.filter { !$0.isWhitespace } }
    let latin = runs.first { $0.text.contains("abc") }
    #expect(texts.joined() == "א12abcב")
    #expect(latin?.direction == .leftToRight)
    #expect(runs.first.map(\.x) ?? 0 > latin?.x ?? 0 && latin?.x ?? 0 > runs.last.map(\.x) ?? 0)
  }

  @Test func hebrewWithinEnglishIsTurnedInItself() {
    let runs = runs([("see ", font), ("אב", font), (" ", font), ("גד", bold), (" end", font)], .leftToRight)
    let place = Dictionary(uniqueKeysWithValues: runs.map { ($0.piece, $0.x) })
    #expect(place[0] ?? 9 < place[3] ?? 0 && place[3] ?? 9 < place[1] ?? 0 && place[1] ?? 9 < place[4] ?? 0)
  }

  @Test func aPictureHasItsPlaceAmongLetters() {
    let picture = LinePiece("\u{FFFC}", font, width: 30)
    let runs = measurer.runs(of: [LinePiece("אב ", font), picture, LinePiece(" גד", font)], in: .rightToLeft)
    #expect(runs.map(\.piece) == [0, 1, 2])
    #expect(abs(runs[1].width - 30) < 0.01)
    #expect(runs[0].x > runs[1].x && runs[1].x > runs[2].x)
  }

  /// The places where a line may break among characters that have no spaces.
  private func breaks(_ text: String) -> [Int] { measurer.breaks(in: text).filter(\.value).keys.sorted() }

  @Test func marksOfChineseAndJapaneseDoNotBeginLines() {
    #expect(breaks("中文。中") == [1, 3])
    #expect(breaks("「中」、文") == [4])
    #expect(breaks("シャ中") == [2])
    #expect(measurer.breaks(in: "plain words — and-more a/b").isEmpty)
    #expect(breaks("word 中文 word") == [6])
  }

  @Test func charactersWithoutAGlyphAreKnown() {
    _ = measurer.measure("plain é א", font)
    #expect(measurer.unshown.isEmpty)
    _ = measurer.measure("a\u{10F123}b\u{10F8D0}", font)
    _ = measurer.measure("\u{10F123}", bold)
    #expect(measurer.unshown.map(\.scalar) == ["\u{10F123}", "\u{10F8D0}"])
  }

  @Test func packagesAreNamedByScript() {
    #expect(UnshownCharacter("中").debianPackage == "fonts-noto-cjk")
    #expect(UnshownCharacter("。").debianPackage == "fonts-noto-cjk")
    #expect(UnshownCharacter("한").debianPackage == "fonts-noto-cjk")
    #expect(UnshownCharacter("\u{1F600}").debianPackage == "fonts-noto-color-emoji")
    #expect(UnshownCharacter("ท").debianPackage == "fonts-noto-core")
    #expect(UnshownCharacter("\u{E000}").debianPackage == nil)
    #expect(UnshownCharacter("中").name == "中 (U+4E2D)")
    #expect(UnshownCharacter("\u{E000}").name == "U+E000")
  }
}
