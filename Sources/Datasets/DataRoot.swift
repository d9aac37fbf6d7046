import Foundation

/// The folder that holds the datasets: `--data`, else `CYCLOPEDIA_DATA`, else `$XDG_CACHE_HOME/cyclopedia`.
package struct DataRoot: Hashable, Sendable {
  package let path: String

  package init(option: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) {
    func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    path =
      option ?? named("CYCLOPEDIA_DATA")
      ?? (named("XDG_CACHE_HOME") ?? (named("HOME") ?? "/tmp") + "/.cache") + "/cyclopedia"
  }
}
