/// Why data cannot be used; every case says what to do.
package enum DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(dataset: String, path: String, hint: String)
  /// A file that is not what it should be, and the byte at which that shows.
  case damaged(path: String, byte: Int, detail: String)
  case unusable(String)

  package var description: String {
    switch self {
    case .missing(let dataset, let path, let hint): "the dataset \(dataset) is not at \(path)\n  hint: \(hint)"
    case .damaged(let path, let byte, let detail): "\(path), byte \(byte): \(detail)"
    case .unusable(let detail): detail
    }
  }
}
