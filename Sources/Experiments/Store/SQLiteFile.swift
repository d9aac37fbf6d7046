import Synchronization

/// An open SQLite file that threads use one after the other.
final class SQLiteFile: Sendable {
  private let connection: Mutex<SQLiteConnection>

  init(_ path: String, _ access: SQLiteConnection.Access = .writing) throws(SQLiteError) {
    connection = Mutex(try SQLiteConnection(path, access))
  }

  func use<Value: Sendable>(
    _ work: @Sendable (borrowing SQLiteConnection) throws -> Value
  ) throws -> Value {
    try connection.withLock { try work($0) }
  }

  /// Uses it within a transaction.
  func use<Value: Sendable>(
    _ kind: SQLiteConnection.Transaction, _ work: @Sendable (borrowing SQLiteConnection) throws -> Value
  ) throws -> Value {
    try use { try $0.transaction(kind, work) }
  }
}
