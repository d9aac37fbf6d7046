import Foundation

/// The lines in which two texts differ, with three lines around them, as `diff -u` writes them.
package struct UnifiedDiff {
  /// - Parameters:
  ///   - old: nil where there was no file.
  ///   - oldName: what stands after `---`.
  /// - Returns: nothing for equal texts.
  package static func lines(_ old: Data?, _ new: Data?, oldName: String, newName: String) -> [String] {
    lines(
      LineDifference(old, new), oldName: old == nil ? nil : oldName, newName: new == nil ? nil : newName)
  }

  /// - Parameter oldName: nil where there was no file.
  static func lines(_ difference: LineDifference, oldName: String?, newName: String?) -> [String] {
    guard !difference.isEmpty else { return [] }
    let head = ["--- \(oldName ?? "/dev/null")", "+++ \(newName ?? "/dev/null")"]
    return head + difference.hunks.flatMap { write(difference.steps[$0]) }
  }

  private static func write(_ hunk: ArraySlice<LineDifference.Step>) -> [String] {
    guard let first = hunk.first else { return [] }
    let old = hunk.count { $0.edit != .added }
    let new = hunk.count { $0.edit != .removed }
    var lines = ["@@ -\(range(first.old, old)) +\(range(first.new, new)) @@"]
    for step in hunk {
      let mark = step.edit == .same ? " " : step.edit == .removed ? "-" : "+"
      lines.append(mark + step.line.text)
      if !step.line.isEnded { lines.append("\\ No newline at end of file") }
    }
    return lines
  }

  /// A range without lines is named by the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }
}
