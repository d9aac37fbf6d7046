import Foundation

/// The git commit of a book when a run was made, and whether its chapters differed from it.
package struct BookRevision: Hashable, Codable, Sendable {
  /// 40 or 64 hexadecimal digits.
  package var commit: String
  /// Whether a file of the chapters' folder was changed, added or removed; nil where that could not be told.
  package var isDirty: Bool?

  private enum CodingKeys: String, CodingKey {
    case commit
    case isDirty = "dirty"
  }

  package init(commit: String, isDirty: Bool?) { (self.commit, self.isDirty) = (commit, isDirty) }

  /// Reads what git knows of the folder; nil where that is in no repository, or in one without a commit.
  ///
  /// The commit is read from git's files. Only the comparison takes the program `git`, and never with the repository's
  /// own configuration, which may come from a stranger and can name programs that git would run.
  ///
  /// - Parameters:
  ///   - scratch: a folder that may be written to.
  ///   - patience: the seconds after which git's comparison is given up; 0 for none.
  package init?(of chapters: URL, scratch: URL, patience: Int = 5) {
    guard let place = GitWorktree(of: chapters), let commit = place.commit else { return nil }
    self.init(
      commit: commit,
      isDirty: patience > 0 ? place.isDirty(chapters, since: commit, scratch: scratch, patience: patience) : nil)
  }

  /// `ac9ae0b`, `ac9ae0b with changes`
  package var text: String {
    String(commit.prefix(7)) + (isDirty == true ? " with changes" : "")
  }
}
