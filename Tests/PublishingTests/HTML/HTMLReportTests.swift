import Foundation
import Manuscript
import Plotting
import Publishing
import Testing

@Suite struct HTMLReportTests {
  private let report = SampleReport(measurer: FixedWidthMeasurer()).report()

  @Test func equalReportsAreEqualBytes() {
    #expect(HTMLReport.write(report) == HTMLReport.write(report))
  }

  @Test func identifiersStandOnceAndLinksLeadToThem() {
    let html = HTMLReport.write(report)
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    let links = html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(links.count >= 20)
    for link in links { #expect(identifiers.contains(link), "#\(link)") }
  }

  @Test func tagsCloseInOrder() throws {
    try Markup.check(HTMLReport.write(report))
  }

  @Test func thePageHasNoScriptAndItsPolicyForbidsRequests() {
    let html = HTMLReport.write(report)
    #expect(!html.lowercased().contains("<script"))
    #expect(html.contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;"))
    let sources = html.matches(of: /(?:src|href)="([^"]*)"/).map { String($0.1) }
    for source in sources where source.contains(":") {
      #expect(source.hasPrefix("data:") || source.hasPrefix("https://"), "\(source.prefix(60))")
    }
  }

  @Test func everyBlockIsThere() {
    let html = HTMLReport.write(report)
    for part in [
      "<ol start=\"3\">", "<input type=\"checkbox\" disabled checked aria-label=\"done\">", "<blockquote>",
      "<code class=\"language-yaml\">data: $data", "<th scope=\"col\" class=\"center\" dir=\"auto\">Source</th>",
      "<aside class=\"box note\">", "<p class=\"box-title\" dir=\"auto\">Choose by the test, not by habit</p>",
      "<aside class=\"box problem\">", "<summary data-added>Settings</summary>", "<del>Struck out.</del>", "<hr>",
      "<code>&lt;b&gt;raw&lt;/b&gt;</code>", "<code class=\"math\">\\eta_t = \\eta_{max} / 25</code>",
      "<span class=\"number\" dir=\"ltr\">Figure 1.</span> <strong>1cycle passes 90\u{A0}% after epoch 15 and ends at 93.2\u{A0}%.</strong>",
      "<a href=\"data/onecycle.csv\">CSV</a>", "<td class=\"number\" data-pad=\"0 ± 0.0\" dir=\"auto\">",
      "<a href=\"https://arxiv.org/abs/1708.07120\" rel=\"noopener\">",
      "<img src=\"data:image/png;base64,iVBORw0KGgo", "93.2\u{A0}±\u{A0}0.2\u{A0}% (n = 3)",
    ] { #expect(html.contains(part), "\(part)") }
    // The chapter's own heading repeats its title and is not shown again.
    #expect(html.matches(of: /What the policies are<\/h/).count == 1)
  }

  @Test func fontsAreAskedForTheCharactersOfThePage() {
    var asked: Set<Unicode.Scalar> = []
    let html = HTMLReport.write(report) { characters in
      asked = characters
      return [WebFont(WebFont.faces[5], mediaType: "font/otf", bytes: [1, 2, 3])]
    }
    #expect(asked.isSuperset(of: "±×A".unicodeScalars))
    #expect(!asked.contains("ß"))
    #expect(html.contains("@font-face{font-family:\"Inter\";font-weight:600;font-style:normal"))
    #expect(html.contains("src:url(data:font/otf;base64,AQID)"))
  }

  @Test func aFailureToSubsetIsHandedOn() {
    struct Failure: Error {}
    #expect(throws: Failure.self) { try HTMLReport.write(report) { _ throws(Failure) in throw Failure() } }
  }
}
