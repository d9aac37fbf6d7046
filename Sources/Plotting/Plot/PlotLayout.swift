/// Where the parts of a plot stand in its frame.
struct PlotLayout {
  var frame: Rect
  /// Between the axes.
  var area: Rect
  var x: any Scale
  var y: any Scale
  var xTicks: Ticks
  var yTicks: Ticks
  /// Labels at the lines' ends; empty where a legend says it.
  var endLabels: [EndLabel] = []
  var legend: [Legend.Row] = []
  /// Whether the legend, a short row, stands beside the title of the axis.
  var legendIsBeside = false
  /// Where the data are: all of `area` but the strip below.
  var dataArea: Rect
  /// What the legend takes from the height of the data.
  var legendHeight = 0.0

  struct EndLabel {
    var text: String
    var color: Color
    /// The line's end.
    var end: Point
    /// Where the label begins.
    var x: Double
    /// The label's middle.
    var middle: Double
  }

  static let tickLength = 3.5
  static let labelGap = 7.0
  /// Right of the axes where no label stands.
  private static let rightMargin = 6.0

  /// - Parameters:
  ///   - left: at least so much room for tick labels, to align plots above each other.
  ///   - right: likewise for labels at the lines' ends.
  init(_ plot: Plot, in frame: Rect, _ type: Typesetter, left: Double = 0, right: Double = 0) {
    self.init(empty: frame)
    let labelled = plot.marks.filter { $0.label != nil && $0.feedsScales }
    let widest = labelled.map { type.width($0.label ?? "", FigureType.label) }.max() ?? 0
    if widest <= frame.width * 0.36 {
      var direct = self
      let labelRoom = widest > 0 ? widest + PlotLayout.labelGap : PlotLayout.rightMargin
      direct.place(plot, explaining: [], type, left: left, right: max(right, labelRoom))
      if direct.placeEndLabels(of: labelled, among: plot.marks, type) {
        self = direct
        return
      }
    }
    place(plot, explaining: labelled, type, left: left, right: max(right, PlotLayout.rightMargin))
  }

  private init(empty frame: Rect) {
    self.frame = frame
    (area, dataArea, x, y) = (frame, frame, LinearScale(0...1), LinearScale(0...1))
    (xTicks, yTicks) = (Ticks(major: []), Ticks(major: []))
  }
}

extension PlotLayout {
  /// Plots above each other, with their axes in line.
  static func aligned(_ plots: [Plot], in frames: [Rect], _ type: Typesetter) -> [PlotLayout] {
    let first = zip(plots, frames).map { PlotLayout($0, in: $1, type) }
    let left = zip(first, frames).map { $0.area.x - $1.x }.max() ?? 0
    let right = zip(first, frames).map { $1.maxX - $0.area.maxX }.max() ?? 0
    return zip(plots, frames).map { PlotLayout($0, in: $1, type, left: left, right: right) }
  }
}
