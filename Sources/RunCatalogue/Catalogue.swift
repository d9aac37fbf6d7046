import Experiments
import Foundation
import Runs
import Settings

/// All runs that a book, its store and its records have.
package struct Catalogue: Sendable {
  /// Those of the book in its order, then the others, the oldest first.
  package var runs: [CatalogueRun]
  /// What could not be read.
  package var warnings: [String]

  /// The names of settings that some run has.
  package var settings: [String] { Set(runs.flatMap(\.settings.keys)).sorted() }

  /// The settings in which runs differ; one that a run does not have is another value. What a kind has of its own says
  /// nothing beside another kind: it differs where two runs of that kind do.
  package var differing: [String] {
    let known = runs.filter { $0.plan != nil }
    return settings.filter { name in
      let kinds = settings.filter { name.hasPrefix("\($0).") }
      let alike = Dictionary(grouping: known) { run in kinds.map { run.settings[$0] } }
      return alike.values.contains { runs in Set(runs.map { $0.settings[name] }).count > 1 }
    }
  }

  /// What can be sorted and chosen by, in the order of lists.
  package var keys: [String] { CatalogueRun.fields + RunResult.resultNames + settings }

  /// The whole name of a key: as it is, or of the one setting that ends so.
  ///
  /// - Parameter option: where it was written.
  /// - Throws: where there is none, or there are several.
  func key(_ text: String, option: String) throws(CatalogueMistake) -> String {
    if keys.contains(text) || RunResult.isResult(text) { return text }
    let ending = settings.filter { $0.hasSuffix(".\(text)") }
    if ending.count == 1 { return ending[0] }
    guard ending.isEmpty else {
      throw CatalogueMistake(
        "\(option): '\(text)' may be \(NameList.text(ending, separator: " or "))", hint: "write more of its name")
    }
    throw CatalogueMistake(
      "\(option): no run has a setting or result '\(text.prefix(80))'", hint: NearestName.hint(for: text, among: keys))
  }

  /// - Throws: where a condition is none, or names what no run has.
  package func filtered(by conditions: [String]) throws(CatalogueMistake) -> Catalogue {
    var chosen = self
    for text in conditions {
      let condition = try CatalogueCondition(text, in: self)
      chosen.runs.removeAll { !condition.holds(of: $0) }
    }
    return chosen
  }

  /// - Parameter text: a key; with a minus before it the other way round. Runs without it come last either way.
  package func sorted(by text: String, isReversed: Bool) throws(CatalogueMistake) -> Catalogue {
    let isDown = text.hasPrefix("-") != isReversed
    let key = try key(text.hasPrefix("-") ? String(text.dropFirst()) : text, option: "--sort")
    let pairs = runs.map { ($0, $0.value(key)) }
    var sorted = self
    // Equal ones stay in their order.
    let known = pairs.enumerated().compactMap { place, pair in pair.1.map { (place, pair.0, $0) } }.sorted { a, b in
      if CatalogueValue.precedes(isDown ? b.2 : a.2, isDown ? a.2 : b.2) { return true }
      if CatalogueValue.precedes(isDown ? a.2 : b.2, isDown ? b.2 : a.2) { return false }
      return a.0 < b.0
    }
    sorted.runs = known.map(\.1) + pairs.filter { $0.1 == nil }.map(\.0)
    return sorted
  }

  package func reversed() -> Catalogue { Catalogue(runs: runs.reversed(), warnings: warnings) }
}

extension CatalogueRun {
  /// - Parameter key: a whole name.
  func value(_ key: String) -> CatalogueValue? {
    field(key) ?? result?.plainResult(key).map(CatalogueValue.init) ?? settings[key]
  }
}
