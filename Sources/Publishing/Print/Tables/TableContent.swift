import Plotting

/// A table's cells as words in one size.
struct TableContent {
  var alignments: [DataTable.Alignment]
  var head: [[Word]]
  var rows: [[[Word]]]
  /// The texts of columns of numbers, by column and row.
  var numbers: [Int: [String]] = [:]
  var kind: TextKind
  var gap: Double
}

/// How wide the columns of a table are, and where its numbers' points stand.
struct TableLayout {
  let content: TableContent
  let widths: [Double]
  /// By column of numbers: the widest fraction.
  let fractions: [Int: Double]

  var width: Double { widths.reduce(0, +) + content.gap * Double(max(0, widths.count - 1)) }

  /// The largest size at which every word has its line; at the smallest, words break.
  ///
  /// - Parameters:
  ///   - narrow: taken where the table fits without breaking a line.
  ///   - wide: the most there is.
  init(narrow: Double, wide: Double, ruler: TextRuler, content make: (_ size: Double, _ gap: Double) -> TableContent) {
    var last: TableLayout?
    for (size, gap) in [(8.5, 13.0), (8.0, 11.0), (7.5, 9.0), (7.0, 7.0)] {
      let content = make(size, gap)
      let measured = Columns(content, ruler)
      let gaps = gap * Double(max(0, content.alignments.count - 1))
      let room = measured.natural.reduce(0, +) + gaps <= narrow ? narrow : wide
      let layout = TableLayout(
        content: content, widths: measured.widths(in: room - gaps), fractions: measured.fractions)
      last = layout
      if measured.least.reduce(0, +) + gaps <= room { break }
    }
    self = last ?? TableLayout(content: make(8.5, 13), widths: [], fractions: [:])
  }

  private init(content: TableContent, widths: [Double], fractions: [Int: Double]) {
    (self.content, self.widths, self.fractions) = (content, widths, fractions)
  }

  /// What the cells of each column want.
  private struct Columns {
    var least: [Double] = []
    var natural: [Double] = []
    var fractions: [Int: Double] = [:]

    init(_ content: TableContent, _ ruler: TextRuler) {
      let setter = LineSetter(ruler: ruler)
      for column in content.alignments.indices {
        let head = content.head[column]
        var (least, natural) = (head.map(ruler.leastWidth).max() ?? 0, setter.width(head[...]))
        if let numbers = content.numbers[column] {
          let parts = numbers.map(DecimalPoint.split)
          let whole = parts.map { ruler.width(String($0.whole), content.kind.font) }.max() ?? 0
          let fraction = parts.map { ruler.width(String($0.fraction), content.kind.font) }.max() ?? 0
          fractions[column] = fraction
          least = max(least, whole + fraction)
          natural = max(natural, whole + fraction)
        } else {
          for row in content.rows {
            least = max(least, row[column].map(ruler.leastWidth).max() ?? 0)
            natural = max(natural, setter.width(row[column][...]))
          }
        }
        self.least.append(least)
        // A little more, so that merging words into lines never makes one too long.
        self.natural.append(max(least, natural + 0.5))
      }
    }

    func widths(in room: Double) -> [Double] {
      let (least, natural) = (self.least.reduce(0, +), self.natural.reduce(0, +))
      if natural <= room { return self.natural }
      if least >= room { return self.least.map { $0 * room / least } }
      let (shared, even) = (shared(room), even(room))
      // A column of sentences beside many short ones would be a ladder of words.
      return height(shared) > 2 * height(even) + 1 ? even : shared
    }

    /// About how many lines the highest cell has.
    private func height(_ widths: [Double]) -> Double { zip(natural, widths).map { $0 / $1 }.max() ?? 0 }

    /// Widths at which all columns come to about the same number of lines.
    private func even(_ room: Double) -> [Double] {
      func widths(_ lines: Double) -> [Double] { zip(least, natural).map { max($0, $1 / lines) } }
      var (low, high) = (1.0, max(2, (zip(least, natural).map { $1 / max($0, 1) }.max() ?? 1) + 1))
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if widths(middle).reduce(0, +) > room { low = middle } else { high = middle }
      }
      return widths(high)
    }

    /// Columns that want no more than an equal share get what they want; the others share what is left.
    private func shared(_ room: Double) -> [Double] {
      var widths = self.least
      var open = Set(widths.indices)
      var rest = room
      while true {
        let modest = open.filter { natural[$0] <= rest / Double(open.count) }
        if modest.isEmpty { break }
        for column in modest.sorted() {
          widths[column] = natural[column]
          rest -= natural[column]
        }
        open.subtract(modest)
      }
      let least = open.sorted().reduce(0) { $0 + self.least[$1] }
      let wanted = open.sorted().reduce(0) { $0 + natural[$1] }
      guard least < rest, wanted > least else {
        // The modest ones took too much: everybody gives.
        let (least, natural) = (self.least.reduce(0, +), self.natural.reduce(0, +))
        let share = (room - least) / (natural - least)
        return zip(self.least, self.natural).map { $0 + ($1 - $0) * share }
      }
      for column in open {
        widths[column] = self.least[column] + (natural[column] - self.least[column]) * (rest - least) / (wanted - least)
      }
      return widths
    }
  }
}
