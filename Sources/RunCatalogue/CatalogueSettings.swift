import Experiments
import Foundation

/// The settings of a run by their paths: `schedule` is `one-cycle`, and `schedule.one-cycle.max` is 0.4.
enum CatalogueSettings {
  /// All but the seed, which is a part of the run's name.
  static func settings(of plan: RunPlan) throws -> [String: CatalogueValue] {
    let tree = try JSONSerialization.jsonObject(with: try CanonicalJSON.data(plan))
    var found: [String: CatalogueValue] = [:]
    for (name, value) in tree as? [String: Any] ?? [:] where name != "seed" { try visit(value, at: name, &found) }
    return found
  }

  private static func visit(_ value: Any, at path: String, _ found: inout [String: CatalogueValue]) throws {
    guard let mapping = value as? [String: Any], !mapping.isEmpty else {
      found[path] = try leaf(value)
      return
    }
    // `{one-cycle: {…}}`: a kind with its settings.
    if mapping.count == 1, let (kind, inner) = mapping.first, let settings = inner as? [String: Any] {
      found[path] = .text(kind)
      guard !settings.isEmpty else { return }
    }
    for (name, value) in mapping { try visit(value, at: "\(path).\(name)", &found) }
  }

  /// Numbers and texts as they are, truth values and lists as JSON.
  private static func leaf(_ value: Any) throws -> CatalogueValue {
    if let text = value as? String { return .text(text) }
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    let text = String(decoding: data, as: UTF8.self)
    return Int(text).map { .whole($0) } ?? Double(text).map { .number($0) } ?? .text(text)
  }
}
