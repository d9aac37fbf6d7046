import Plotting
import Runs
import Settings

extension ConfusionMatrix {
  static let mostClasses = 200
  private static let corners = ["", "true", "true class", "truth", "actual", "class"]

  /// From a CSV text: its first line names the predicted classes, its first column the true ones.
  ///
  /// - Returns: nil after complaints.
  init?(_ text: String, file: String, diagnostics: Diagnostics) {
    guard let table = CSVText(text, file: file, diagnostics: diagnostics) else { return nil }
    let before = diagnostics.count
    Self.checkHead(table.head, diagnostics)
    let classes = table.head.dropFirst().map(\.text)
    var counts: [[Int]] = []
    guard diagnostics.count == before else { return nil }
    for (index, row) in table.rows.enumerated() where diagnostics.count < before + EpochLog.mostMistakes {
      guard index < classes.count, row[0].text == classes[index] else {
        let wanted = index < classes.count ? "the line of '\(classes[index])'" : "none"
        diagnostics.report(
          "here stands the line of '\(row[0].text.prefix(80))' instead of \(wanted)", at: row[0].location,
          hint: "rows are true classes, in the order of the columns")
        return nil
      }
      counts.append(
        row.dropFirst().compactMap { cell in
          ReportedNumber.count(cell.text, "a count of pictures", at: cell.location, diagnostics).map { Int($0.value) }
        })
    }
    if diagnostics.count > before { return nil }
    guard counts.count == classes.count else {
      diagnostics.report(
        "the matrix has \(classes.count) columns and \(counts.count) rows", at: table.head[0].location,
        hint: "write a line for each true class, down to '\(classes.last ?? "")'")
      return nil
    }
    self.init(classes: classes, counts: counts)
    guard images > 0 else {
      diagnostics.report("the matrix counts no picture", at: table.rows[0][1].location, hint: "shares are no counts")
      return nil
    }
  }

  private static func checkHead(_ head: [CSVText.Cell], _ diagnostics: Diagnostics) {
    if !corners.contains(head[0].text.lowercased()) {
      diagnostics.report(
        "a confusion matrix begins with 'true', not '\(head[0].text.prefix(80))'", at: head[0].location,
        hint: "true classes go down and predicted ones across: 'true,cat,dog'")
    }
    if head.count - 1 > mostClasses {
      diagnostics.report(
        "a confusion matrix has at most \(mostClasses) classes, not \(head.count - 1)", at: head[0].location,
        hint: "leave the file out and report single results")
    }
    var seen: Set<String> = []
    for cell in head.dropFirst()
    where cell.text.isEmpty || cell.text.utf8.count > 80 || !seen.insert(cell.text).inserted {
      let fault =
        cell.text.isEmpty
        ? "a class has no name"
        : cell.text.utf8.count > 80
          ? "a class's name is longer than 80 bytes"
          : "the class '\(cell.text)' stands twice"
      diagnostics.report(fault, at: cell.location, hint: "name every class once")
    }
  }
}
