/// A value of the command line that means nothing, with what to write instead: two lines, and no page of usage.
struct ArgumentMistake: Error, CustomStringConvertible {
  private let message: String
  private let hint: String

  static let exitCode: Int32 = 2

  init(_ message: String, hint: String) { (self.message, self.hint) = (message, hint) }

  var description: String { "\(message)\n  hint: \(hint)" }
}
