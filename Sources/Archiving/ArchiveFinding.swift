/// Something about an archive that is not as it was archived.
package struct ArchiveFinding: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    case missing(recorded: String)
    /// The digest is nil for what is no plain file.
    case extra(found: String?)
    case changed(recorded: String, found: String)
    case unusable(String)
  }

  /// `first/report.html`, fit to be printed.
  package var path: String
  package var kind: Kind

  package var description: String {
    switch kind {
    case .missing(let recorded): "\(path): missing; recorded \(recorded), found nothing"
    case .extra(let found): "\(path): extra; recorded nothing, found \(found ?? "no plain file")"
    case .changed(let recorded, let found): "\(path): changed; recorded \(recorded), found \(found)"
    case .unusable(let reason): "\(path): \(reason)"
    }
  }
}
