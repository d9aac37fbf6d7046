/// What a command about runs was asked for, and cannot do.
package struct CatalogueMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package var message: String
  package var hint: String?

  init(_ message: String, hint: String? = nil) { (self.message, self.hint) = (message, hint) }

  package var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}
