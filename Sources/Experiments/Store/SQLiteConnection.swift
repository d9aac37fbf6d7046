internal import CSQLite

/// An open SQLite file, for one thread at a time.
///
/// The file may be a stranger's: nothing in it acts by itself. https://www.sqlite.org/security.html
struct SQLiteConnection: ~Copyable {
  private let handle: OpaquePointer

  /// Milliseconds for which another process is waited for.
  private static let patience: Int32 = 10_000

  /// Views and triggers, functions of the schema's choice, and text in the place of a name that is missing.
  private static let off = [
    SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
    SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML,
  ]

  /// How a file is opened.
  enum Access {
    /// It is made where it is missing.
    case writing
    /// Nothing is written, not even beside it, and nobody else may write it meanwhile.
    case unchanging
    /// In memory, and empty at first.
    case none
  }

  /// - Throws: also where it was to be written and cannot be.
  init(_ path: String, _ access: Access = .writing) throws(SQLiteError) {
    // No locks of its own: who has the connection is alone with it.
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let name: String
    switch access {
    case .writing:
      // Some builds of SQLite take what begins with `file:` for a URI, whatever the flags say.
      name = path.hasPrefix("/") ? path : "./" + path
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .unchanging:
      name = Self.address(path) + "?immutable=1"
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    case .none:
      name = ":memory:"
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    var opened: OpaquePointer?
    var code = sqlite3_open_v2(name, &opened, flags, nil)
    for option in Self.off where code == SQLITE_OK { code = connection_switch(opened, option, 0) }
    if code == SQLITE_OK { code = connection_switch(opened, SQLITE_DBCONFIG_DEFENSIVE, 1) }
    if code == SQLITE_OK { code = sqlite3_busy_timeout(opened, Self.patience) }
    // SQLite opens it nevertheless, and would say so when a run is kept.
    if code == SQLITE_OK, access != .unchanging, sqlite3_db_readonly(opened, "main") == 1 { code = SQLITE_READONLY }
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(code, in: opened)
      // Also what could not be opened has memory.
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// A path as a URI that means nothing else: https://www.sqlite.org/uri.html
  private static func address(_ path: String) -> String {
    let plain = "/-_.~"
    var address = "file:"
    for byte in path.utf8 {
      let isPlain =
        (byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber))
        || plain.utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      address += isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return address
  }

  func statement(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) -> SQLiteStatement {
    try SQLiteStatement(sql, values, in: handle)
  }

  /// Runs a statement to its end.
  func execute(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) {
    let statement = try SQLiteStatement(sql, values, in: handle)
    while try statement.next() {}
  }

  /// The first column of the first row; nil where it is NULL or there is no row.
  func text(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) -> String? {
    let statement = try SQLiteStatement(sql, values, in: handle)
    return try statement.next() ? statement.text(0) : nil
  }

  /// The same of a number.
  func integer(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) -> Int? {
    let statement = try SQLiteStatement(sql, values, in: handle)
    return try statement.next() ? statement.integer(0) : nil
  }

  /// `reading` takes no lock that another process could hold; `writing` waits for those that write.
  enum Transaction: String {
    case reading = "BEGIN DEFERRED"
    case writing = "BEGIN IMMEDIATE"
  }

  /// Keeps all that the work has done; nothing of it where it throws.
  func transaction<Value>(
    _ kind: Transaction, _ work: (borrowing SQLiteConnection) throws -> Value
  ) throws -> Value {
    try execute(kind.rawValue)
    do {
      let value = try work(self)
      try execute("COMMIT")
      return value
    } catch {
      // After some errors SQLite has gone back by itself.
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }
}
