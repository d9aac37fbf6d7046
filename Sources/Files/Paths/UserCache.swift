import Foundation

/// What the program keeps for its user beside all books: `$XDG_CACHE_HOME/cyclopedia`, else `.cache/cyclopedia` in the
/// user's home: never a folder that others can make first.
package enum UserCache {
  /// - Parameter home: where the environment names none.
  package static func path(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    home: String = FileManager.default.homeDirectoryForCurrentUser.path
  ) -> String {
    func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    return (named("XDG_CACHE_HOME") ?? (named("HOME") ?? home) + "/.cache") + "/cyclopedia"
  }
}
