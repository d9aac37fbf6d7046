/// Collects every complaint of one pass, so that all mistakes are reported together.
///
/// It is used by one pass on one thread and does not leave it; `sorted` is the value that does.
package final class Diagnostics {
  private var reported: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var closed: Set<SourceLocation> = []

  package init() {}

  /// - Parameter hint: is looked for where it is shown: a name that is wrong in a thousand places is sought in a few.
  package func report(
    _ message: String, at location: SourceLocation, hint: @autoclosure () -> String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    let diagnostic = Diagnostic(message, at: location, severity: severity)
    guard isNew(diagnostic) else { return }
    add(count < Self.mostHints ? Diagnostic(message, at: location, hint: hint(), severity: severity) : diagnostic)
  }

  package func report(_ diagnostic: Diagnostic) {
    var plain = diagnostic
    plain.hint = nil
    if isNew(plain) { add(diagnostic) }
  }

  /// No more mistakes are shown than these.
  private static let mostHints = 200

  /// - Parameter diagnostic: without its hint.
  private func isNew(_ diagnostic: Diagnostic) -> Bool {
    !closed.contains(diagnostic.location) && known.insert(diagnostic).inserted
  }

  private func add(_ diagnostic: Diagnostic) {
    reported.append(diagnostic)
    if diagnostic.severity == .error { errorCount += 1 }
  }

  /// Nothing more is reported of what stands here: it cannot be read, and that has been said.
  package func close(_ location: SourceLocation) { closed.insert(location) }

  package private(set) var errorCount = 0
  package var hasErrors: Bool { errorCount > 0 }
  package var count: Int { reported.count }

  /// All complaints, by file, line and column.
  package var sorted: [Diagnostic] {
    reported.enumerated().sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }.map(\.element)
  }
}
