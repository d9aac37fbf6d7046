import Foundation
import Testing

@testable import Differences

/// Drawings of strangers, which may be more than drawings.
@Suite struct PlainSVGTests {
  static func isOne(_ inner: String, attributes: String = "") -> Bool {
    PlainSVG.isOne(
      Data(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9pt\" viewBox=\"0 0 9 9\"\(attributes)>\n\(inner)\n</svg>\n"
          .utf8))
  }

  @Test(arguments: [
    "", "<title id=\"a-title\">A &lt;b&gt; \"c\"</title>", "<path d=\"M0 0L1 1Z\" fill=\"none\" stroke=\"#ffffff\"/>",
    "<g transform=\"translate(1 2)\" clip-path=\"url(#a-clip0)\"><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\"/></g>",
    "<image x=\"0\" y=\"0\" width=\"1\" height=\"1\" href=\"data:image/png;base64,iVBO\"/>",
    "<text x=\"1\" y=\"2\" style=\"font-feature-settings:'liga' 0\" transform=\"rotate(-90 1 2)\">a>b</text>",
  ])
  func whatWeDraw(inner: String) { #expect(Self.isOne(inner)) }

  @Test(arguments: [
    "<script>alert(1)</script>", "<g onload=\"alert(1)\"/>", "<g ONLOAD=\"alert(1)\"/>",
    "<a href=\"javascript:alert(1)\"><text x=\"1\">a</text></a>",
    "<image href=\"https://example.org/a.png\"/>", "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
    "<image xlink:href=\"data:image/png;base64,AAAA\"/>", "<foreignObject><p>a</p></foreignObject>",
    "<style>@import url(https://example.org/a.css);</style>", "<g style=\"background:url(https://example.org)\"/>",
    "<g style=\"background:url&#40;https://example.org)\"/>", "<g fill=\"url(https://example.org/a.svg#b)\"/>",
    "<g clip-path=\"url(https://example.org/a.svg#b)\"/>", "<!-- a comment --><g/>", "<![CDATA[<script>]]>",
    "<?xml-stylesheet href=\"a.css\"?>", "<animate attributeName=\"href\"/>", "<use href=\"#a\"/>",
    "<g id=\"a\"\u{301} onload=\"alert(1)\"/>", "<g id='a'/>", "<g id=\"a\"onload=\"b\"/>", "<g  id=\"a\"/>",
    "<g id=a/>", "<g id=\"a/>", "<", "<g", "</script>", "<\u{301}g/>", "<g\tonload=\"a\"/>",
  ])
  func whatWeDoNotDraw(inner: String) { #expect(!Self.isOne(inner), "\(inner)") }

  @Test func whatIsNoSVG() {
    #expect(!Self.isOne("", attributes: " onload=\"alert(1)\""))
    for text in ["", "<html>", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"\"/>", " <svg />"] {
      #expect(!PlainSVG.isOne(Data(text.utf8)))
    }
    #expect(!PlainSVG.isOne(Data("<svg role=\"".utf8) + [0xFF] + Data("\"></svg>".utf8)))
    #expect(!PlainSVG.isOne(Data("<svg xmlns=\"http://example.org/\"></svg>".utf8)))
  }
}
