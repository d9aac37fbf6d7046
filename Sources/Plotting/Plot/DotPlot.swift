/// Dots with whiskers in rows of names, over one axis.
struct DotPlot {
  struct Series {
    /// In the legend; nothing where there is only one.
    var name: String?
    var color: Color
    var isOpen = false
    /// One per row.
    var values: [Double]
    var intervals: [ClosedRange<Double>?] = []
    /// At the right end of each row.
    var texts: [String] = []
    /// Small open dots: the values that a mean is of.
    var singles: [[Double]] = []
    /// A color per row, in place of `color`.
    var colors: [Color] = []
  }

  var names: [String]
  var xTitle: String
  var format: LinearScale.Format
  var series: [Series] = []
  var limits: ClosedRange<Double>?
  /// Whether zero is on the axis, with a rule.
  var zero = false

  /// Between the series of one row.
  private static let pitch = 6.0

  private func rowHeight(_ type: Typesetter) -> Double {
    max(type.height(FigureType.label) + 2, series.count > 1 ? DotPlot.pitch * Double(series.count) + 6 : 0)
  }

  /// What the rows, the axis and the legend need.
  func height(_ type: Typesetter, width: Double) -> Double {
    let line = type.height(FigureType.label)
    let legend = Legend.rows(keys.map { Legend.Entry($0) }, width: width, type).count
    return Double(names.count) * rowHeight(type) + 2.5 * line + Double(legend) * (line + 2) + 14
  }

  private var keys: [Plot.Key] {
    series.compactMap { one in one.name.map { Plot.Key($0, Stroke(one.color, width: 4)) } }
  }

  private var xAxis: Plot.Axis {
    let values = series.flatMap {
      $0.values + $0.intervals.compactMap(\.self).flatMap { [$0.lowerBound, $0.upperBound] }
        + $0.singles.flatMap(\.self)
    }
    let shown = values.filter(\.isFinite) + (zero ? [0] : [])
    let low = shown.min() ?? 0
    let high = shown.max() ?? 1
    let pad = high > low ? (high - low) * 0.06 : max(abs(high) * 0.1, zero ? 1 : 0.01)
    let bounds = limits ?? -Double.infinity...Double.infinity
    let domain = max(low - pad, min(bounds.lowerBound, low))...min(high + pad, max(bounds.upperBound, high))
    return Plot.Axis(xTitle, format: format, domain: domain)
  }

  func elements(in frame: Rect, _ type: Typesetter) -> [Element] {
    var y = Plot.Axis(domain: 0...Double(max(names.count, 1)), isLabelled: false)
    y.isHidden = true
    var marks: [Mark] = zero ? [.verticalRule(0, color: Palette.muted, width: 0.8)] : []
    for (index, one) in series.enumerated() { marks += self.marks(one, index, type) }
    let plot = Plot(marks, x: xAxis, y: y, keys: keys)
    let nameRoom = min(names.map { type.width($0, FigureType.label) }.max() ?? 0, frame.width * 0.34) + 8
    let textRoom = (series.flatMap(\.texts).map { type.width($0, FigureType.number) }.max() ?? -6) + 10
    let layout = PlotLayout(plot, in: frame, type, left: nameRoom, right: textRoom)
    return plot.elements(layout, type) + rows(layout, nameRoom, type)
  }

  /// Rows are counted from above, the scale from below.
  private func place(_ row: Int, _ seriesIndex: Int, _ type: Typesetter) -> Double {
    let shift = (Double(seriesIndex) - Double(series.count - 1) / 2) * DotPlot.pitch / rowHeight(type)
    return Double(names.count) - (Double(row) + 0.5) - shift
  }

  private func marks(_ one: Series, _ index: Int, _ type: Typesetter) -> [Mark] {
    names.indices.flatMap { row -> [Mark] in
      guard row < one.values.count else { return [] }
      let y = place(row, index, type)
      let color = row < one.colors.count ? one.colors[row] : one.color
      var marks: [Mark] = []
      if row < one.intervals.count, let interval = one.intervals[row], interval.lowerBound < interval.upperBound {
        marks.append(
          .line(x: [interval.lowerBound, interval.upperBound], y: [y, y], color: color.opacity(0.8), width: Line.thin))
      }
      if row < one.singles.count {
        let values = one.singles[row]
        marks.append(
          .points(x: values, y: values.map { _ in y }, color: color.opacity(0.7), radius: 1.7, open: true))
      }
      marks.append(.points(x: [one.values[row]], y: [y], color: color, radius: 2.7, open: one.isOpen))
      return marks
    }
  }

  private func rows(_ layout: PlotLayout, _ nameRoom: Double, _ type: Typesetter) -> [Element] {
    names.indices.flatMap { row -> [Element] in
      guard let y = layout.y.position(Double(names.count) - Double(row) - 0.5) else { return [] }
      let baseline = y + type.baselineShift(FigureType.label)
      let name = type.fitted(names[row], to: nameRoom - 8, FigureType.label)
      var elements = [type.place(name, at: Point(layout.area.x - 8, baseline), anchor: .end)]
      if let one = series.first(where: { row < $0.texts.count }) {
        elements.append(
          type.place(
            one.texts[row], at: Point(layout.frame.maxX, baseline), anchor: .end, font: FigureType.number,
            color: Palette.muted))
      }
      return elements
    }
  }
}
