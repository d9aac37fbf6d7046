/// A kind of picture: plain data that knows how it is drawn, told and tabulated.
package protocol Figure: Sendable {
  /// The name in chapters, such as `lr-finder`.
  static var kind: String { get }

  /// The data as a table, for those who cannot see the picture.
  var data: FigureData { get }
  /// The caption where the author wrote none: whole sentences; the first states the finding.
  var automaticCaption: String { get }
  /// What the picture shows, for those who cannot see it: whole sentences with the numbers.
  var automaticAlt: String { get }

  func scene(_ style: FigureStyle, measurer: any TextMeasurer) -> Scene
}

/// What an author may change about a figure without changing its data.
package struct FigureStyle: Hashable, Sendable {
  package enum Axis: String, Hashable, Sendable, CaseIterable { case steps, epochs, time }

  /// In points; 160 mm unless said otherwise.
  package var width: Double
  /// Inside the figure, for those who embed it elsewhere.
  package var title: String?
  package var xAxis: Axis
  package var xLabel: String?
  package var yLabel: String?
  /// Logarithmic axes; nothing where the kind decides.
  package var xLog: Bool?
  package var yLog: Bool?
  /// Of a grid of pictures; nothing where the width decides.
  package var columns: Int?

  package static let fullWidth = 453.5
  package static let pairWidth = 221.1

  package init(
    width: Double = FigureStyle.fullWidth, title: String? = nil, xAxis: Axis = .epochs, xLabel: String? = nil,
    yLabel: String? = nil, xLog: Bool? = nil, yLog: Bool? = nil, columns: Int? = nil
  ) {
    (self.width, self.title, self.xAxis, self.xLabel, self.yLabel) = (width, title, xAxis, xLabel, yLabel)
    (self.xLog, self.yLog, self.columns) = (xLog, yLog, columns)
  }
}

/// A figure's data as columns and rows of text.
///
/// Rows are written when they are asked for: of a million steps, a page shows a few.
package struct FigureData: Sendable {
  package let columns: [String]
  package let count: Int
  /// One of `count` rows, with a cell for each column.
  package let row: @Sendable (Int) -> [String]

  package init(columns: [String], count: Int, row: @escaping @Sendable (Int) -> [String]) {
    (self.columns, self.count, self.row) = (columns, count, row)
  }

  package init(columns: [String], rows: [[String]]) { self.init(columns: columns, count: rows.count) { rows[$0] } }

  /// Rows of several parts, one part after the other.
  ///
  /// - Parameters:
  ///   - counts: how many rows each part has.
  ///   - row: of a part, by its place there.
  package init(columns: [String], counts: [Int], row: @escaping @Sendable (_ part: Int, _ place: Int) -> [String]) {
    self.init(columns: columns, count: counts.reduce(0, +)) { index in
      var place = index
      let part = counts.firstIndex { count in
        if place < count { return true }
        place -= count
        return false
      }
      return part.map { row($0, place) } ?? []
    }
  }

  package var rows: [[String]] { (0..<count).map(row) }
}
