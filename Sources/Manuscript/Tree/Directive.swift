import Settings

/// A fence such as ```` ```{train} onecycle ````, not yet understood.
package struct Directive: Sendable {
  /// `train`
  package var name: String
  /// `onecycle`; empty where nothing follows the name.
  package var argument: String
  package var argumentLocation: SourceLocation
  /// Where the fence opens.
  package var location: SourceLocation
  /// Leading `:key: value` lines or a `---` YAML block; empty for run directives.
  package var options: [Option]
  /// What stands between the fences after the options, as it was written, and where its first line stands.
  package var body: String
  package var bodyLocation: SourceLocation
  /// The label of a `(label)=` line before the fence.
  package var label: String?
  /// Whether its fence is never closed, which has been complained about: nobody knows where its body ends.
  package var isUnclosed = false

  package struct Option: Hashable, Sendable {
    package var name: String
    package var value: String
    package var location: SourceLocation
    package var valueLocation: SourceLocation

    package init(name: String, value: String, location: SourceLocation, valueLocation: SourceLocation) {
      (self.name, self.value, self.location, self.valueLocation) = (name, value, location, valueLocation)
    }
  }

  package init(
    name: String, argument: String, argumentLocation: SourceLocation? = nil, location: SourceLocation,
    options: [Option] = [], body: String, bodyLocation: SourceLocation, label: String? = nil
  ) {
    (self.name, self.argument, self.location, self.options) = (name, argument, location, options)
    self.argumentLocation = argumentLocation ?? location
    (self.body, self.bodyLocation, self.label) = (body, bodyLocation, label)
  }
}
