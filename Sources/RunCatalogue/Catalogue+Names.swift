import Foundation
import Runs
import Settings

extension Catalogue {
  /// Digits of a key that tell a run.
  private static let fewestDigits = 4

  /// The runs that a text names: `onecycle`, `onecycle#2`, or the first digits of a key. The book's go before others of
  /// the same name.
  ///
  /// - Throws: where it names none, or is the beginning of several keys.
  package func runs(named text: String) throws(CatalogueMistake) -> [CatalogueRun] {
    if let reference = RunReference(text) {
      let named = runs.filter { run in
        run.name?.name == reference.name && (reference.seed == nil || run.name?.seed == reference.seed)
      }
      let own = named.filter(\.isInBook)
      if !named.isEmpty { return own.isEmpty ? named : own }
      let seeds = Set(runs.filter { $0.name?.name == reference.name }.compactMap(\.name?.seed)).sorted()
      if let seed = reference.seed, !seeds.isEmpty {
        throw CatalogueMistake(
          "\(reference.name) has no seed \(seed)", hint: "its seeds: \(seeds.map(String.init).joined(separator: ", "))")
      }
    }
    let keys = Set(runs.compactMap(\.key?.text).filter { $0.hasPrefix(text.lowercased()) })
    if keys.count == 1, text.count >= Self.fewestDigits {
      // Equal plans of two names are one run.
      return Array(runs.filter { $0.key?.text == keys.first }.prefix(1))
    }
    guard keys.count < 2 || text.count < Self.fewestDigits else {
      throw CatalogueMistake(
        "\(keys.count) runs have keys that begin with \(text)",
        hint: "write more of it: \(NameList.text(keys.sorted().map { String($0.prefix(text.count + 8)) }))")
    }
    throw CatalogueMistake(
      "there is no run '\(text.prefix(80))'",
      hint: NearestName.hint(for: text, among: Set(runs.compactMap(\.name?.name)))
        ?? "'cyclopedia runs list' has all of them")
  }
}
