extension ConfusionMatrixFigure {
  package func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene {
    let sheet = FigureFrame(style, measurer)
    guard !classes.isEmpty else { return sheet.empty("No classes.", title: "Confusion matrix") }
    let grid = ConfusionGrid(self, sheet)
    return sheet.scene(grid.elements, height: grid.height, title: "Confusion matrix", summary: automaticAlt)
  }
}

/// Where the cells, names and margins of a confusion matrix stand.
struct ConfusionGrid {
  private let figure: ConfusionMatrixFigure
  private let type: Typesetter
  private let width: Double
  private let left: Double
  private let top: Double
  private let cell: Double
  private let margin: Double
  private let turnsNames: Bool
  private let nameRoom: Double

  private static let gap = 5.0
  private static let titleRoom = 13.0
  private let font: Font

  init(_ figure: ConfusionMatrixFigure, _ sheet: FigureFrame) {
    (self.figure, type, width) = (figure, sheet.type, sheet.width)
    let count = Double(figure.predicted.count)
    let widest = figure.predicted.map { sheet.type.width($0, FigureType.small) }.max() ?? 0
    nameRoom = min(widest, sheet.width * 0.2)
    margin =
      max(sheet.type.width("100 %", FigureType.smallNumber), sheet.type.width("10,000", FigureType.smallNumber)) + 4
    left = ConfusionGrid.titleRoom + max(nameRoom, sheet.type.width("precision", FigureType.small) - 6) + 5
    // Two margins: totals, and recall or precision.
    let room = sheet.width - left - 2 * margin - ConfusionGrid.gap
    cell = max(min(room / count, 36), 4)
    turnsNames = nameRoom > cell - 3
    let names = turnsNames ? nameRoom : sheet.type.height(FigureType.small)
    top = sheet.top + ConfusionGrid.titleRoom + names + 5
    font = cell >= 24 ? FigureType.number : FigureType.smallNumber
  }

  private var side: Double { cell * Double(figure.classes.count) }
  private var breadth: Double { cell * Double(figure.predicted.count) }

  var height: Double {
    let below = printsBelow.contains(true) ? 2 * type.height(FigureType.smallNumber) + 6 : 4
    return side + ConfusionGrid.gap + below + (top - 2)
  }

  var elements: [Element] { cells + names + titles + margins }

  private var cells: [Element] {
    let errors = figure.classes.indices.flatMap { row in
      figure.predicted.indices.filter { $0 != row }.map { share(row, $0) }
    }
    let worst = errors.max() ?? 0
    let printsCells = printsCells
    return figure.classes.indices.flatMap { row in
      figure.predicted.indices.flatMap { column -> [Element] in
        let box = Rect(
          x: left + Double(column) * cell + 0.5, y: top + Double(row) * cell + 0.5, width: cell - 1, height: cell - 1)
        let fill = color(row, column, worst)
        let square = Element.shape(.rect(box), fill: fill, stroke: nil)
        guard printsCells else { return [square] }
        let isZero = figure.count(row, column) == 0
        let words = text(row, column)
        let place = Point(box.midX, box.midY + type.baselineShift(font))
        let ink = isZero ? Palette.muted.opacity(0.55) : fill.readableInk
        return [square, type.place(words, at: place, anchor: .middle, font: font, color: ink)]
      }
    }
  }

  /// Numbers stand in all cells or in none: an empty cell between them would look like a zero.
  private var printsCells: Bool {
    guard cell >= font.size + 1 else { return false }
    return figure.classes.indices.allSatisfy { row in
      figure.predicted.indices.allSatisfy { type.width(text(row, $0), font) <= cell - 1.5 }
    }
  }

  /// What the color and, for shares, the text show: of the true class.
  private func share(_ row: Int, _ column: Int) -> Double {
    let total = figure.matrix.totals[row]
    return total > 0 ? Double(figure.count(row, column)) / Double(total) : 0
  }

  /// Errors on the heat map's scale, the diagonal on a cooler one of its own.
  private func color(_ row: Int, _ column: Int, _ worst: Double) -> Color {
    let share = share(row, column)
    guard row == column else { return HeatMap.color(worst > 0 ? (share / worst).squareRoot() * 0.9 : 0) }
    let strength = share == 0 ? 0 : 0.1 + 0.32 * share
    let blue = Palette.series(0)
    return Color(
      light: Palette.paper.light.mixed(with: blue.light, strength),
      dark: Palette.paper.dark.mixed(with: blue.dark, strength))
  }

  private func text(_ row: Int, _ column: Int) -> String {
    let count = figure.count(row, column)
    guard figure.show == .shares else {
      let whole = NumberText.whole(count)
      if type.width(whole, font) <= cell - 2 { return whole }
      let plain = "\(count)"
      return type.width(plain, font) <= cell - 2 ? plain : "\(NumberText.significant(Double(count) / 1000, 2))k"
    }
    if count == 0 { return "0" }
    let precise = NumberText.fixed(share(row, column) * 100, 1)
    return type.width(precise, font) <= cell - 3 ? precise : NumberText.fixed(share(row, column) * 100, 0)
  }

  private var names: [Element] {
    figure.predicted.enumerated().flatMap { index, name -> [Element] in
      let middle = (Double(index) + 0.5) * cell
      let shift = type.baselineShift(FigureType.small)
      let words = type.fitted(name, to: nameRoom, FigureType.small)
      let across =
        turnsNames
        ? type.place(words, at: Point(left + middle + shift, top - 4), font: FigureType.small, rotation: -90)
        : type.place(words, at: Point(left + middle, top - 4), anchor: .middle, font: FigureType.small)
      guard index < figure.classes.count else { return [across] }
      let down = type.place(
        words, at: Point(left - 5, top + middle + shift), anchor: .end, font: FigureType.small)
      return [across, down]
    }
  }

  private var titles: [Element] {
    let percent = figure.show == .shares ? ", % of true class" : ""
    let above = top - 5 - (turnsNames ? nameRoom : type.height(FigureType.small)) - 2
    let across = type.fitted("predicted class\(percent)", to: width - left, FigureType.label)
    return [
      type.place(across, at: Point(left, above), color: Palette.muted),
      type.place(
        "true class", at: Point(8, top + side), font: FigureType.label, color: Palette.muted, rotation: -90),
    ]
  }

  /// Totals and recall on the right, totals and precision below.
  private var margins: [Element] {
    let right = left + breadth + ConfusionGrid.gap
    let below = top + side + ConfusionGrid.gap
    let (font, muted) = (FigureType.smallNumber, Palette.muted)
    let lineHeight = type.height(font)
    let head = top - 4
    var elements = [
      type.place("total", at: Point(right + margin - 3, head), anchor: .end, font: FigureType.small, color: muted),
      type.place("recall", at: Point(right + 2 * margin - 3, head), anchor: .end, font: FigureType.small, color: muted),
    ]
    let printsBelow = printsBelow
    for (line, words) in ["total", "precision"].enumerated() where printsBelow[line] {
      let place = Point(left - 5, below + lineHeight * (line == 0 ? 0.8 : 1.9))
      elements.append(type.place(words, at: place, anchor: .end, font: FigureType.small, color: muted))
    }
    for index in figure.classes.indices {
      let middle = (Double(index) + 0.5) * cell
      let baseline = top + middle + type.baselineShift(font)
      let recall = figure.matrix.recall(index).map { percent($0) } ?? "–"
      elements += [
        type.place(
          NumberText.whole(figure.matrix.totals[index]), at: Point(right + margin - 3, baseline), anchor: .end,
          font: font,
          color: muted),
        type.place(recall, at: Point(right + 2 * margin - 3, baseline), anchor: .end, font: font),
      ]
      elements += margin(below: index, at: below, printsBelow)
    }
    if figure.matrix.strays > 0 { elements += margin(below: figure.classes.count, at: below, printsBelow) }
    return elements
  }

  /// A column's total and precision, as far as these lines are printed.
  private func margin(below index: Int, at below: Double, _ isPrinted: [Bool]) -> [Element] {
    let (font, middle) = (FigureType.smallNumber, (Double(index) + 0.5) * cell)
    return texts(below: index).enumerated().filter { isPrinted[$0.offset] }.map { line, words in
      let place = Point(left + middle, below + type.height(font) * (line == 0 ? 0.8 : 1.9))
      return type.place(
        words, at: place, anchor: .middle, font: font, color: line == 0 ? Palette.muted : Palette.ink)
    }
  }

  /// Whether the totals and the precisions have room below their columns.
  private var printsBelow: [Bool] {
    let columns = figure.predicted.indices.map { texts(below: $0) }
    return [0, 1].map { line in columns.allSatisfy { type.width($0[line], FigureType.smallNumber) <= cell - 1 } }
  }

  /// A column's total and its precision.
  private func texts(below index: Int) -> [String] {
    let total = index < figure.classes.count ? figure.matrix.predictedTotals[index] : figure.matrix.strays
    return [NumberText.whole(total), figure.precision(index).map { percent($0) } ?? "–"]
  }

  private func percent(_ share: Double) -> String {
    let precise = NumberText.fixed(share * 100, 1)
    return type.width(precise, FigureType.smallNumber) <= min(cell, margin) - 1
      ? precise : NumberText.fixed(share * 100, 0)
  }
}
