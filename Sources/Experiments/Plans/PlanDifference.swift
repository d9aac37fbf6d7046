import Foundation

/// A setting in which two plans differ: `schedule.one-cycle.max: 0.4 → 0.3`.
package struct PlanDifference: Hashable, Sendable, CustomStringConvertible {
  package var setting: String
  /// As JSON; nil where only the other plan has it.
  package var before: String?
  package var after: String?

  package var description: String { "\(setting): \(shownBefore ?? "nothing") → \(shownAfter ?? "nothing")" }

  /// As lists show it; nil where only the other plan has it.
  package var shownBefore: String? { before.map(Self.words) }
  package var shownAfter: String? { after.map(Self.words) }

  /// A SHA-256 by its first digits, everything else as it is.
  private static func words(_ value: String) -> String {
    let digits = value.dropFirst().dropLast()
    return digits.utf8.count == 64 && digits.allSatisfy(\.isHexDigit) ? "\"\(digits.prefix(12))…\"" : value
  }

  /// Every setting that differs, by name.
  package static func between(_ before: RunPlan, _ after: RunPlan) throws -> [PlanDifference] {
    let (old, new) = (try settings(of: before), try settings(of: after))
    return Set(old.keys).union(new.keys).sorted().compactMap { name in
      old[name] == new[name] ? nil : PlanDifference(setting: name, before: old[name], after: new[name])
    }
  }

  /// The plan's settings by their paths; lists stay whole.
  package static func settings(of plan: RunPlan) throws -> [String: String] {
    var found: [String: String] = [:]
    func visit(_ value: Any, at path: String) throws {
      if let mapping = value as? [String: Any], !mapping.isEmpty {
        for (name, value) in mapping { try visit(value, at: path.isEmpty ? name : "\(path).\(name)") }
      } else {
        let data = try JSONSerialization.data(
          withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
        found[path] = String(decoding: data, as: UTF8.self)
      }
    }
    try visit(try JSONSerialization.jsonObject(with: try CanonicalJSON.data(plan)), at: "")
    return found
  }
}
