import Files
import Foundation
import Hashing

/// What is different between two write-ups, as text: the same write-ups, the same text.
package struct WriteUpDifference: Sendable {
  /// Whether nothing is.
  package private(set) var isEmpty = true
  package private(set) var lines: [String] = []

  package init(_ first: WriteUp, _ second: WriteUp) throws {
    var (runs, prose): ([String], [String]) = ([], [])
    let names = Set(first.runs.keys).union(second.runs.keys).sorted()
    var same = 0
    for name in names where first.runs[name] != nil && second.runs[name] != nil {
      let run = try RunComparison(name, first, second)
      if run.isEmpty {
        same += 1
        continue
      }
      runs += ["", name]
      runs += run.settings.map { "  \($0)" } + run.results.map { "  \($0)" }
    }
    for (side, other) in [(first, second), (second, first)] {
      let only = side.runs.keys.filter { other.runs[$0] == nil }.sorted()
      if !only.isEmpty { runs += ["", "only in \(side.name): \(only.joined(separator: ", "))"] }
    }
    if let old = first.chapters, let new = second.chapters {
      prose = Self.prose(old, new, first.name, second.name)
    }
    isEmpty = runs.isEmpty && prose.isEmpty
    lines = ["\(first.name) → \(second.name)"] + runs
    if same > 0 { lines += ["", "\(same) run\(same == 1 ? " has" : "s have") the same settings and records"] }
    if !prose.isEmpty { lines += [""] + prose }
    if first.chapters == nil || second.chapters == nil {
      let without = [first, second].filter { $0.chapters == nil }.map(\.name)
      lines += ["", "the prose is not compared: there are no chapters in \(without.joined(separator: ", "))"]
    } else if prose.isEmpty {
      lines += ["", "the chapters are the same"]
    }
    lines = lines.map { PrintableText.text($0, most: 20_000, keepsTabs: true) }
  }

  private static func prose(
    _ old: [RelativePath: Data], _ new: [RelativePath: Data], _ first: String, _ second: String
  ) -> [String] {
    Set(old.keys).union(new.keys).sorted().flatMap { path -> [String] in
      let (before, after) = (old[path], new[path])
      guard before != after else { return [] }
      guard before?.isText != false, after?.isText != false else {
        return ["\(path): \(facts(before)) → \(facts(after))"]
      }
      let lines = UnifiedDiff.lines(
        before, after, oldName: "\(first)/chapters/\(path)", newName: "\(second)/chapters/\(path)")
      // An empty file against none has no lines.
      return lines.isEmpty ? ["\(path): \(facts(before)) → \(facts(after))"] : lines
    }
  }

  private static func facts(_ bytes: Data?) -> String {
    bytes.map { "\($0.count) bytes (\(SHA256Digest(of: $0).description.prefix(12)))" } ?? "nothing"
  }
}

extension Data {
  /// Whether it is UTF-8 without a NUL, and no more than can be compared line by line.
  fileprivate var isText: Bool {
    count <= UnifiedDiff.largest && !contains(0) && String(validating: self, as: UTF8.self) != nil
  }
}
