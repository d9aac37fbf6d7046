import Manuscript
import Testing

@testable import Publishing

@Suite struct CaptionTests {
  @Test(arguments: [
    ("It rises. Then it falls.", "It rises.", "Then it falls."),
    ("It ends at 93.2 % after 5.5 epochs. More", "It ends at 93.2 % after 5.5 epochs.", "More"),
    ("Rates, e.g. 0.1, vs. others. Rest.", "Rates, e.g. 0.1, vs. others.", "Rest."),
    ("Does it (really?) hold? Yes.", "Does it (really?) hold?", "Yes."), ("No end", "No end", ""),
    ("Smith et al. Found it. Good.", "Smith et al. Found it.", "Good."),
  ])
  func theFirstSentenceIsTheFinding(_ text: String, finding: String, rest: String) {
    let caption = Caption([.text(text)])
    #expect(caption.finding.plainText == finding)
    #expect(caption.rest.plainText == rest)
  }

  @Test func aSentenceMayHoldMarks() {
    let caption = Caption([.text("The run "), .code("a.b"), .text(" wins. See "), .emphasis([.text("there")])])
    #expect(caption.finding.plainText == "The run a.b wins.")
    #expect(caption.rest.plainText == "See there")
  }

  @Test(arguments: [
    ("93.1 ± 0.2", "93", ".1 ± 0.2"), ("12", "12", ""), ("12 ± 3", "12", " ± 3"), ("–0.5", "–0", ".5"), ("—", "—", ""),
  ])
  func numbersAreSplitAtTheirPoint(_ cell: String, whole: String, fraction: String) {
    let parts = DecimalPoint.split(cell)
    #expect(parts.whole == whole)
    #expect(parts.fraction == fraction)
  }
}
