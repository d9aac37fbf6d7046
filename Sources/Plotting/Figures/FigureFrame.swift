/// The sheet that a figure is drawn on: its width, its title, and what stands below.
struct FigureFrame {
  var style: FigureStyle
  var type: Typesetter

  init(_ style: FigureStyle, _ measurer: any TextMeasurer) {
    (self.style, type) = (style, Typesetter(measurer))
    self.style.width = style.width.isFinite ? max(style.width, 60) : FigureStyle.fullWidth
  }

  var width: Double { style.width }

  /// The golden ratio.
  var goldenHeight: Double { width / 1.618 }

  /// Where the drawing begins, below the title.
  var top: Double { style.title == nil ? 2 : type.height(FigureType.title) + 8 }

  /// A scene with `elements` drawn in `height` points below the title.
  func scene(_ elements: [Element], height: Double, title: String, summary: String) -> Scene {
    var all = elements
    if let words = style.title {
      let baseline = type.measurer.measure("Hg", FigureType.title).ascent + 1
      all.insert(
        type.place(
          type.fitted(words, to: width, FigureType.title), at: Point(0, baseline), font: FigureType.title), at: 0)
    }
    return Scene(
      size: Size(width, top + height + 2), elements: all, title: style.title ?? title, summary: summary)
  }

  /// A scene of one plot.
  func scene(_ plot: Plot, title: String, summary: String) -> Scene {
    let frame = Rect(x: 0, y: top, width: width, height: height(of: plot, goldenHeight))
    let layout = PlotLayout(plot, in: frame, type)
    return scene(plot.elements(layout, type), height: frame.height, title: title, summary: summary)
  }

  /// `height`, and what a legend in rows of its own takes, so that the data keep their room.
  func height(of plot: Plot, _ height: Double) -> Double {
    height + PlotLayout(plot, in: Rect(x: 0, y: top, width: width, height: height), type).legendHeight
  }

  /// A scene that says why there is nothing to see.
  func empty(_ words: String, title: String) -> Scene {
    let text = type.place(
      type.fitted(words, to: width, FigureType.label), at: Point(0, top + 12), color: Palette.muted)
    return scene([text], height: 20, title: title, summary: words)
  }
}
