import Archiving

extension Archive.Entry {
  /// A write-up as lists have it.
  ///
  /// - Parameter created: `2026-01-02T03:04:05Z`
  package static func sample(
    _ name: String, _ created: String, _ results: [ArchiveMetadata.MainResult] = [], note: String? = nil
  ) -> Archive.Entry {
    Archive.Entry(
      name: name, digest: "d",
      metadata: .success(
        ArchiveMetadata(
          name: name, title: "Title of \(name)", created: created, newest: "2026-11-01T00:00:00Z", profile: "quick",
          parameters: [], note: note, results: results)))
  }

  package static let broken = Archive.Entry(
    name: "broken", digest: "d", metadata: .failure(.init(description: "it is not there")))
}
