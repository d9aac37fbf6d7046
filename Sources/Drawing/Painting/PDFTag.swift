internal import CPangoCairo
import Plotting

/// A group's meaning in Cairo's words: a structure type of ISO 32000, a link or a destination.
struct PDFTag {
  let name: String
  var attributes = ""

  /// Nothing for artifacts: what has no tag is no content.
  init?(_ tag: Tag) {
    switch tag {
    case .heading(let level): name = "H\(min(max(level, 1), 6))"
    case .paragraph: name = "P"
    case .caption: name = "Caption"
    case .listItem: name = "LI"
    case .table: name = "Table"
    case .code: name = "Code"
    case .note: name = "Note"
    case .figure: name = "Figure"
    case .link(let destination): (name, attributes) = (CAIRO_TAG_LINK, "dest='\(PDFTag.escaped(destination))'")
    case .webLink(let address): (name, attributes) = (CAIRO_TAG_LINK, "uri='\(PDFTag.escaped(address))'")
    case .destination(let place): (name, attributes) = (CAIRO_TAG_DEST, "name='\(PDFTag.escaped(place))'")
    case .artifact, .added: return nil
    }
  }

  /// As Cairo's attribute strings want it: quotes and backslashes behind a backslash.
  static func escaped(_ text: String) -> String {
    // Scalars, because a combining mark behind a quote makes another `Character` of it.
    text.showable.unicodeScalars.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : "\($1)" }
  }
}
