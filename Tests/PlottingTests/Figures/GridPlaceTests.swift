import SampleFigures
import Testing

@testable import Plotting

/// Cells and pictures stand under and beside the names that belong to them.
@Suite struct GridPlaceTests {
  struct Matrix: Sendable {
    var figure: ConfusionMatrixFigure
    var width: Double
  }

  /// With names that lie and names that stand.
  @Test(arguments: [
    Matrix(figure: SmallFigures.confusion, width: FigureStyle.fullWidth),
    Matrix(figure: SmallFigures.confusion, width: FigureStyle.pairWidth),
    Matrix(
      figure: ConfusionMatrixFigure(
        ConfusionMatrix(
          classes: SampleFigures.classes, counts: (0..<10).map { row in (0..<10).map { 100 + 10 * row + $0 } })),
      width: FigureStyle.fullWidth),
    // What was taken for none of the classes has a column of its own.
    Matrix(
      figure: ConfusionMatrixFigure(
        ConfusionMatrix(classes: ["cat", "dog"], counts: [[81, 12], [3, 72]], others: [7, 25])),
      width: FigureStyle.fullWidth),
  ])
  func aCellIsThatOfItsTrueAndItsPredictedClass(matrix: Matrix) throws {
    let (figure, scene) = (matrix.figure, SceneReader(matrix.figure, FigureStyle(width: matrix.width)))
    let small = 0.36 * FigureType.small.size
    for (row, truth) in figure.classes.enumerated() {
      let down = try #require(scene.texts.first { $0.text == truth && $0.anchor == .end })
      for (column, predicted) in figure.predicted.enumerated() {
        let across = try #require(scene.texts.first { $0.text == predicted && $0.anchor != .end })
        let middle = Point(across.position.x - (across.rotation == 0 ? 0 : small), down.position.y - small)
        let cell = scene.shapes.filter { $0.fill != nil && $0.box.contains(middle) }
        try #require(cell.count == 1, "\(truth), \(predicted)")
        let words = scene.texts.filter {
          $0.anchor == .middle && abs($0.position.x - middle.x) < 0.01 && cell[0].box.contains($0.position)
        }
        let count = figure.count(row, column)
        #expect(words.map(\.text) == [NumberText.whole(count)], "\(truth), \(predicted)")
      }
      let total = scene.texts.filter { $0.text == NumberText.whole(figure.matrix.totals[row]) && $0.anchor == .end }
      #expect(total.contains { abs($0.position.y - down.position.y) < 0.01 }, "\(truth)")
    }
  }

  /// A row's titles: the true class runs down the side, the predicted one across the top.
  @Test func theSidesAreNamed() throws {
    let scene = SceneReader(SmallFigures.confusion)
    let (truth, predicted) = (try #require(scene.text("true class")), try #require(scene.text("predicted class")))
    #expect(truth.rotation == -90 && predicted.rotation == 0)
    let cat = try #require(scene.texts.first { $0.text == "cat" && $0.anchor == .end })
    #expect(truth.position.x < cat.position.x - cat.width && predicted.position.y < cat.position.y)
  }

  /// The larger the share of its true class, the darker an error.
  @Test func darkerIsMore() throws {
    let scene = SceneReader(SmallFigures.confusion)
    let cells = scene.shapes.filter { $0.fill != nil && $0.stroke == nil }.compactMap { $0.fill?.light.luminance }
    try #require(cells.count == 9)
    // Row by row; errors are 15 %, 5 %; 2.7 %, 0.9 %; 0 %, 2 %.
    let errors = [
      (0.15, cells[1]), (0.05, cells[2]), (0.027, cells[3]), (0.02, cells[7]), (0.009, cells[5]), (0, cells[6]),
    ]
    #expect(zip(errors, errors.dropFirst()).allSatisfy { $0.1 < $1.1 })
    #expect(errors.last?.1 == Palette.paper.light.luminance)
  }

  @Test func picturesStandInReadingOrderAboveTheirLabels() throws {
    let sample = try #require(SmallFigures.all.first { $0.name == "sample-grid" })
    let scene = SceneReader(sample.figure, sample.style)
    let samples = SmallFigures.pictures.samples
    #expect(scene.pictures.map(\.raster) == samples.map(\.raster))
    let boxes = scene.pictures.map(\.box)
    #expect(boxes[0].y == boxes[1].y && boxes[0].maxX < boxes[1].x && boxes[2].x == boxes[0].x)
    try #require(scene.texts.count == 3)
    for (label, (box, sample)) in zip(scene.texts, zip(boxes, samples)) {
      #expect(label.text.prefix(6) == sample.label.prefix(6))
      #expect(label.position.x == box.x && label.position.y > box.maxY && label.position.y < box.maxY + 12)
    }
    #expect(boxes.allSatisfy { $0.width == $0.height }, "square pictures stay square")
  }
}

extension Rect {
  fileprivate func contains(_ point: Point) -> Bool {
    x <= point.x && point.x <= maxX && y <= point.y && point.y <= maxY
  }
}
