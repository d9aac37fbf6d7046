import Files
import Foundation

/// The lines in which two texts differ, with three lines around them, as `diff -u` writes them.
package struct UnifiedDiff {
  static let context = 3
  /// With more lines than this between the first and the last difference, all of them are given as changed.
  static let mostLines = 3000
  /// Bytes of a text that is compared.
  static let largest = 2 << 20

  /// A line's bytes without its end.
  private struct Line: Equatable {
    var bytes: Data
    /// False for a last line without a line feed.
    var isEnded: Bool
  }

  private enum Edit: Equatable { case same, removed, added }

  private struct Step {
    var edit: Edit
    var line: Line
    /// Lines of the old and of the new text before this one.
    var old: Int
    var new: Int
  }

  /// - Parameters:
  ///   - old: nil where there was no file.
  ///   - oldName: what stands after `---`.
  /// - Returns: nothing for equal texts.
  package static func lines(_ old: Data?, _ new: Data?, oldName: String, newName: String) -> [String] {
    let steps = steps(split(old), split(new))
    guard steps.contains(where: { $0.edit != .same }) else { return [] }
    let head = ["--- \(old == nil ? "/dev/null" : oldName)", "+++ \(new == nil ? "/dev/null" : newName)"]
    return head + hunks(steps).flatMap(write)
  }

  private static func split(_ text: Data?) -> [Line] {
    guard let text, !text.isEmpty else { return [] }
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Line(bytes: $0, isEnded: true) }
    if lines.last?.bytes.isEmpty == true { lines.removeLast() } else { lines[lines.count - 1].isEnded = false }
    return lines
  }

  private static func steps(_ old: [Line], _ new: [Line]) -> [Step] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (before, after) = (Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
    var edits: [Edit] = Array(repeating: .same, count: start)
    if before.count + after.count > mostLines {
      edits += Array(repeating: .removed, count: before.count) + Array(repeating: .added, count: after.count)
    } else {
      edits += Self.edits(before, after)
    }
    edits += Array(repeating: .same, count: end)
    var (i, j) = (0, 0)
    return edits.map { edit in
      defer {
        if edit != .added { i += 1 }
        if edit != .removed { j += 1 }
      }
      return Step(edit: edit, line: edit == .added ? new[j] : old[i], old: i, new: j)
    }
  }

  /// By Myers' algorithm, as the standard library has it; what is removed stands before what is added.
  private static func edits(_ old: [Line], _ new: [Line]) -> [Edit] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.place))
    let added = Set(difference.insertions.map(\.place))
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        edits.append(.removed)
        i += 1
      } else if added.contains(j) {
        edits.append(.added)
        j += 1
      } else {
        edits.append(.same)
        (i, j) = (i + 1, j + 1)
      }
    }
    return edits
  }

  private static func hunks(_ steps: [Step]) -> [ArraySlice<Step>] {
    var ranges: [Range<Int>] = []
    for index in steps.indices where steps[index].edit != .same {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { steps[$0] }
  }

  private static func write(_ hunk: ArraySlice<Step>) -> [String] {
    guard let first = hunk.first else { return [] }
    let old = hunk.count { $0.edit != .added }
    let new = hunk.count { $0.edit != .removed }
    var lines = ["@@ -\(range(first.old, old)) +\(range(first.new, new)) @@"]
    for step in hunk {
      let mark = step.edit == .same ? " " : step.edit == .removed ? "-" : "+"
      let text = String(decoding: step.line.bytes, as: UTF8.self)
      lines.append(mark + PrintableText.text(text, most: 10_000, keepsTabs: true))
      if !step.line.isEnded { lines.append("\\ No newline at end of file") }
    }
    return lines
  }

  /// A range without lines is named by the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
