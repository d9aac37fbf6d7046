internal import CSQLite
import Foundation

/// One statement and its rows, for as long as its connection is open.
///
/// Columns are counted from 0 and can be read after `next()` has found a row.
struct SQLiteStatement: ~Copyable {
  private let handle: OpaquePointer

  /// - Parameter values: for each `?`, in their order.
  /// - Throws: where SQLite does not understand it, or there is no such table.
  init(_ sql: String, _ values: [SQLiteValue], in connection: OpaquePointer) throws(SQLiteError) {
    var prepared: OpaquePointer?
    var code = sql.withCString { text in
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(connection, text, -1, 0, &prepared, &rest)
      precondition(code != SQLITE_OK || prepared != nil && rest?.pointee == 0, "not one statement: \(sql)")
      return code
    }
    for (place, value) in zip(Int32(1)..., values) where code == SQLITE_OK {
      code = Self.bind(value, to: prepared, at: place)
    }
    guard code == SQLITE_OK, let prepared else {
      let error = SQLiteError(code, in: connection)
      sqlite3_finalize(prepared)
      throw error
    }
    handle = prepared
  }

  deinit { sqlite3_finalize(handle) }

  private static func bind(_ value: SQLiteValue, to statement: OpaquePointer?, at place: Int32) -> Int32 {
    switch value {
    case .integer(let number): return sqlite3_bind_int64(statement, place, Int64(number))
    case .text(var text):
      return text.withUTF8 {
        $0.withMemoryRebound(to: CChar.self) { statement_bind_text(statement, place, $0.baseAddress, UInt64($0.count)) }
      }
    case .bytes(let bytes):
      return bytes.withUnsafeBytes { statement_bind_bytes(statement, place, $0.baseAddress, UInt64($0.count)) }
    }
  }

  /// Goes on to the next row.
  ///
  /// - Returns: whether there is one.
  func next() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    guard code == SQLITE_ROW || code == SQLITE_DONE else { throw SQLiteError(code, in: sqlite3_db_handle(handle)) }
    return code == SQLITE_ROW
  }

  /// nil where the column is NULL; where it is no text, what SQLite makes of it, as in the two below.
  func text(_ column: Int32) -> String? {
    // Asked for first: it may change the form in which the bytes are kept, and so their number.
    guard let text = sqlite3_column_text(handle, column) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: text, count: size(column)), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> Data? {
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    // Of no bytes there is no address.
    return sqlite3_column_blob(handle, column).map { Data(bytes: $0, count: size(column)) } ?? Data()
  }

  func integer(_ column: Int32) -> Int? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(handle, column))
  }

  private func size(_ column: Int32) -> Int { Int(sqlite3_column_bytes(handle, column)) }
}
