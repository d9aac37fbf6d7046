import Foundation

/// A drawing of a write-up as its files have it.
struct DrawnFigure: Sendable {
  /// One of its files, which a page can show in `<img>`.
  enum Picture: Sendable, Equatable {
    /// Text that has nothing in it but what Cyclopedia draws; `dark` is the same for dark paper.
    case svg(Data, dark: Data?)
    case png(Data)
  }

  /// What the report's list says that it shows; nil where it says nothing.
  var shows: String?
  /// nil where no file can be shown.
  var picture: Picture?
  /// SHA-256 of the file by which drawings are compared.
  var digest: String
}
