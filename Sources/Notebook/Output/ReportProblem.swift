import Settings

/// Something that failed and is shown as a box where it stands.
package struct ReportProblem: Hashable, Codable, Sendable {
  package var location: SourceLocation
  package var message: String
}

extension ReportProblem {
  init(_ diagnostic: Diagnostic) { self.init(location: diagnostic.location, message: diagnostic.message) }
}
