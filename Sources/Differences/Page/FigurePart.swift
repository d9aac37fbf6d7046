import Files
import Foundation
import Plotting
import Publishing

/// The drawings of both write-ups: those that differ beside each other, the others counted.
struct FigurePart {
  /// Bytes of pictures that a page has at most.
  private static let mostBytes = 48 << 20
  private var left = Self.mostBytes

  init() {}

  /// - Returns: also how many of both differ.
  mutating func part(_ difference: WriteUpDifference) -> DifferencePage.Part<DifferencePage.Pair> {
    let (first, second) = (difference.first.figures, difference.second.figures)
    let both = first.keys.filter { second[$0] != nil }.sorted()
    let differing = both.filter { first[$0]?.digest != second[$0]?.digest }
    var sentences: [String] = []
    let same = both.count - differing.count
    if same > 0 {
      sentences.append("\(NumberText.count(same, "figure")) \(same == 1 ? "is" : "are") the same to the byte.")
    }
    for (letter, these, those) in [("A", first, second), ("B", second, first)] {
      let only = these.keys.filter { those[$0] == nil }.sorted()
      if !only.isEmpty { sentences.append("Only \(letter) has \(NumberText.list(only)).") }
    }
    if first.isEmpty || second.isEmpty {
      let without = [("A", first), ("B", second)].filter { $0.1.isEmpty }.map(\.0)
      sentences.append("There are no drawings in \(NumberText.list(without)).")
    } else if differing.isEmpty {
      sentences.append("No figure that both have differs.")
    }
    return DifferencePage.Part(sentences, differing.map { pair($0, first[$0], second[$0]) })
  }

  private mutating func pair(_ label: String, _ first: DrawnFigure?, _ second: DrawnFigure?) -> DifferencePage.Pair {
    let sizes = [first, second].compactMap(\.self).reduce(0) { $0 + $1.bytes }
    guard sizes <= left else {
      return DifferencePage.Pair(
        label: label, first: nil, second: nil,
        note: "It differs, and is not shown, since this page has \(Self.mostBytes >> 20) MiB of pictures already.")
    }
    left -= sizes
    let without = [("A", first), ("B", second)].filter { $0.1?.picture == nil }.map(\.0)
    return DifferencePage.Pair(
      label: label, first: first.flatMap { Self.picture($0, label) },
      second: second.flatMap { Self.picture($0, label) },
      note: without.isEmpty ? nil : "That of \(NumberText.list(without)) cannot be shown.")
  }

  private static func picture(_ figure: DrawnFigure, _ label: String) -> DifferencePage.Picture? {
    let alt = figure.shows ?? label
    switch figure.picture {
    case nil: return nil
    case .png(let bytes): return .init(mediaType: "image/png", bytes: [UInt8](bytes), alt: alt)
    case .svg(let bytes, let dark):
      return .init(mediaType: "image/svg+xml", bytes: [UInt8](bytes), dark: dark.map { [UInt8]($0) }, alt: alt)
    }
  }
}

extension DrawnFigure {
  fileprivate var bytes: Int {
    switch picture {
    case nil: 0
    case .png(let bytes): bytes.count
    case .svg(let bytes, let dark): bytes.count + (dark?.count ?? 0)
    }
  }
}
