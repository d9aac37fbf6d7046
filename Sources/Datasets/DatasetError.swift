/// Why data cannot be used; every case says what to do.
package enum DatasetError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(dataset: String, path: String, hint: String)
  /// A file that is not what it should be, and the byte at which that shows.
  case damaged(path: String, byte: Int, detail: String)
  case unusable(String)
  /// All that is wrong with the files of one dataset.
  case several([DatasetError])

  package var description: String {
    switch self {
    case .missing(let dataset, let path, let hint): "the dataset \(dataset) is not at \(path)\n  hint: \(hint)"
    case .damaged(let path, let byte, let detail): "\(path), byte \(byte): \(detail)"
    case .unusable(let detail): detail
    case .several(let errors): errors.map(\.description).joined(separator: "\n")
    }
  }

  /// One by one.
  package var each: [DatasetError] { if case .several(let errors) = self { errors } else { [self] } }

  /// - Returns: nil where there is none.
  init?(_ errors: [DatasetError]) {
    guard let first = errors.first else { return nil }
    self = errors.count == 1 ? first : .several(errors)
  }
}
