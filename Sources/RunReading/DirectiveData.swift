import Settings

/// What a directive that names runs needs of the chapter in which it stands.
package protocol DirectiveData {
  var parameters: Parameters { get }
  var diagnostics: Diagnostics { get }
  func displayName(_ file: String) -> String
  /// The text of a file of data that the directive names, with its path from the notebook's folder; nil after a
  /// complaint.
  func data(of file: String, at location: SourceLocation) -> (text: String, path: String)?
}
