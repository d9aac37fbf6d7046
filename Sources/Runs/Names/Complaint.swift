import Settings

/// What is wrong with something that an author wrote, and what to do; whoever asked knows the place.
package struct Complaint {
  package var message: String
  /// Made where it is shown.
  package var hint: () -> String?

  package init(_ message: String, hint: @autoclosure @escaping () -> String? = nil) {
    (self.message, self.hint) = (message, hint)
  }
}

extension Diagnostics {
  package func report(_ complaint: Complaint, at location: SourceLocation) {
    report(complaint.message, at: location, hint: complaint.hint())
  }
}
