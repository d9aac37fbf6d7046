import Files
import Foundation
import Runs

/// A column of a list of runs, as text.
struct CatalogueColumn {
  /// The whole name, by which runs can be sorted and chosen.
  var key: String
  var heading: String
  /// What leaves first where there is no room: the highest. No two columns of a list have the same.
  var rank: Int
  /// One for each run; empty where it has none.
  var cells: [String]
  var isNumber: Bool

  var width: Int { ([heading] + cells).map(\.count).max() ?? 0 }
  var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }

  /// - Parameter most: characters of a cell; nil for all.
  init(_ key: String, _ heading: String? = nil, rank: Int, of runs: [CatalogueRun], most: Int?) {
    (self.key, self.heading, self.rank) = (key, heading ?? key, rank)
    let values = runs.map { $0.value(key) }
    isNumber = values.contains { $0?.number != nil }
    cells = zip(runs, values).map { PrintableText.text(Self.text(key, $0, $1), most: most ?? .max) }
  }

  private static func text(_ key: String, _ run: CatalogueRun, _ value: CatalogueValue?) -> String {
    guard let value else { return key == "name" ? run.title : "" }
    return switch key {
    case "name": run.title
    case "finished": String(value.exact.prefix(16)).replacing("T", with: " ")
    case "bytes": ByteText.of(run.bytes)
    case "duration": NumberFormat.duration(value.number ?? .nan).replacing("\u{a0}", with: " ")
    // Shares in a column are compared digit by digit.
    case let key where key.contains("accuracy"): value.number.map { String(format: "%.4f", $0) } ?? value.brief
    default: value.brief
    }
  }

  /// Right for numbers.
  func padded(_ text: String) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return isNumber ? blanks + text : text + blanks
  }
}

extension CatalogueColumn {
  /// The main results, in their order, with how much they matter; a run's own loss and accuracy where none was tested.
  private static let results = [
    ("test.accuracy", 1), ("test.accuracy.best", 3), ("test.loss", 5), ("suggestion", 2), ("epochs", 10),
  ]
  private static let others = [("validation.accuracy", 1), ("train.accuracy", 3), ("train.loss", 5)]

  /// All columns of a list, those that are empty left out, and of settings those in which the runs differ.
  static func all(of catalogue: Catalogue, most: Int?) -> [CatalogueColumn] {
    let runs = catalogue.runs
    func column(_ key: String, _ rank: Int, _ heading: String? = nil) -> CatalogueColumn {
      CatalogueColumn(key, heading, rank: rank, of: runs, most: most)
    }
    var columns = [column("name", 0, "run"), column("in", 4)]
    if runs.contains(where: { !$0.isInBook }) { columns.append(column("book", 7)) }
    if Set(runs.compactMap(\.name?.profile)).count > 1 { columns.append(column("profile", 8)) }
    let tested = results.map { column($0.0, $0.1) }
    columns += tested[0].isEmpty && tested[1].isEmpty ? others.map { column($0.0, $0.1) } + tested : tested
    let outcome = column("outcome", 6)
    if outcome.cells.contains(where: { !$0.isEmpty && $0 != "finished" }) { columns.append(outcome) }
    columns += [column("finished", 9), column("duration", 11), column("bytes", 12, "size")]
    let differing = catalogue.differing
    columns += differing.enumerated().map { place, key in column(key, 13 + place, heading(of: key, in: differing)) }
    return columns.filter { !$0.isEmpty }
  }

  /// The end of a setting's name that no other has.
  private static func heading(of key: String, in all: [String]) -> String {
    let parts = key.split(separator: ".")
    for count in 1...max(1, parts.count) {
      let end = parts.suffix(count).joined(separator: ".")
      let isTaken = all.contains { $0 != key && ($0 == end || $0.hasSuffix(".\(end)")) } || RunResult.isResult(end)
      if !isTaken && !CatalogueRun.fields.contains(end) { return end }
    }
    return key
  }
}
