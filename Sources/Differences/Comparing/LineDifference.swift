import Files
import Foundation

/// Two texts line by line: which lines stay, which go, and which come.
struct LineDifference {
  /// With more lines than this between the first and the last difference, all of them are given as changed.
  static let mostLines = 3000
  /// Lines that are shown around what differs.
  static let context = 3

  /// A line's bytes without its end.
  struct Line: Equatable {
    var bytes: Data
    /// False for a last line without a line feed.
    var isEnded: Bool

    /// Fit to be shown.
    var text: String { PrintableText.text(String(decoding: bytes, as: UTF8.self), most: 10_000, keepsTabs: true) }
  }

  enum Edit: Equatable { case same, removed, added }

  struct Step {
    var edit: Edit
    var line: Line
    /// Lines of the old and of the new text before this one.
    var old: Int
    var new: Int
  }

  /// Every line of both texts, in order; what is removed stands before what is added.
  let steps: [Step]

  /// - Parameter old: nil where there was no file.
  init(_ old: Data?, _ new: Data?) { steps = Self.steps(Self.split(old), Self.split(new)) }

  var isEmpty: Bool { !steps.contains { $0.edit != .same } }

  /// Ranges of steps that differ, with the lines around them; those that touch are one.
  var hunks: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in steps.indices where steps[index].edit != .same {
      let range = max(0, index - Self.context)..<min(steps.count, index + Self.context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges
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
      edits += before.edits(to: after)
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
}

extension Array where Element: Equatable {
  /// By Myers' algorithm, as the standard library has it; what is removed stands before what is added.
  func edits(to new: [Element]) -> [LineDifference.Edit] {
    let difference = new.difference(from: self)
    let removed = Set(difference.removals.map(\.place))
    let added = Set(difference.insertions.map(\.place))
    var edits: [LineDifference.Edit] = []
    var (i, j) = (0, 0)
    while i < count || j < new.count {
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
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
