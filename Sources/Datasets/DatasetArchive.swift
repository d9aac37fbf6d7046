/// A dataset as one file that can be fetched: where it is, what is in it, and by which digests it is known.
package struct DatasetArchive: Hashable, Sendable {
  /// A file that the archive holds.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var bytes: Int
    /// SHA-256, 64 lower-case hexadecimal digits.
    package var digest: String

    package init(name: String, bytes: Int, digest: String) {
      (self.name, self.bytes, self.digest) = (name, bytes, digest)
    }
  }

  package enum Contents: Hashable, Sendable {
    /// A gzipped tar archive, of which these files are taken by their names, in whatever folder they are.
    case files([Member])
    /// A zip archive, of which the pictures in these folders are taken.
    ///
    /// - Parameters:
    ///   - folders: from the dataset's folder on: `train/ants`.
    ///   - mostFiles: an archive with more is refused.
    ///   - mostBytes: of all pictures together; an archive with more is refused.
    case pictures(folders: [String], mostFiles: Int, mostBytes: Int)
  }

  /// As commands name it.
  package var name: String
  /// What it is, in a few words.
  package var summary: String
  /// The official address up to the file.
  package var site: String
  /// The archive's name, at the official address and at mirrors.
  package var file: String
  package var bytes: Int
  /// SHA-256 of the archive, 64 lower-case hexadecimal digits.
  package var digest: String
  /// The folder that it becomes, in the data folder.
  package var folder: String
  /// Of the dataset in it, where a copy with its records in another order is as good; nil where the files' bytes count.
  package var fingerprint: String?
  package var contents: Contents

  package init(
    name: String, summary: String = "", site: String, file: String, bytes: Int, digest: String, folder: String,
    fingerprint: String? = nil, contents: Contents
  ) {
    (self.name, self.summary, self.site, self.file) = (name, summary, site, file)
    (self.bytes, self.digest, self.folder, self.contents) = (bytes, digest, folder, contents)
    self.fingerprint = fingerprint
  }

  package var address: String { "\(site)/\(file)" }

  /// At most how many bytes its files take.
  var unpackedBytes: Int {
    switch contents {
    case .files(let members): members.map(\.bytes).reduce(0, +)
    case .pictures(_, _, let mostBytes): mostBytes
    }
  }

  /// What to do where the dataset is absent: both ways to get it.
  func hint(in root: DataRoot) -> String {
    let place = root.path == DataRoot().path ? "" : " --data \(root.path)"
    return "either fetch it with 'cyclopedia data fetch \(name)\(place)' (from \(site)), or name the folder that holds "
      + "\(folder)/ with --data DIR or CYCLOPEDIA_DATA"
  }
}
