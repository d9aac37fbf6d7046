import Foundation

/// What stands in the place of a `?` in a statement.
enum SQLiteValue {
  case text(String)
  case integer(Int)
  case bytes(Data)
}
