/// A regular expression that is kept, so that it is compiled once.
///
/// An expression cannot change, and its compiled program is set by one atomic step, so that threads may share it.
struct Pattern<Output>: @unchecked Sendable {
  let regex: Regex<Output>

  init(_ regex: Regex<Output>) { self.regex = regex }
}
