/// Why a command about archives cannot do what it was asked for.
package struct ArchiveError: Error, Sendable, CustomStringConvertible {
  package enum Cause: Sendable {
    /// A report or an archive is not what it has to be.
    case outdated
    /// A name on the command line.
    case option
    /// Disk, rights, files.
    case files
  }

  package var cause: Cause
  package var message: String
  /// What to do next.
  package var hint: String

  package init(_ cause: Cause, _ message: String, hint: String) {
    (self.cause, self.message, self.hint) = (cause, message, hint)
  }

  package var description: String { "\(message)\n  hint: \(hint)" }
}
