import Manuscript

/// A picture that has a paragraph to itself, and what it leads to.
struct SolePicture {
  var alt: String
  var path: String
  /// The link around it; its text is the picture.
  var link: Inline?

  /// Nil where there is other text, or no picture; white space is no text.
  init?(_ inlines: [Inline]) {
    let shown = inlines.filter { !$0.isBlank }
    guard shown.count == 1 else { return nil }
    switch shown[0] {
    case .image(let alt, let path, _): (self.alt, self.path, link) = (alt, path, nil)
    case .link(let inner, _, _):
      guard let picture = SolePicture(inner) else { return nil }
      (alt, path, link) = (picture.alt, picture.path, shown[0])
    default: return nil
    }
  }
}

extension Inline {
  fileprivate var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak: true
    default: false
    }
  }
}
