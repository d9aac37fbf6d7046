import Settings

/// One source of pictures with its settings.
package protocol DatasetKind: NamedKind, Hashable, Codable, Sendable {
  /// The names of the classes, where the settings alone tell; nil where only the files do.
  var knownClasses: [String]? { get }
  /// How many training pictures there are, where the settings alone tell.
  var knownTrainingCount: Int? { get }
  /// A text that changes where the data may have changed: names, sizes and dates of its files. Reads no picture.
  ///
  /// - Returns: nil where the data is absent.
  func stamp(in root: DataRoot) -> String?
  func load(from root: DataRoot) throws(DatasetError) -> Dataset
  /// - Parameter notes: of earlier readings; they learn of this one, also where it fails.
  func load(from root: DataRoot, notes: PictureNotes) throws(DatasetError) -> Dataset
  /// What it can be fetched as; nil where it cannot be fetched.
  var archive: DatasetArchive? { get }
  /// Those of this kind that have an archive, each once.
  static var fetchable: [Self] { get }
}

extension DatasetKind {
  package func load(from root: DataRoot, notes: PictureNotes) throws(DatasetError) -> Dataset {
    try load(from: root)
  }
  package var archive: DatasetArchive? { nil }
  package static var fetchable: [Self] { [] }
}
