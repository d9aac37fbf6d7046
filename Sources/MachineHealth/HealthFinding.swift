/// What was found of one thing that reports are built with.
package struct HealthFinding: Hashable, Sendable, Encodable {
  package enum State: String, Hashable, Sendable, Encodable {
    case ok
    /// A report can be built, and something in it may be missing or slow.
    case warn
    /// No report can be built.
    case problem
  }

  /// `libraries`, `fonts`
  package var topic: String
  package var name: String
  package var state: State
  package var detail: String
  /// What to do; nil where all is well.
  package var advice: String?

  init(_ topic: String, _ name: String, _ detail: String) {
    (self.topic, self.name, self.detail, state) = (topic, name, detail, .ok)
  }

  init(_ topic: String, _ name: String, _ state: State, _ detail: String, advice: String) {
    (self.topic, self.name, self.detail, self.state, self.advice) = (topic, name, detail, state, advice)
  }
}
