import Experiments
import Foundation
import Settings

/// Settings as boxes show them.
package enum SettingsWriter {
  /// One line for each setting, nested ones in braces.
  package static func text(_ node: SettingsNode) -> String {
    guard case .mapping(let entries) = node.value else { return flow(node) }
    return entries.map { "\($0.name): \(flow($0.value))" }.joined(separator: "\n")
  }

  static func flow(_ node: SettingsNode) -> String {
    switch node.value {
    case .scalar(let text, _): text
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.name): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A plan's setting as it was resolved, with everything that its author left out.
  package static func text(of setting: String, in plan: RunPlan) -> String? {
    guard let data = try? CanonicalJSON.data(plan),
      let settings = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return nil }
    return settings[setting].map(flow)
  }

  private static func flow(_ value: Any) -> String {
    switch value {
    case let mapping as [String: Any]:
      return "{" + mapping.sorted { $0.key < $1.key }.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ")
        + "}"
    case let list as [Any]: return "[" + list.map(flow).joined(separator: ", ") + "]"
    case let text as String: return text.shortDigest
    case let number as NSNumber:
      // Foundation keeps a boolean as a C character.
      if String(cString: number.objCType) == "c" { return number.boolValue ? "true" : "false" }
      return "\(rounded(number.doubleValue))".trimmingWholeNumber
    default: return "\(value)"
    }
  }

  /// To five significant digits, as a reader wants it.
  package static func rounded(_ value: Double) -> Double { Double(String(format: "%.5g", value)) ?? value }
}

extension String {
  /// A SHA-256 by its first digits.
  fileprivate var shortDigest: String {
    utf8.count == 64 && allSatisfy(\.isHexDigit) ? "\(prefix(12))…" : self
  }

  fileprivate var trimmingWholeNumber: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
