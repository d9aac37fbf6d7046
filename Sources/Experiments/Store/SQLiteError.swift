internal import CSQLite

/// What SQLite could not do.
struct SQLiteError: Error, Sendable, CustomStringConvertible {
  /// The extended result code: https://www.sqlite.org/rescode.html
  let code: Int32
  /// In SQLite's own words.
  let message: String

  var description: String { "SQLite error \(code): \(message)" }

  /// - Parameter connection: that answered with the code; nil where there is none.
  init(_ code: Int32, in connection: OpaquePointer?) {
    self.code = code
    // Of some answers the connection keeps no words.
    let words = sqlite3_extended_errcode(connection) == code ? sqlite3_errmsg(connection) : sqlite3_errstr(code)
    message = words.map { String(cString: $0) } ?? "unknown"
  }
}
