import Plotting

extension SmallFigures {
  static var finders: [Sample] {
    [
      Sample(name: "lr-finder", figure: finder), Sample(name: "lr-finder-refused", figure: refused),
      Sample(name: "lr-finder-accuracy", figure: heldOut, style: FigureStyle(width: FigureStyle.pairWidth)),
      Sample(name: "range-tests", figure: tests),
    ]
  }

  /// Twice per decade from 10⁻⁵ to 1; the first seed diverges at 0.1 · √10.
  package static let finder = LRFinderFigure(
    curves: [
      .init(
        rates: finderRates, losses: [2.3, 2.4, 2.2, 2.3, 2.1, 1.9, 1.5, 1.2, 1.4, 3, 40],
        smoothed: [2.3, 2.35, 2.3, 2.3, 2.2, 2, 1.7, 1.4, 1.3, 2, 9], divergedFrom: 9),
      .init(
        rates: finderRates, losses: [2.3, 2.3, 2.3, 2.3, 2.2, 2, 1.6, 1.2, 1.1, 1.3, 1.5],
        smoothed: [2.3, 2.3, 2.3, 2.3, 2.3, 2.1, 1.8, 1.4, 1.1, 1.2, 1.3]),
    ],
    suggestions: [
      .init(rule: "steepest", rate: 0.01), .init(rule: "valley", rate: 0.02), .init(rule: "slide", rate: 0.02),
    ], choice: .rate(0.02, rule: "valley"), cycle: 0.002...0.02, smoothing: "exponential mean, 0.98")

  static let tests = RangeTestsFigure(tests: [
    .init(name: "A", slot: 0, curves: finder.curves),
    .init(
      name: "B", slot: 1,
      curves: [
        .init(
          rates: Array(finderRates.prefix(5)), losses: [2.5, 2, 1.8, 1.6, 1.5], smoothed: [2.5, 2.2, 2, 1.8, 1.6])
      ]),
  ])

  static let finderRates = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1]

  static let refused = LRFinderFigure(
    curves: [.init(rates: finderRates, losses: flat, smoothed: flat)], suggestions: [],
    choice: .refused("the loss never fell by more than its noise"))

  private static let flat = [2.3, 2.31, 2.3, 2.29, 2.3, 2.31, 2.32, 2.3, 2.3, 2.29, 2.31]

  static let heldOut = LRFinderFigure(
    curves: [
      .init(
        rates: Array(finderRates.prefix(9)), losses: heldOutShares, smoothed: heldOutShares, stoppedAt: 0.3)
    ],
    suggestions: [.init(rule: "accuracy", rate: 0.03)], choice: .rate(0.03, rule: "accuracy"),
    measure: "held-out accuracy", prefersHigh: true, smoothing: nil, every: "every 5 steps",
    note: "1,000 held-out pictures")

  private static let heldOutShares = [0.1, 0.1, 0.12, 0.15, 0.2, 0.35, 0.5, 0.6, 0.4]

  static var grids: [Sample] {
    [
      Sample(name: "confusion-matrix", figure: confusion),
      Sample(
        name: "confusion-matrix-shares",
        figure: ConfusionMatrixFigure(confusion.matrix, show: .shares),
        style: FigureStyle(width: FigureStyle.pairWidth)),
      Sample(name: "sample-grid", figure: pictures, style: FigureStyle(columns: 2)),
      Sample(name: "misclassified", figure: mistakes), Sample(name: "per-class", figure: perClass),
      Sample(name: "per-class-runs", figure: perClassRuns), Sample(name: "rows", figure: SampleFigures.rows),
    ]
  }

  /// No two numbers are equal, and no class is taken for another as often as that one for it.
  package static let confusion = ConfusionMatrixFigure(
    ConfusionMatrix(
      classes: ["cat", "dog", "ship"], counts: [[80, 15, 5], [30, 1060, 10], [0, 2, 98]]))

  /// Two by two pixels: red, green, blue and white, and turned.
  package static let pictures = SampleGridFigure(
    samples: [
      .init(raster: corners([0, 1, 2, 3]), label: "cat"), .init(raster: corners([1, 3, 0, 2]), label: "dog"),
      .init(raster: corners([3, 2, 1, 0]), label: "a ship with a long name"),
    ], treatment: "augmented: flip")

  static let mistakes = MisclassifiedFigure(
    mistakes: [
      .init(raster: corners([0, 1, 2, 3]), truth: "cat", predicted: "dog", confidence: 0.997),
      .init(raster: corners([1, 3, 0, 2]), truth: "ship", predicted: "airplane", confidence: 0.5),
    ], errors: 7, images: 100)

  private static func corners(_ order: [Int]) -> Raster {
    let colors: [[UInt8]] = [[255, 0, 0], [0, 160, 0], [0, 0, 255], [255, 255, 255]]
    return Raster(width: 2, height: 2, pixels: order.flatMap { colors[$0] })
  }

  package static let perClass = PerClassFigure(
    classes: confusion.matrix.classes,
    runs: [.init(name: "1cycle", slot: 0, recalls: [0.8, 0.9, 0.98], intervals: [0.7...0.85, 0.8...0.95, 0.93...1])],
    intervalName: "95 % Wilson interval")

  static let perClassRuns = PerClassFigure(
    classes: confusion.matrix.classes,
    runs: [
      .init(name: "1cycle", slot: 0, recalls: [0.8, 0.9, 0.98]),
      .init(name: "fixed rate", slot: 1, recalls: [0.7, .nan, 0.95]),
    ])
}
