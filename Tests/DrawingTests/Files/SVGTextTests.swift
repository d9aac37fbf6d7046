import Drawing
import Foundation
import Plotting
import Testing

@Suite struct SVGTextTests {
  @Test(arguments: Paper.allCases)
  func theSVGLooksLikeTheImage(paper: Paper) throws {
    let scene = SampleScene.make(try PangoMeasurer())
    let difference = try PictureDifference(scene, paper: paper)
    #expect(difference.mean < 1.5, "mean difference of \(difference.mean) of 255")
    #expect(difference.shareOfFarPixels < 0.01, "\(difference.shareOfFarPixels) of the pixels are far off")
  }

  @Test(arguments: [(TextDirection.rightToLeft, "end", "rtl"), (.leftToRight, nil, "ltr"), (nil, nil, nil)])
  func aDirectionTurnsTheAnchor(direction: TextDirection?, anchor: String?, written: String?) throws {
    var text = PlacedText(
      "\u{5D0}", at: Point(1, 2), font: Font(.serif, 9), color: Palette.ink, width: 5)
    text.direction = direction
    let svg = try SVGText.write(Scene(size: Size(20, 20), elements: [.text(text)]), idPrefix: "a")
    #expect(svg.firstMatch(of: /text-anchor="(\w+)"/).map { String($0.1) } == anchor)
    #expect(svg.firstMatch(of: /\sdirection="(\w+)"/).map { String($0.1) } == written)
  }

  @Test func theSceneDecidesEveryByte() throws {
    let scene = SampleScene.make(try PangoMeasurer())
    for paper in SVGText.Background.allCases {
      #expect(
        try SVGText.write(scene, idPrefix: "a", paper: paper) == SVGText.write(scene, idPrefix: "a", paper: paper))
    }
    #expect(try PNGImage.write(scene) == PNGImage.write(scene))
    #expect(try PDFFile.write(scene) == PDFFile.write(scene))
  }

  @Test(arguments: SVGText.Background.allCases)
  func everythingIsEscapedAndWellFormed(background: SVGText.Background) throws {
    let scene = SampleScene.make(try PangoMeasurer())
    let svg = try SVGText.write(scene, idPrefix: "one\"two three", paper: background)
    #expect(svg.contains("<title id=\"one-two-three-title\">A sample &lt;of&gt; &quot;everything&quot;</title>"))
    #expect(svg.contains("<desc id=\"one-two-three-desc\">It has &#39;quotes&#39; &amp; signs.</desc>"))
    #expect(svg.contains(">loss &lt; 0.5 &amp; “rate” → 10⁻³</text>"))
    let parser = XMLCheck()
    #expect(parser.accepts(svg))
  }

  @Test func noTextTurnsWhatIsAroundIt() throws {
    var scene = Scene(size: Size(10, 10), elements: [])
    (scene.title, scene.summary) = ("cat\u{202E}gnp", "a \u{2067}שלום\u{2069}\u{2069}")
    let svg = try SVGText.write(scene, idPrefix: "a")
    #expect(svg.contains(">cat\u{FFFD}gnp</title>") && svg.contains(">a \u{2067}שלום\u{2069}\u{FFFD}</desc>"))
  }

  @Test func idsAndClassesBeginWithThePrefix() throws {
    let svg = try SVGText.write(SampleScene.make(try PangoMeasurer()), idPrefix: "run-loss", paper: .adaptive)
    for match in svg.matches(of: #/(?:id|class)="([^"]*)"/#) {
      for name in match.1.split(separator: " ") { #expect(name.hasPrefix("run-loss-")) }
    }
    for match in svg.matches(of: #/}([^{}]*)\{/#) where !match.1.isEmpty {
      #expect(match.1.contains(".run-loss-") || match.1.hasPrefix("@media"), "\(match.1)")
    }
  }

  @Test func anAdaptivePictureHasBothPapersColors() throws {
    let svg = try SVGText.write(SampleScene.make(try PangoMeasurer()), idPrefix: "a", paper: .adaptive)
    #expect(svg.contains("prefers-color-scheme:dark"))
    #expect(svg.contains("[data-theme=light] .a-") && svg.contains("[data-theme=dark] .a-"))
    #expect(svg.contains("#0062a3") && svg.contains("#5fb0ea"))
    #expect(!svg.contains("<rect width"))
  }

  @Test func numbersHaveThreeDecimals() throws {
    let path = Path([.move(Point(1.0 / 3, -0.0004)), .line(Point(-2.5, .nan)), .line(Point(1e300, 100))])
    let scene = Scene(size: Size(10, 10), elements: [.shape(path, fill: nil, stroke: Stroke(Palette.ink, width: 0.5))])
    let svg = try SVGText.write(scene, idPrefix: "a")
    #expect(svg.contains("d=\"M0.333 0L-2.5 0L0 100\""))
  }
}
