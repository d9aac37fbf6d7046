import Files
import Foundation

/// The folder that holds the datasets: `--data`, else `CYCLOPEDIA_DATA`, else `$XDG_CACHE_HOME/cyclopedia`, else
/// `.cache/cyclopedia` in the user's home: never a folder that others can make first.
package struct DataRoot: Hashable, Sendable {
  package let path: String
  /// The book's own folder, where its pictures may lie too; nil outside of a book.
  package let book: String?

  /// Where pictures of the author's are looked for, one after the other.
  var places: [String] { [book, path].compactMap(\.self) }

  /// - Parameter home: where the environment names none.
  package init(
    option: String? = nil, book: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment,
    home: String = FileManager.default.homeDirectoryForCurrentUser.path
  ) {
    let named = environment["CYCLOPEDIA_DATA"].flatMap { $0.isEmpty ? nil : $0 }
    self.book = book
    path = option ?? named ?? UserCache.path(environment: environment, home: home)
  }
}
