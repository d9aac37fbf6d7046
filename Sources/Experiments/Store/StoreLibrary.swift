internal import CSQLite

package enum StoreLibrary {
  /// Of SQLite, as it is loaded.
  package static var version: String { String(cString: sqlite3_libversion()) }
}
