/// Where the cells of a column of numbers are aligned.
enum DecimalPoint {
  /// `93.1 ± 0.2` is `93` and `.1 ± 0.2`; `12` is `12` and nothing; `12 ± 3` is `12` and ` ± 3`.
  static func split(_ cell: String) -> (whole: Substring, fraction: Substring) {
    var previous: Character = " "
    for index in cell.indices {
      let character = cell[index]
      if character == ".", previous.isNumber { return (cell[..<index], cell[index...]) }
      if character == "±" {
        let before = cell[..<index]
        let end = before.last == " " ? before.index(before: before.endIndex) : before.endIndex
        return (cell[..<end], cell[end...])
      }
      previous = character
    }
    return (cell[...], "")
  }

  /// What stands invisibly behind each cell so that, flush right, the points meet.
  static func padding(_ cells: [String]) -> [String] {
    let fractions = cells.map { split($0).fraction }
    guard let longest = fractions.max(by: { $0.count < $1.count }) else { return [] }
    let zeros = longest.map { $0.isNumber ? "0" : $0 }
    return fractions.map { String(zeros.dropFirst($0.count)) }
  }
}
