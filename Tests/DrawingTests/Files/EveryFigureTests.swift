import Drawing
import Plotting
import SampleFigures
import Testing

/// Every kind of figure, as pages and files have it.
@Suite struct EveryFigureTests {
  @Test(arguments: SampleFigures.all.map(\.name), Paper.allCases)
  func theSVGLooksLikeTheImage(name: String, paper: Paper) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name }).figure
    let scene = figure.scene(FigureStyle(), measurer: try PangoMeasurer())
    let difference = try PictureDifference(scene, paper: paper, scale: 1.5)
    #expect(difference.mean < 9, "mean difference of \(difference.mean) of 255")
    #expect(difference.largestCell < EveryFigureTests.limit, "a cell differs by \(difference.largestCell) of 255")
  }

  static let limit = 45.0

  /// One missing word is told from another smoothing of edges.
  @Test func aMissingNameIsSeen() throws {
    let whole = SampleFigures.finder.scene(FigureStyle(), measurer: try PangoMeasurer())
    var other = whole
    let place = try #require(
      other.elements.lastIndex { if case .text(let text) = $0 { text.font.weight == .semibold } else { false } })
    other.elements.remove(at: place)
    #expect(try PictureDifference(whole, paper: .light, scale: 1.5, svgOf: other).largestCell > EveryFigureTests.limit)
  }
}
